/**
 * Days and weeks of learning in a row. A day off or a holiday neither counts nor breaks a run of days, a week without a
 * day to learn on no run of weeks; and what is not over yet, today and this week, may still come.
 */
import { addDays, type Day, mondayOf } from '../day.ts';
import { isStudyDay, type StudyTime, studyDaysInWeek } from './study-time.ts';

export interface Streak {
  readonly days: number;
  readonly isTodayDone: boolean;
  readonly longest: number;
  /** In each of so many weeks there was a day of learning. */
  readonly weeks: number;
}

export function streakOf(activeDays: ReadonlySet<Day>, time: StudyTime, today: Day): Streak {
  const days = [...activeDays].filter((day) => day <= today).sort();
  const first = days[0];
  let [current, longest] = [0, 0];
  for (let day = first; day !== undefined && day <= today; day = addDays(day, 1)) {
    if (activeDays.has(day)) current += 1;
    else if (day !== today && isStudyDay(time, day)) current = 0;
    longest = Math.max(longest, current);
  }
  return {
    days: current,
    isTodayDone: activeDays.has(today),
    longest,
    weeks: first === undefined ? 0 : weeksInARow(days, time, today),
  };
}

function weeksInARow(days: readonly Day[], time: StudyTime, today: Day): number {
  const active = new Set(days.map(mondayOf));
  const [first] = active;
  let count = 0;
  for (let monday = mondayOf(today); first !== undefined && monday >= first; monday = addDays(monday, -7)) {
    if (active.has(monday)) count += 1;
    else if (monday !== mondayOf(today) && studyDaysInWeek(time, monday).length > 0) break;
  }
  return count;
}
