/** What the learner did with exercises. */
import type { Day } from '../day.ts';
import type { FactData } from './fact.ts';

/** What the learner did with one exercise. */
export interface Work {
  readonly skill: string;
  readonly exercise: string;
  /** Where it was put last, on whichever machine; undefined when only a hint or the solution was read. */
  readonly folder: string | undefined;
  /** When it was put there, local time with offset. */
  readonly since: string | undefined;
  /** How many hints were read. */
  readonly hints: number;
  readonly isRevealed: boolean;
  readonly checks: number;
  readonly passed: Passed | undefined;
}

/** The first pass. */
export interface Passed {
  readonly day: Day;
  readonly minutes: number;
  readonly hints: number;
  /** The solution had been read before. */
  readonly revealed: boolean;
}

/** By the name of the exercise, the one touched last at the end. */
export function touch(
  work: Map<string, Work>,
  { skill, exercise }: Pick<Work, 'skill' | 'exercise'>,
  changes: Partial<Work> | ((before: Work) => Partial<Work>),
): void {
  const before = work.get(exercise) ?? { ...UNTOUCHED, skill, exercise };
  work.delete(exercise);
  work.set(exercise, { ...before, ...(typeof changes === 'function' ? changes(before) : changes) });
}

const UNTOUCHED = {
  folder: undefined,
  since: undefined,
  hints: 0,
  isRevealed: false,
  checks: 0,
  passed: undefined,
};

export function countCheck(work: Map<string, Work>, data: FactData['checked'], day: Day): void {
  const { passed, minutes, hints, revealed } = data;
  touch(work, data, (before) => ({
    checks: before.checks + 1,
    passed: before.passed ?? (passed ? { day, minutes, hints, revealed } : undefined),
  }));
}
