/** Of alternatives the one that counts. */
import { type Aim, asksOf } from '../learner/aim.ts';
import type { Graph } from '../roadmap/graph.ts';
import type { Skill } from '../roadmap/roadmap.ts';
import { missing, type Settled } from './ground.ts';

/** What is chosen with: the graph and the skills of the roadmap, and where the learner stands. */
export interface Choosing {
  readonly settled: Settled;
  readonly graph: Graph;
  readonly byId: ReadonlyMap<string, Skill>;
  /** The skills of the learner's path. */
  readonly path: ReadonlySet<string>;
}

/**
 * Of each the known one, else one that takes in nothing beside the path, else the one that adds the fewest hours to what is
 * needed anyway.
 */
export function chooseAll(
  asks: readonly { readonly skills: readonly string[] }[],
  { settled, graph, byId, path }: Choosing,
): readonly string[] {
  const needed = new Set<string>();
  for (const { skills } of asks) {
    if (skills.length === 1) for (const id of missing(skills[0] ?? '', settled, graph)) needed.add(id);
  }
  return asks.map(({ skills }) => {
    const known = skills.find((id) => settled.known.has(id));
    if (known !== undefined || skills.length === 1) return known ?? skills[0] ?? '';
    const open = skills.filter((id) => !settled.skipped.has(id));
    const costs = (open.length > 0 ? open : skills).map((id) => {
      const more = missing(id, settled, graph).filter((one) => !needed.has(one));
      const isBeside = more.some((one) => !path.has(one));
      return { id, more, isBeside, hours: more.reduce((sum, one) => sum + middle(byId.get(one)), 0) };
    });
    const onPath = costs.filter(({ isBeside }) => !isBeside);
    const best = (onPath.length > 0 ? onPath : costs).reduce((a, b) => (b.hours < a.hours ? b : a));
    for (const id of best.more) needed.add(id);
    return best.id;
  });
}

export function middle(skill: Skill | undefined): number {
  return skill ? (skill.hours.min + skill.hours.max) / 2 : 0;
}

/** The aim with all its alternatives, as if each were asked for. */
export function withEveryChoice(aim: Aim): Aim {
  const all = (isMust: boolean) => asksOf(aim).flatMap((ask) => (ask.isMust === isMust ? ask.skills : []));
  return { ...aim, must: all(true), nice: all(false) };
}

/** The aim with the alternatives that count as the learner stands now. */
export function withChoicesMade(aim: Aim, choosing: Choosing): Aim {
  const asks = asksOf(aim)
    .map((ask) => ({ ...ask, skills: ask.skills.filter((id) => choosing.byId.has(id)) }))
    .filter(({ skills }) => skills.length > 0);
  const chosen = chooseAll(asks, choosing);
  const of = (isMust: boolean) => chosen.filter((_, at) => asks[at]?.isMust === isMust);
  return { ...aim, must: of(true), nice: of(false) };
}
