/** How long reviews take this learner. */
import type { Evidence } from '../learner/evidence.ts';

const USUAL_SECONDS = 35;
/** So many answers weigh as much as what is usual. */
const PRIOR_ANSWERS = 10;
const MOST_SECONDS = 240;

/** Seconds for one card: the median of the learner's own, drawn towards what is usual while there are few. */
export function secondsPerCard(evidence: readonly Evidence[]): number {
  const own = evidence
    .flatMap((one) => (one.kind === 'question' && one.seconds !== undefined ? [one.seconds] : []))
    .map((seconds) => Math.min(seconds, MOST_SECONDS))
    .sort((a, b) => a - b);
  const median = own[Math.floor(own.length / 2)] ?? USUAL_SECONDS;
  return (own.length * median + PRIOR_ANSWERS * USUAL_SECONDS) / (own.length + PRIOR_ANSWERS);
}

/** Whole minutes, 1 at least for any card. */
export function reviewMinutes(cards: number, seconds: number): number {
  return Math.ceil((cards * seconds) / 60);
}
