/**
 * A week's hours on its days, in quarter hours. Each day gets an equal share of the week, some days a quarter more where
 * it does not come out even, and the week fills them in order, so that what a short week leaves free is at its end.
 *
 * Reviews are spread over the days and open each sitting: a little on several days is remembered better than much on one
 * (the spacing effect), and what comes due in the week waits less. With less than a quarter hour for each day they come on
 * every second or third, on the first day of the week always. After them come the parts of the skills, in their order.
 *
 * A sitting begins at the learner's time of the day. One that would run past midnight begins earlier, so that a day off
 * stays free.
 */
import type { Day } from '../day.ts';
import type { SettingValue } from '../learner/settings.ts';
import type { PartKind, Week, WeekPart } from './weeks.ts';

export type BlockKind = PartKind | 'review';

export interface Block {
  readonly day: Day;
  /** Minutes after midnight, as clocks show them. */
  readonly startMinute: number;
  readonly minutes: number;
  readonly kind: BlockKind;
  readonly title: string;
  /** Undefined for reviews. */
  readonly skill: string | undefined;
}

const QUARTER = 15;
const QUARTERS_IN_HOUR = 4;
const DAY_MINUTES = 24 * 60;
const USUAL_START = 19 * 60;

/** The blocks of all the weeks, in the order of their times. */
export function blocksOf(weeks: readonly Week[], startMinute: number): readonly Block[] {
  return weeks.flatMap((week) => blocksInWeek(week, startMinute));
}

/** The setting `studyTime` (`19:00`) as minutes after midnight. */
export function studyMinute(settings: ReadonlyMap<string, SettingValue>): number {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(String(settings.get('studyTime'))) ?? [];
  return hour === undefined ? USUAL_START : 60 * Number(hour) + Number(minute);
}

/** A piece of one day's sitting. */
type Piece = Pick<Block, 'kind' | 'title' | 'skill'> & { readonly quarters: number };

function blocksInWeek({ days, hours, reviewHours, parts }: Week, startMinute: number): readonly Block[] {
  // More than a day has is promised by nobody who sleeps; there the rest of the week's hours is left out.
  const rooms = evenly(quartersIn(hours), days.length).map((room) => Math.min(room, DAY_MINUTES / QUARTER));
  const reviews = reviewQuarters(quartersIn(reviewHours), rooms);
  const queue = parts.map((part) => ({ part, quarters: quartersIn(part.hours) }));
  return days.flatMap((day, at) => {
    const review = reviews[at] ?? 0;
    const first = { kind: 'review', title: 'Reviews', skill: undefined, quarters: review } as const;
    const pieces = [...(review > 0 ? [first] : []), ...take(queue, (rooms[at] ?? 0) - review)];
    return sitting(day, pieces, startMinute);
  });
}

function quartersIn(hours: number): number {
  return Math.round(QUARTERS_IN_HOUR * hours);
}

/** As whole numbers that differ by one at most, the larger ones spread from the first on. */
function evenly(total: number, days: number): readonly number[] {
  const upTo = (day: number) => Math.ceil((total * day) / days);
  return Array.from({ length: days }, (_, day) => upTo(day + 1) - upTo(day));
}

/** Evenly too, as far as each day has room; what it has none for comes on the next. */
function reviewQuarters(total: number, rooms: readonly number[]): readonly number[] {
  const wanted = evenly(total, rooms.length);
  let behind = 0;
  return rooms.map((room, at) => {
    behind += wanted[at] ?? 0;
    const now = Math.min(room, behind);
    behind -= now;
    return now;
  });
}

interface Left {
  readonly part: WeekPart;
  quarters: number;
}

/** From the front of the queue, as much as fits. */
function take(queue: Left[], room: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let free = room;
  for (let next = queue[0]; next && free > 0; next = queue[0]) {
    const quarters = Math.min(free, next.quarters);
    const { kind, title, id } = next.part;
    if (quarters > 0) pieces.push({ kind, title, skill: id, quarters });
    free -= quarters;
    next.quarters -= quarters;
    if (next.quarters === 0) queue.shift();
  }
  return pieces;
}

/** One after the other, from the learner's time on, or as much earlier as midnight asks for. */
function sitting(day: Day, pieces: readonly Piece[], startMinute: number): readonly Block[] {
  const length = QUARTER * pieces.reduce((sum, { quarters }) => sum + quarters, 0);
  let at = Math.max(0, Math.min(startMinute, DAY_MINUTES - length));
  return pieces.map(({ quarters, ...piece }) => {
    const block = { day, startMinute: at, minutes: QUARTER * quarters, ...piece };
    at += block.minutes;
    return block;
  });
}
