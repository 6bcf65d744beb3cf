/** How many hours each open step still takes, before anything is known about the learner's pace. */
import type { Learner, Logged } from '../learner/learner.ts';
import type { Step } from './step.ts';

export interface Effort {
  readonly skill: string;
  /** Of the whole step: the middle of the roadmap's range, less for what is known in part or only forgotten. */
  readonly hours: number;
  /** Spent on it already. */
  readonly spent: number;
  /** How far the hours of a learner scatter around that: standard deviation of their logarithm. */
  readonly spread: number;
}

/** Known in part: half is left. Forgotten: refreshing takes a quarter. */
const SHARE = { partly: 0.5, forgotten: 0.25 } as const;

export type EffortStep = Pick<Step, 'id' | 'hours' | 'belief'>;

/** Of each of the steps, in their order. */
export function effortsOf(steps: readonly EffortStep[], learner: Learner): readonly Effort[] {
  const logs = logsBySkill(learner);
  return steps.map(({ id, hours, belief }) => {
    const isForgotten = belief.source === 'forgotten';
    const isPartly = learner.statements.get(id)?.report === 'partly';
    const share = isForgotten ? SHARE.forgotten : isPartly ? SHARE.partly : 1;
    const own = logs.get(id) ?? [];
    return {
      skill: id,
      hours: share * middle(hours),
      // What was spent before it was forgotten is gone.
      spent: hoursIn(isForgotten ? own.filter(({ day }) => day > (belief.day ?? '')) : own),
      spread: Math.log(hours.max / hours.min) / (2 * ONE_TAIL),
    };
  });
}

/** The roadmap's range is read as holding the middle 70% of learners: its ends lie this many deviations out. */
const ONE_TAIL = 1.04;

export function middle({ min, max }: { readonly min: number; readonly max: number }): number {
  return (min + max) / 2;
}

export function logsBySkill({ logged }: Pick<Learner, 'logged'>): ReadonlyMap<string, readonly Logged[]> {
  const logs = new Map<string, Logged[]>();
  for (const one of logged) {
    const own = logs.get(one.skill);
    if (own) own.push(one);
    else logs.set(one.skill, [one]);
  }
  return logs;
}

export function hoursIn(logs: readonly Logged[]): number {
  return logs.reduce((sum, { minutes }) => sum + minutes, 0) / 60;
}

/** However much was spent, an open step has this share of itself left. */
export const LEAST_LEFT = 0.1;

/** Hours left of a step that takes so many hours in all. */
export function hoursLeft({ hours, spent }: Effort, total: number): number {
  return Math.max(total - spent, LEAST_LEFT * hours);
}
