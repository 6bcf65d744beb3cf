/** Where the logged time went, and what is left of a skill by the roadmap's hours. */
import type { Day } from '../day.ts';
import type { Learner, Logged } from '../learner/learner.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { type EffortStep, effortsOf, middle } from './effort.ts';
import type { SkillName } from './step.ts';

/** A day has no more. */
export const MINUTES_A_DAY = 24 * 60;

export interface TimeSpent {
  readonly minutes: number;
  /** Most first. */
  readonly bySkill: readonly (SkillName & { readonly minutes: number })[];
  /** The newest day first, and of one day what was recorded last. */
  readonly entries: readonly Logged[];
}

export function timeSpent(
  { logged }: Pick<Learner, 'logged'>,
  { skills }: Pick<Roadmap, 'skills'>,
): TimeSpent {
  const titles = new Map(skills.map(({ id, title }) => [id, title]));
  const sums = new Map<string, number>();
  for (const { skill, minutes } of logged) sums.set(skill, (sums.get(skill) ?? 0) + minutes);
  return {
    minutes: minutesIn(logged),
    bySkill: [...sums]
      .map(([id, minutes]) => ({ id, title: titles.get(id) ?? id, minutes }))
      .toSorted((a, b) => b.minutes - a.minutes),
    entries: logged.toReversed().toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0)),
  };
}

export function minutesIn(logged: readonly Logged[]): number {
  return logged.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** What was logged on that day already. */
export function minutesOn({ logged }: Pick<Learner, 'logged'>, day: Day): number {
  return minutesIn(logged.filter((one) => one.day === day));
}

/** Of one open step, in hours; both are 0 when more was spent than the roadmap expects at most. */
export interface Left {
  readonly min: number;
  readonly max: number;
  /** Half of it is behind the learner, so that practising makes sense. */
  readonly isHalfway: boolean;
}

/** Less for what was known in part or only forgotten, as the plan counts it. */
export function leftOf(step: EffortStep, learner: Learner): Left {
  const [effort] = effortsOf([step], learner);
  const { hours = 0, spent = 0 } = effort ?? {};
  const share = hours / middle(step.hours);
  const left = (whole: number) => Math.max(0, share * whole - spent);
  return { min: left(step.hours.min), max: left(step.hours.max), isHalfway: spent >= hours / 2 };
}
