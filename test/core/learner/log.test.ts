import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/core/day.ts';
import { parseMinutes } from '../../../src/core/learner/duration.ts';
import type { Fact, NewFact } from '../../../src/core/learner/fact.ts';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import { dayOfTimer, readTimer, runningTimer } from '../../../src/core/learner/timer.ts';
import { withTrueTimes } from '../../../src/core/learner/true-times.ts';
import { minutesWords } from '../../../src/words/amounts.ts';
import { facts, undone } from '../../support/facts.ts';

const clocked = (skill: string): NewFact => ({ type: 'clocked', data: { skill } });
const logged = (skill: string, minutes: number, timed?: true, day: Day = '2026-11-20'): NewFact => ({
  type: 'logged',
  data: { skill, minutes, day, timed },
});

describe('a length of time', () => {
  it.each([
    ['1.5', 90],
    ['1,5', 90],
    ['.5', 30],
    ['2', 120],
    ['2h', 120],
    ['1.5h', 90],
    ['1h30m', 90],
    ['1h30', 90],
    ['1 h 30 min', 90],
    ['1:30', 90],
    ['0:05', 5],
    ['45m', 45],
    ['90min', 90],
    ['90 Minutes', 90],
    ['24:00', 1440],
    ['0', 0],
    ['0.001', 0],
    ['0.34', 20],
    [' 1H ', 60],
  ])('%j is %s minutes', (text, minutes) => expect(parseMinutes(text)).toBe(minutes));

  it.each([
    '',
    '-1',
    '+1',
    '1e3',
    '0x10',
    'NaN',
    'Infinity',
    '١',
    '1.',
    '1.5.5',
    '1:75',
    '1:5',
    '1h75m',
    'h',
    'm',
    '1 2',
    '1m30h',
    '1d',
    '99999',
    '1\n\u0000',
  ])('%j is none', (text) => expect(parseMinutes(text)).toBeUndefined());

  it('reads what the program itself says', () => {
    for (let minutes = 1; minutes <= 1440; minutes += 1)
      expect(parseMinutes(minutesWords(minutes))).toBe(minutes);
  });

  it('is a whole number of minutes from 0, or none, whatever is typed', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789.,:hm in-eE\u0661'), maxLength: 8 });
    fc.assert(
      fc.property(typed, (text) => {
        const minutes = parseMinutes(text);
        if (minutes !== undefined) expect(Number.isInteger(minutes) && minutes >= 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the timer', () => {
  it('is ended by its own time only', () => {
    expect(learnerFrom(facts([clocked('chop')], [logged('fry', 30)])).clock?.skill).toBe('chop');
    expect(learnerFrom(facts([clocked('chop')], [logged('chop', 30, true)])).clock).toBeUndefined();
    const switched = learnerFrom(facts([clocked('chop')], [logged('chop', 30, true), clocked('fry')]));
    expect([switched.clock?.skill, switched.logged.length]).toEqual(['fry', 1]);
  });

  it('that ran for less than a minute leaves no entry and no day of learning', () => {
    const {
      logged: entries,
      clock,
      activeDays,
    } = learnerFrom(facts([clocked('chop')], [logged('chop', 0, true)]));
    expect([entries, clock, [...activeDays]]).toEqual([[], undefined, []]);
  });

  it('runs again when its end is undone, from when it was started', () => {
    const all = facts([clocked('chop')], [logged('chop', 30, true)], [undone('kitchen-2')]);
    const learner = learnerFrom(all);
    expect(runningTimer(learner, all)).toEqual({ skill: 'chop', since: all[0]?.time });
    expect(learner.logged).toEqual([]);
  });

  it('counts the day of the entry as learned on, not the day of typing', () => {
    expect([...learnerFrom(facts([logged('chop', 30)])).activeDays]).toEqual(['2026-11-20']);
  });

  it('shows the time its device wrote, however wrong: only so a changed clock is seen', () => {
    const now = '2026-11-24T12:00:00.000+01:00';
    const [first] = facts([clocked('chop')]);
    const all = [{ ...first, time: '2027-01-01T10:00:00.000+01:00' } as Fact];
    const timer = runningTimer(learnerFrom(withTrueTimes(all, now)), all);
    expect(timer && readTimer(timer, now)).toEqual({ kind: 'back', minutes: 0 });
  });

  it.each([
    ['2026-11-24T12:00:59.999+01:00', { kind: 'fine', minutes: 0 }],
    ['2026-11-24T12:01:00.000+01:00', { kind: 'fine', minutes: 1 }],
    ['2026-11-24T13:30:30.000+02:00', { kind: 'fine', minutes: 30 }],
    ['2026-11-24T16:00:00.000+01:00', { kind: 'fine', minutes: 240 }],
    ['2026-11-24T16:00:00.001+01:00', { kind: 'long', minutes: 240 }],
    ['2026-11-24T11:59:59.999+01:00', { kind: 'back', minutes: 0 }],
  ])('started at noon and read at %s', (now, expected) =>
    expect(readTimer({ skill: 'chop', since: '2026-11-24T12:00:00.000+01:00' }, now)).toEqual(expected),
  );

  it('never believes more than four hours, and never less than none', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e10, max: 1e10 }), (ms) => {
        const since = '2026-11-24T12:00:00.000Z';
        const { kind, minutes } = readTimer(
          { skill: 'chop', since },
          new Date(Date.parse(since) + ms).toISOString(),
        );
        expect(minutes).toBeGreaterThanOrEqual(0);
        expect(kind === 'back').toBe(ms < 0);
        if (kind === 'fine') expect(minutes).toBeLessThanOrEqual(240);
      }),
      { numRuns: 1000 },
    );
  });

  it('belongs to the day on which it began, and to no day of the future', () => {
    const timer = { skill: 'chop', since: '2026-11-24T23:50:00.000+01:00' };
    expect(dayOfTimer(timer, '2026-11-25')).toBe('2026-11-24');
    expect(dayOfTimer(timer, addDays('2026-11-24', -3))).toBe('2026-11-21');
  });
});
