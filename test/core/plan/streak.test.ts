import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/core/day.ts';
import { streakOf } from '../../../src/core/plan/streak.ts';
import type { StudyTime } from '../../../src/core/plan/study-time.ts';

/** A Monday. */
const MONDAY: Day = '2026-11-02';
const TIME: StudyTime = { start: '2026-01-01', hoursPerWeek: 7, daysOff: new Set(), holidays: [] };

/** `x` learned, `.` not; the last sign is today. */
function streak(story: string, time: Partial<StudyTime> = {}) {
  const days = [...story].flatMap((sign, at) => (sign === 'x' ? [addDays(MONDAY, at)] : []));
  return streakOf(new Set(days), { ...TIME, ...time }, addDays(MONDAY, story.length - 1));
}

describe('a streak', () => {
  it.each([
    ['.', 0, 0, 0],
    ['x', 1, 1, 1],
    ['xxx', 3, 3, 1],
    ['xxx.', 3, 3, 1],
    ['xxx..', 0, 3, 1],
    ['xx.x', 1, 2, 1],
    ['x......x.....x', 1, 1, 2],
    ['x.............x', 1, 1, 1],
  ])('%s: %i days, longest %i, %i weeks', (story, days, longest, weeks) =>
    expect(streak(story)).toMatchObject({ days, longest, weeks }),
  );

  it('days off and holidays do not break it', () => {
    expect(streak('xxxxx..xx', { daysOff: new Set([6, 7]) })).toMatchObject({ days: 7, weeks: 2 });
    const holidays = [{ from: addDays(MONDAY, 1), to: addDays(MONDAY, 13) }];
    expect(streak('x.............x', { holidays })).toMatchObject({ days: 2, weeks: 2 });
  });
});
