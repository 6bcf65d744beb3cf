/**
 * What to say on the days to come, should nothing be learned meanwhile: the reviews that are due by then, and that it has
 * been a while. Worked out ahead, so that a shell only has to look up the day.
 */
import { addDays, type Day, daysBetween } from '../day.ts';
import type { Card } from './cards.ts';
import { dueUntil } from './due.ts';
import { reviewMinutes } from './minutes.ts';

/** From this day on, until the next one. */
export interface Nudge {
  readonly day: Day;
  /** Reviews that are due by then; with none, and not away, there is nothing to say. */
  readonly due: number;
  readonly minutes: number;
  /** How long nothing was learned; undefined below a week, and when the path is finished. */
  readonly away: 'week' | 'longer' | undefined;
}

export interface NudgesInput {
  readonly cards: readonly Card[];
  /** For one card. */
  readonly seconds: number;
  /** The last day on which something was learned. */
  readonly last: Day | undefined;
  readonly isFinished: boolean;
  /** Days off and holidays: nothing is said on them. */
  readonly isOff: (day: Day) => boolean;
  readonly today: Day;
}

const DAYS_AHEAD = 60;
/** A holiday at the end of the days ahead is passed over, as far as that. */
const MOST_DAYS = 400;
const WEEK = 7;

/** One for each day on which something changes, in the order of the days. */
export function nudgesFor(input: NudgesInput): readonly Nudge[] {
  const { cards, isOff, today } = input;
  const length = daysAhead(isOff, today);
  const dueFrom = new Map(dueUntil(cards, today, length).map(({ day, count }) => [day, count]));
  const nudges: Nudge[] = [];
  let due = 0;
  for (let at = 0; at < length; at += 1) {
    const day = addDays(today, at);
    due = dueFrom.get(day) ?? due;
    const nudge = isOff(day) ? silent(day) : nudgeOn(day, due, input);
    const before = nudges.at(-1) ?? silent(day);
    if (nudge.due !== before.due || nudge.away !== before.away) nudges.push(nudge);
  }
  return nudges;
}

/** The last of them is a day to learn on: whoever comes back later than that is not met by silence. */
function daysAhead(isOff: NudgesInput['isOff'], today: Day): number {
  let length = DAYS_AHEAD;
  while (length < MOST_DAYS && isOff(addDays(today, length - 1))) length += 1;
  return length;
}

function silent(day: Day): Nudge {
  return { day, due: 0, minutes: 0, away: undefined };
}

function nudgeOn(day: Day, due: number, { seconds, last, isFinished }: NudgesInput): Nudge {
  const days = last === undefined || isFinished ? 0 : daysBetween(last, day);
  const away = days < WEEK ? undefined : days < 2 * WEEK ? 'week' : 'longer';
  return { day, due, minutes: reviewMinutes(due, seconds), away };
}
