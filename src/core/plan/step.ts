/** A skill of the path as a step of the plan: where it stands, why, and when its turn comes. */
import type { Belief } from '../learner/belief.ts';
import { skillGraph } from '../roadmap/graph.ts';
import type { Level, Milestone, Resource, Skill } from '../roadmap/roadmap.ts';
import type { Aiming } from './aiming.ts';
import { type Choice, type Rule, stepSequence, unlockCounts } from './next-step.ts';
import type { Situation } from './situation.ts';

/** `known`: ticked. `ready`: in the outer fringe, can be learned now. `later`: something must come first. */
export type Status = 'known' | 'ready' | 'later' | 'skipped';

export interface SkillName {
  readonly id: string;
  readonly title: string;
}

export interface StepBelief extends Omit<Belief, 'because'> {
  readonly because: readonly SkillName[];
}

export interface Step extends SkillName {
  readonly stage: string;
  readonly status: Status;
  readonly begun: boolean;
  readonly level: Level;
  readonly milestone: Milestone;
  readonly optional: boolean;
  readonly summary?: string | undefined;
  readonly outcomes: readonly string[];
  readonly hours: { readonly min: number; readonly max: number };
  readonly resources: readonly Resource[];
  readonly belief: StepBelief;
  /** Prerequisites that are still to be learnt. */
  readonly after: readonly SkillName[];
  /** How many open skills of the path need this one, and those that need it directly whose turn comes first. */
  readonly unlocks: { readonly count: number; readonly first: readonly SkillName[] };
  /** How many of the counted adverts name it; absent when they name only a wider term or none. */
  readonly demand?: { readonly adverts: number; readonly of: number } | undefined;
  /** Its place in the sequence of open steps, from 1, and the rule that put it there. */
  readonly turn?: number | undefined;
  readonly decidedBy?: Rule | undefined;
  /** Which adverts that are aimed at need it. */
  readonly aimed?: Aiming | undefined;
}

/** The steps of the path, in roadmap order. */
export function stepsOf(situation: Situation): readonly Step[] {
  const { skills, known, skipped } = situation;
  const open = skillGraph(skills.filter(({ id }) => !known.has(id) && !skipped.has(id)));
  const unlocks = unlockCounts(open);
  const titles = new Map(situation.roadmap.skills.map(({ id, title }) => [id, title]));
  const named = (ids: readonly string[] = []) => ids.map((id) => ({ id, title: titles.get(id) ?? id }));
  const turns = new Map(
    stepSequence(situation).map((choice, index) => [choice.skill.id, { choice, turn: index + 1 }]),
  );
  return skills.map((skill) => ({
    ...contentOf(skill),
    status: statusOf(situation, skill.id, open.prerequisites.get(skill.id)),
    begun: situation.begun.has(skill.id),
    belief: beliefOf(situation, skill.id, named),
    after: named(open.prerequisites.get(skill.id)),
    unlocks: {
      count: unlocks.get(skill.id) ?? 0,
      first: named(soonest(open.dependents.get(skill.id) ?? [], turns)),
    },
    demand: demandOf(situation, skill),
    ...turnOf(turns.get(skill.id)),
    aimed: situation.aimed.get(skill.id),
  }));
}

function soonest(ids: readonly string[], turns: ReadonlyMap<string, { turn: number }>): readonly string[] {
  const turnOfId = (id: string) => turns.get(id)?.turn ?? 0;
  return ids.toSorted((a, b) => turnOfId(a) - turnOfId(b)).slice(0, 3);
}

function contentOf(skill: Skill) {
  const { id, title, stage, level, milestone, optional, summary, outcomes, hours, resources } = skill;
  return { id, title, stage, level, milestone, optional, summary, outcomes, hours, resources };
}

function statusOf({ known, skipped }: Situation, id: string, missing: readonly string[] | undefined): Status {
  if (skipped.has(id)) return 'skipped';
  if (known.has(id)) return 'known';
  return missing && missing.length > 0 ? 'later' : 'ready';
}

function beliefOf(
  { beliefs }: Situation,
  id: string,
  named: (ids: readonly string[]) => readonly SkillName[],
): StepBelief {
  const belief = beliefs.get(id);
  if (!belief) return { probability: 0.5, source: 'none', because: [] };
  return { ...belief, because: named(belief.because) };
}

function demandOf({ roadmap }: Situation, { demand }: Skill): Step['demand'] {
  if (!demand || demand.umbrella || !roadmap.adverts || demand.adverts === 0) return undefined;
  return { adverts: demand.adverts, of: roadmap.adverts.total };
}

function turnOf(place: { choice: Choice; turn: number } | undefined) {
  return place && { turn: place.turn, decidedBy: place.choice.decidedBy };
}
