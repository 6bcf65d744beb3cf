/** The gap between a learner and an advert: what they have of it, and the shortest way to the rest. */
import type { Advert, Ask } from '../advert/advert.ts';
import type { Day } from '../day.ts';
import type { Learner } from '../learner/learner.ts';
import { type Graph, skillGraph } from '../roadmap/graph.ts';
import type { Skill } from '../roadmap/roadmap.ts';
import { aimingOf } from './aiming.ts';
import { chooseAll } from './choosing.ts';
import { missing } from './ground.ts';
import { stepSequence } from './next-step.ts';
import { type Situation, situationOf } from './situation.ts';
import type { SkillName } from './step.ts';

/** `claimed`: counts as known, but no exercise has shown it. */
export type Standing = 'proved' | 'claimed' | 'lacking' | 'left out';

export interface AskGap extends Omit<Ask, 'skills'> {
  /** One of them is enough; mostly there is one. */
  readonly skills: readonly SkillName[];
  /** The one that counts: known already, or on the path, or the shortest to learn. */
  readonly skill: SkillName;
  readonly standing: Standing;
}

export interface WayStep extends SkillName {
  readonly hours: { readonly min: number; readonly max: number };
  /** The advert asks for it; else it must come before something that is asked for. */
  readonly isAsked: boolean;
  /** It is a must-have, or comes before one. */
  readonly isMust: boolean;
  /** Not on the learner's path. */
  readonly isBeside: boolean;
}

export interface Coverage {
  /** 0 to 1; undefined when the advert asks for nothing that the roadmap teaches. */
  readonly share: number | undefined;
  readonly must: { readonly have: number; readonly of: number };
  readonly nice: { readonly have: number; readonly of: number };
}

export interface AdvertGap {
  readonly asks: readonly AskGap[];
  readonly coverage: Coverage;
  /** Must-haves first, each after what it needs. */
  readonly way: readonly WayStep[];
  readonly hours: { readonly min: number; readonly max: number };
}

/** The learner's situation with beliefs about everything that the adverts ask for, on the path or not. */
export function advertSituation(
  adverts: readonly Pick<Advert, 'asks'>[],
  { roadmap, profile }: Pick<Situation, 'roadmap' | 'profile'>,
  learner: Learner,
  today: Day,
): Situation {
  const must = adverts.flatMap(({ asks }) => asks.flatMap(({ skills }) => skills));
  const trial = { id: '', title: '', must, nice: [], since: today };
  return situationOf(roadmap, learner, profile, today, [trial]);
}

/** A must-have counts as much as this many nice-to-haves. */
export const MUST_WEIGHT = 3;

/**
 * `situation`: with beliefs about every skill that the advert needs (advertSituation). Coverage: the weights of what is
 * known over all weights, where a must-have weighs 3, a nice-to-have 1, and of alternatives one counts.
 */
export function advertGap(
  { asks }: Pick<Advert, 'asks'>,
  situation: Situation,
  path: ReadonlySet<string>,
): AdvertGap {
  const { skills } = situation.roadmap;
  const byId = new Map(skills.map((skill) => [skill.id, skill]));
  const graph = skillGraph(skills);
  const chosen = chooseAll(asks, { settled: situation, graph, byId, path });
  const gaps = asks.map((ask, at): AskGap => {
    const skill = named(byId, chosen[at] ?? '');
    return {
      ...ask,
      skills: ask.skills.map((id) => named(byId, id)),
      skill,
      standing: standingOf(situation, skill.id),
    };
  });
  const lacking = gaps.filter(({ standing }) => standing === 'lacking');
  const way = wayTo(lacking, situation, graph, path);
  return { asks: gaps, coverage: coverageOf(gaps), way, hours: hoursOf(way) };
}

function named(byId: ReadonlyMap<string, Skill>, id: string): SkillName {
  return { id, title: byId.get(id)?.title ?? id };
}

function standingOf({ known, skipped, beliefs }: Situation, id: string): Standing {
  if (known.has(id)) return beliefs.get(id)?.source === 'proved' ? 'proved' : 'claimed';
  return skipped.has(id) ? 'left out' : 'lacking';
}

function wayTo(
  lacking: readonly AskGap[],
  situation: Situation,
  graph: Graph,
  path: ReadonlySet<string>,
): readonly WayStep[] {
  const asked = new Set(lacking.map(({ skill }) => skill.id));
  const needed = new Set(lacking.flatMap(({ skill }) => missing(skill.id, situation, graph)));
  const ids = (isMust: boolean) =>
    lacking.filter((gap) => gap.isMust === isMust).map(({ skill }) => skill.id);
  const aim = { id: '', title: '', must: ids(true), nice: ids(false), since: situation.profile.startDate };
  const aimed = aimingOf(situation.roadmap, [aim], situation);
  // In the order in which the whole plan would have them, once it is aimed at the advert.
  const sequence = stepSequence({ ...situation, aimed }).map(({ skill }) => skill);
  return sequence
    .filter(({ id }) => needed.has(id))
    .map(({ id, title, hours }) => ({
      id,
      title,
      hours,
      isAsked: asked.has(id),
      isMust: aimed.get(id)?.isMust === true,
      isBeside: !path.has(id),
    }));
}

function coverageOf(gaps: readonly AskGap[]): Coverage {
  const count = (isMust: boolean) => {
    const those = gaps.filter((gap) => gap.isMust === isMust);
    const have = those.filter(({ standing }) => standing === 'proved' || standing === 'claimed').length;
    return { have, of: those.length };
  };
  const [must, nice] = [count(true), count(false)];
  const all = MUST_WEIGHT * must.of + nice.of;
  return { share: all === 0 ? undefined : (MUST_WEIGHT * must.have + nice.have) / all, must, nice };
}

function hoursOf(way: readonly WayStep[]): { readonly min: number; readonly max: number } {
  return {
    min: way.reduce((sum, { hours }) => sum + hours.min, 0),
    max: way.reduce((sum, { hours }) => sum + hours.max, 0),
  };
}
