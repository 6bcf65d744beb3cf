/** The learner's cards, with what decides which of them are asked. */
import type { Day } from '../day.ts';
import type { Learner } from '../learner/learner.ts';
import { type Card, cardsFrom, type Review } from '../review/cards.ts';
import { type DueCard, dueByDay, dueCards, isInReview } from '../review/due.ts';
import { type Scheduler, schedulerFor } from '../review/memory.ts';
import { secondsPerCard } from '../review/minutes.ts';
import type { Situation } from './situation.ts';

export interface Reviewing {
  readonly scheduler: Scheduler;
  /** Those that are asked, of the skills of the path. */
  readonly cards: readonly Card[];
  /** What is due, the one most likely forgotten first. */
  readonly due: readonly DueCard[];
  /** Every review so far. */
  readonly reviews: readonly Review[];
  /** For one card. */
  readonly seconds: number;
}

/** The share to remember that the learner wants when a card comes due. */
export function wantedRetention({ settings }: Pick<Learner, 'settings'>): number {
  const wanted = settings.get('retention');
  return typeof wanted === 'number' ? wanted : USUAL_RETENTION;
}

const USUAL_RETENTION = 0.9;

export function reviewingOf(
  { roadmap, skills, known, skipped }: Situation,
  learner: Learner,
  today: Day,
): Reviewing {
  const scheduler = schedulerFor(wantedRetention(learner));
  const { cards: all, reviews } = cardsFrom(learner.evidence, scheduler);
  const where = { onPath: new Set(skills.map(({ id }) => id)), known, skipped };
  const cards = [...all.values()].filter(
    (card) => isInReview(card, where) && learner.retired.get(card.question) !== roadmap.id,
  );
  return {
    scheduler,
    cards,
    due: dueCards(cards, today, scheduler),
    reviews,
    seconds: secondsPerCard(learner.evidence),
  };
}

/** A forgotten card is asked more than once. */
const AGAIN = 1.3;
const WEEKS_AHEAD = 12;

/** Hours of review in each of the next weeks. What is learned meanwhile adds cards: a twentieth of the time, at least. */
export function weeklyReviewHours(
  { cards, seconds }: Reviewing,
  today: Day,
  hoursPerWeek: number,
): readonly number[] {
  const byDay = dueByDay(cards, today, 7 * WEEKS_AHEAD);
  return Array.from({ length: WEEKS_AHEAD }, (_, week) => {
    const count = byDay.slice(7 * week, 7 * (week + 1)).reduce((sum, one) => sum + one, 0);
    return Math.max((AGAIN * count * seconds) / 3600, hoursPerWeek / 20);
  });
}
