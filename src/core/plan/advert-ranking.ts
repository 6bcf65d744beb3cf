/**
 * What to learn next for several adverts: most adverts per hour. Greedy: the value of a skill is one for each advert that
 * has it as an open must-have and a third for each that would like it, divided by the hours of the skill and of all that
 * must come before it and is not learnt yet; the best one is taken, counts as learnt, and the rest are weighed anew.
 */

import type { Ask } from '../advert/advert.ts';
import { skillGraph } from '../roadmap/graph.ts';
import { MUST_WEIGHT } from './advert-gap.ts';
import { middle } from './choosing.ts';
import { missing } from './ground.ts';
import type { Situation } from './situation.ts';
import type { SkillName } from './step.ts';

export interface RankedSkill extends SkillName {
  /** How many of the adverts have it as a must-have, and how many would like it. */
  readonly must: number;
  readonly nice: number;
  /** What must come before it and is not learnt, in an order to learn it; earlier ranks count as learnt. */
  readonly after: readonly SkillName[];
  /** The middle of the roadmap's hours, with what must come before. */
  readonly hours: number;
  readonly valuePerHour: number;
}

export function rankedSkills(
  adverts: readonly { readonly asks: readonly Ask[] }[],
  situation: Situation,
): readonly RankedSkill[] {
  const byId = new Map(situation.roadmap.skills.map((skill) => [skill.id, skill]));
  const graph = skillGraph(situation.roadmap.skills);
  const place = new Map(graph.order.map((id, at) => [id, at]));
  const known = new Set(situation.known);
  const name = (id: string): SkillName => ({ id, title: byId.get(id)?.title ?? id });
  const candidates = new Set(adverts.flatMap(({ asks }) => asks.flatMap(({ skills }) => skills)));
  const ranked: RankedSkill[] = [];
  for (;;) {
    let best: RankedSkill | undefined;
    for (const id of candidates) {
      const { must, nice } = wants(id, adverts, known);
      const needed = missing(id, { ...situation, known }, graph);
      if (must + nice === 0 || needed.length === 0) continue;
      const hours = needed.reduce((sum, one) => sum + middle(byId.get(one)), 0);
      const valuePerHour = (must + nice / MUST_WEIGHT) / hours;
      if (best && valuePerHour <= best.valuePerHour) continue;
      const after = needed.slice(1).toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
      best = { ...name(id), must, nice, after: after.map(name), hours, valuePerHour };
    }
    if (!best) return ranked;
    ranked.push(best);
    for (const id of [best.id, ...best.after.map((one) => one.id)]) known.add(id);
  }
}

/** Adverts in which learning the skill settles something that is open. */
function wants(
  id: string,
  adverts: readonly { readonly asks: readonly Ask[] }[],
  known: ReadonlySet<string>,
): { must: number; nice: number } {
  let must = 0;
  let nice = 0;
  for (const { asks } of adverts) {
    const open = asks.filter(({ skills }) => skills.includes(id) && !skills.some((one) => known.has(one)));
    if (open.some(({ isMust }) => isMust)) must += 1;
    else if (open.length > 0) nice += 1;
  }
  return { must, nice };
}
