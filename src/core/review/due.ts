/** Which cards to ask today, and how many will be due on the days to come. */
import { addDays, type Day, daysBetween } from '../day.ts';
import type { Card } from './cards.ts';
import type { Scheduler } from './memory.ts';

/**
 * Whether a card is asked at all: of a skill that is known, or one that was answered right before. What was never known
 * is learned first, not repeated.
 */
export function isInReview(
  { skill, wasRight }: Card,
  { onPath, known, skipped }: Readonly<Record<'onPath' | 'known' | 'skipped', ReadonlySet<string>>>,
): boolean {
  return onPath.has(skill) && !skipped.has(skill) && (wasRight || known.has(skill));
}

export interface DueCard extends Card {
  /** The chance that it is still remembered. */
  readonly retrievability: number;
}

/** Those due by that day, what is most likely forgotten first. */
export function dueCards(cards: readonly Card[], today: Day, scheduler: Scheduler): readonly DueCard[] {
  return cards
    .filter(({ due }) => due <= today)
    .map((card) => ({
      ...card,
      retrievability: scheduler.retrievability(card.memory, daysBetween(card.last, today)),
    }))
    .sort((a, b) => a.retrievability - b.retrievability || (a.question < b.question ? -1 : 1));
}

/** How many come due on each of so many days from `today` on; what is overdue counts today. */
export function dueByDay(cards: readonly Card[], today: Day, days: number): readonly number[] {
  const counts = Array.from({ length: days }, () => 0);
  for (const { due } of cards) {
    const at = Math.max(0, daysBetween(today, due));
    if (at < days) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

/** The first day on which a card is due; undefined when there is none. */
export function nextDue(cards: readonly Card[], today: Day): Day | undefined {
  const days = cards.map(({ due }) => (due < today ? today : due)).sort();
  return days[0];
}

/** The next days on which something is due, with how much by then, for who looks again on none of them. */
export function dueUntil(
  cards: readonly Card[],
  today: Day,
  days: number,
): readonly { readonly day: Day; readonly count: number }[] {
  let sum = 0;
  return dueByDay(cards, today, days).flatMap((count, at) => {
    sum += count;
    return count > 0 ? [{ day: addDays(today, at), count: sum }] : [];
  });
}
