/** What was done in each of the last weeks. */
import { addDays, type Day, mondayOf } from '../day.ts';
import type { Learner } from '../learner/learner.ts';
import { isFinished } from './finished.ts';

export interface PastWeek {
  /** Its Monday. */
  readonly from: Day;
  /** Logged. */
  readonly hours: number;
  /** To questions. */
  readonly answers: number;
  /** Skills that were ticked by `done` or by an exercise, and are ticked still. */
  readonly finished: number;
  readonly activeDays: number;
}

/** The newest week last; it is the one that today is in. */
export function pastWeeks(learner: Learner, today: Day, count: number): readonly PastWeek[] {
  return Array.from({ length: count }, (_, at) =>
    weekFrom(learner, addDays(mondayOf(today), -7 * (count - 1 - at))),
  );
}

function weekFrom({ logged, evidence, statements, activeDays }: Learner, from: Day): PastWeek {
  const to = addDays(from, 6);
  const isInside = (day: Day) => from <= day && day <= to;
  return {
    from,
    hours: logged.filter(({ day }) => isInside(day)).reduce((sum, { minutes }) => sum + minutes, 0) / 60,
    answers: evidence.filter(({ kind, day }) => kind === 'question' && isInside(day)).length,
    finished: [...statements.values()].filter((one) => isFinished(one) && isInside(one.day)).length,
    activeDays: [...activeDays].filter(isInside).length,
  };
}
