/** What an answer is worth to the schedule. */
import type { AnswerOutcome, Rating } from '../quiz/outcome.ts';
import type { Grade } from './memory.ts';

export interface GradedAnswer {
  readonly outcome: AnswerOutcome;
  readonly seconds?: number | undefined;
  readonly rating?: Rating | undefined;
}

/** Longer than this is hesitation: two out of three answers take less than half of it. */
const SLOW_SECONDS = 60;
/** Longer than this somebody went away: it says nothing. */
const AWAY_SECONDS = 600;

/** What the learner said comes first, then how long it took. A guess is no memory. */
export function gradeOf({ outcome, rating, seconds = 0 }: GradedAnswer): Grade {
  if (outcome !== 'right' || rating === 'guessed') return 'again';
  if (rating) return rating;
  return isSlow(seconds) ? 'hard' : 'good';
}

export function isSlow(seconds: number): boolean {
  return seconds > SLOW_SECONDS && seconds <= AWAY_SECONDS;
}

const ORDER: readonly Grade[] = ['again', 'hard', 'good', 'easy'];

/** The one that says less was remembered. */
export function worse(a: Grade, b: Grade): Grade {
  return ORDER.indexOf(a) < ORDER.indexOf(b) ? a : b;
}
