/** Coming back after a while: how long it was, and what to refresh first. */
import { type Day, daysBetween } from '../day.ts';
import { lastActiveDay } from '../learner/activity.ts';
import type { Learner } from '../learner/learner.ts';
import type { Checklist } from './checklist.ts';
import { allSteps } from './checklist.ts';
import type { Reviewing } from './reviewing.ts';
import type { SkillName } from './step.ts';

export interface Gap {
  /** Days since something was learned. */
  readonly days: number;
  /** What is due and most likely forgotten. */
  readonly refresh: readonly SkillName[];
}

export interface GapInput {
  readonly learner: Learner;
  readonly reviewing: Reviewing;
  readonly checklist: Checklist;
  readonly today: Day;
}

const LEAST_DAYS = 8;
const MOST = 3;

/** Undefined when there was no gap. */
export function gapOf(input: GapInput): Gap | undefined {
  const { learner, today } = input;
  const last = lastActiveDay(learner, today);
  const days = last === undefined ? 0 : daysBetween(last, today);
  return days < LEAST_DAYS ? undefined : { days, refresh: faded(input) };
}

/** The skills with something due, what is most likely forgotten first. */
function faded({ reviewing, checklist }: GapInput): readonly SkillName[] {
  const skills = [...new Set(reviewing.due.map(({ skill }) => skill))];
  const titles = new Map(allSteps(checklist).map(({ id, title }) => [id, title]));
  return skills.slice(0, MOST).map((id) => ({ id, title: titles.get(id) ?? id }));
}
