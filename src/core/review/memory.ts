/**
 * How long an answer is remembered: FSRS-6 (Free Spaced Repetition Scheduler; Ye et al., KDD 2022, and
 * github.com/open-spaced-repetition), by ts-fsrs. In whole days and without its cards: those ask a clock in four places
 * when no time is given, and its formulas do not need them.
 */
import { FSRSAlgorithm } from 'ts-fsrs';

/** What one answer says: forgotten, known with effort, known, known at once. */
export type Grade = 'again' | 'hard' | 'good' | 'easy';

const NUMBERS = { again: 1, hard: 2, good: 3, easy: 4 } as const;

export interface Memory {
  /** Days after which the chance to remember has fallen to 90%. */
  readonly stability: number;
  /** 1 to 10. */
  readonly difficulty: number;
}

export interface Scheduler {
  /** `memory` is undefined before the first answer. `elapsed`: days since the last one. */
  readonly after: (memory: Memory | undefined, elapsed: number, grade: Grade) => Memory;
  /**
   * Days until the next review, at least 1. The seed spreads cards that would come due together (fuzz); the same seed
   * gives the same day.
   */
  readonly interval: (memory: Memory, elapsed: number, seed: string) => number;
  /** The chance to remember after so many days, 0 to 1. */
  readonly retrievability: (memory: Memory, elapsed: number) => number;
}

/** A year: a job is found sooner than the longest intervals end. */
const LONGEST_DAYS = 365;

/** `retention`: the chance to remember at which a review is due, 0.7 to 0.97. */
export function schedulerFor(retention: number): Scheduler {
  const fsrs = new FSRSAlgorithm({
    request_retention: retention,
    maximum_interval: LONGEST_DAYS,
    enable_fuzz: true,
    enable_short_term: false,
  });
  return {
    after: (memory, elapsed, grade) => fsrs.next_state(memory ?? null, elapsed, NUMBERS[grade]),
    interval: ({ stability }, elapsed, seed) => {
      fsrs.seed = seed;
      return Math.max(1, fsrs.next_interval(stability, elapsed));
    },
    retrievability: ({ stability }, elapsed) => fsrs.forgetting_curve(Math.max(0, elapsed), stability),
  };
}
