/** Days without learning, as the learner writes them: days of the week, and spans of days. */
import { type Day, parseDay } from '../day.ts';

const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const NONE = 'none';

/** Both days belong to it. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** Numbers of days, 1 for Monday; undefined when a word is no day, or when no day would be left to learn on. */
export function parseWeekdays(text: string): ReadonlySet<number> | undefined {
  if (isNone(text)) return new Set();
  const numbers = wordsOf(text).map((word) => NAMES.findIndex((name) => isDayName(word, name)) + 1);
  const days = new Set(numbers);
  return numbers.length === 0 || days.has(0) || days.size === NAMES.length ? undefined : days;
}

/** `sat,sun` */
export function weekdaysText(days: ReadonlySet<number>): string {
  const names = NAMES.filter((_, at) => days.has(at + 1));
  return names.length === 0 ? NONE : names.join(',');
}

/** Undefined when something in it is no day, or a span ends before it begins. */
export function parseSpans(text: string): readonly Span[] | undefined {
  if (isNone(text)) return [];
  const spans = wordsOf(text).map(parseSpan);
  const real = spans.filter((span) => span !== undefined);
  return spans.length === 0 || spans.length > MOST_SPANS || real.length < spans.length ? undefined : real;
}

const MOST_SPANS = 100;

/** `2026-12-24..2027-01-02,2027-05-01` */
export function spansText(spans: readonly Span[]): string {
  return spans.length === 0
    ? NONE
    : spans.map(({ from, to }) => (from === to ? from : `${from}..${to}`)).join(',');
}

function parseSpan(text: string): Span | undefined {
  const [first = '', last = first, ...more] = text.split('..');
  const [from, to] = [parseDay(first), parseDay(last)];
  return from && to && from <= to && more.length === 0 ? { from, to } : undefined;
}

function isNone(text: string): boolean {
  return text.trim().toLowerCase() === NONE;
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
}

/** `sat`, `saturday` and what lies between. */
function isDayName(word: string, name: (typeof NAMES)[number]): boolean {
  return word.length >= name.length && LONG[name].startsWith(word);
}

const LONG = {
  mon: 'monday',
  tue: 'tuesday',
  wed: 'wednesday',
  thu: 'thursday',
  fri: 'friday',
  sat: 'saturday',
  sun: 'sunday',
} as const;
