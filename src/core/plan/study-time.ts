/** When there is time to learn: hours a week, spread over the days that are neither off nor a holiday. */
import { addDays, type Day, daysBetween, mondayOf, weekdayOf } from '../day.ts';
import { parseSpans, parseWeekdays, type Span } from '../learner/days-off.ts';
import type { Profile, SettingValue } from '../learner/settings.ts';

export interface StudyTime {
  /** Nothing is planned before it. */
  readonly start: Day;
  readonly hoursPerWeek: number;
  /** 1 for Monday to 7 for Sunday. */
  readonly daysOff: ReadonlySet<number>;
  readonly holidays: readonly Span[];
}

export function studyTimeOf(
  { hoursPerWeek, startDate }: Profile,
  settings: ReadonlyMap<string, SettingValue>,
): StudyTime {
  return {
    start: startDate,
    hoursPerWeek,
    daysOff: parseWeekdays(String(settings.get('daysOff') ?? 'none')) ?? new Set(),
    holidays: parseSpans(String(settings.get('holidays') ?? 'none')) ?? [],
  };
}

export function isStudyDay({ start, daysOff, holidays }: StudyTime, day: Day): boolean {
  return day >= start && !daysOff.has(weekdayOf(day)) && !isHoliday(holidays, day);
}

export function isHoliday(holidays: readonly Span[], day: Day): boolean {
  return holidays.some(({ from, to }) => from <= day && day <= to);
}

/** A week's hours in equal parts on its days; a holiday takes its part away. */
export function hoursOnStudyDay({ hoursPerWeek, daysOff }: StudyTime): number {
  return hoursPerWeek / (7 - daysOff.size);
}

/** The days of that week, from the given day on, on which to learn. */
export function studyDaysInWeek(time: StudyTime, from: Day): readonly Day[] {
  const left = 7 - daysBetween(mondayOf(from), from);
  return Array.from({ length: left }, (_, at) => addDays(from, at)).filter((day) => isStudyDay(time, day));
}

/** Further than this nobody plans. */
const MOST_DAYS = 36_600;

/**
 * Tells for any number of hours the day on which they are done, when learning begins on `today` (or on the start day, when
 * that is later) and `share` of the planned hours is kept. Undefined beyond a hundred years.
 */
export function finishDays(time: StudyTime, today: Day, share: number): (hours: number) => Day | undefined {
  const perDay = hoursOnStudyDay(time) * share;
  const day = walker(time, today);
  // How many study days there are up to each; grown as far as somebody asks.
  const studyDays: Day[] = [];
  return (hours) => {
    if (hours <= 0) return today;
    const needed = Math.ceil(hours / perDay - 1e-9);
    while (studyDays.length < needed) {
      const next = day();
      if (next === undefined) return undefined;
      studyDays.push(next);
    }
    return studyDays[needed - 1];
  };
}

/** The study days one after the other, from `today` on. */
function walker(time: StudyTime, today: Day): () => Day | undefined {
  const first = time.start > today ? time.start : today;
  let at = 0;
  return () => {
    while (at < MOST_DAYS) {
      const day = addDays(first, at);
      at += 1;
      if (isStudyDay(time, day)) return day;
    }
    return undefined;
  };
}

/** Study days from one day to another, both counted. */
export function studyDaysBetween(time: StudyTime, from: Day, to: Day): number {
  const length = Math.min(MOST_DAYS, Math.max(0, daysBetween(from, to) + 1));
  let count = 0;
  for (let at = 0; at < length; at += 1) if (isStudyDay(time, addDays(from, at))) count += 1;
  return count;
}
