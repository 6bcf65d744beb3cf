/** Days as a person says them. */
import type { Day } from '../core/day.ts';
import { weekdayOf } from '../core/day.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

function partsOf(day: Day) {
  const [year = '', month = '1', date = '1'] = day.split('-');
  return { year, month: MONTHS[Number(month) - 1] ?? '', date: Number(date) };
}

/** `Friday 27 November` */
export function weekdayWords(day: Day): string {
  const { month, date } = partsOf(day);
  return `${WEEKDAYS[weekdayOf(day) - 1]} ${date} ${month}`;
}

/** `27 November 2026` */
export function dayWords(day: Day): string {
  const { year, month, date } = partsOf(day);
  return `${date} ${month} ${year}`;
}

/** `27 Nov` */
export function shortDay(day: Day): string {
  const { month, date } = partsOf(day);
  return `${date} ${month.slice(0, 3)}`;
}

/** `27 Nov - 3 Dec` */
export function spanWords(from: Day, to: Day): string {
  return from === to ? shortDay(from) : `${shortDay(from)} - ${shortDay(to)}`;
}

/** `November 2026` */
export function monthWords(day: Day): string {
  const { year, month } = partsOf(day);
  return `${month} ${year}`;
}
