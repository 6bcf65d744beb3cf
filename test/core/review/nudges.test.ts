import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/core/day.ts';
import type { Card } from '../../../src/core/review/cards.ts';
import { type NudgesInput, nudgesFor } from '../../../src/core/review/nudges.ts';
import { nudgeFileText } from '../../../src/words/nudge.ts';

const TODAY: Day = '2026-01-05';
/** So many days from today. */
const day = (days: number) => addDays(TODAY, days);

function card(question: string, due: Day): Card {
  const memory = { stability: 3, difficulty: 5 };
  return {
    ...{ question, skill: 'chop', memory, last: TODAY, due, reviews: 0, lapses: 0 },
    ...{ lastGrade: 'good', wasRight: true },
  };
}

function nudges(dueIn: readonly number[], more: Partial<NudgesInput> = {}) {
  return nudgesFor({
    cards: dueIn.map((days, at) => card(`q${at}`, day(days))),
    seconds: 35,
    last: TODAY,
    isFinished: false,
    isOff: () => false,
    today: TODAY,
    ...more,
  });
}

const lines = (dueIn: readonly number[], more: Partial<NudgesInput> = {}) =>
  nudgeFileText(nudges(dueIn, more)).split('\n').slice(0, -1);

describe('what is said when nothing is learned', () => {
  it('what is due adds up, and after a week there is a friendly word', () => {
    expect(lines([2, 4, 4])).toEqual([
      '2026-01-07\t1 review is due, about 1 min: pybackend-path today',
      '2026-01-09\t3 reviews are due, about 2 min: pybackend-path today',
      '2026-01-12\tIt is a week since you learned something. 3 reviews are due, about 2 min: pybackend-path today',
      '2026-01-19\tIt is a while since you learned something. 3 reviews are due, about 2 min: pybackend-path today',
    ]);
  });

  it('without reviews it is one small step', () => {
    expect(lines([])).toEqual([
      '2026-01-12\tIt is a week since you learned something. One small step: pybackend-path today',
      '2026-01-19\tIt is a while since you learned something. One small step: pybackend-path today',
    ]);
  });

  it('what is overdue is due today; a long absence is known at once', () => {
    expect(lines([-3, -90], { last: day(-30) })).toEqual([
      '2026-01-05\tIt is a while since you learned something. 2 reviews are due, about 2 min: pybackend-path today',
    ]);
  });

  it('a finished path is left alone, but for its reviews', () => {
    expect(lines([], { isFinished: true })).toEqual([]);
    expect(lines([20], { isFinished: true })).toEqual([
      '2026-01-25\t1 review is due, about 1 min: pybackend-path today',
    ]);
  });

  it('nothing was ever learned: nothing is said', () => {
    expect(lines([], { last: undefined })).toEqual([]);
  });

  it('silent on days off, and again afterwards', () => {
    const isOff = (one: Day) => one >= day(2) && one <= day(4);
    expect(lines([1, 3], { isOff, isFinished: true })).toEqual([
      '2026-01-06\t1 review is due, about 1 min: pybackend-path today',
      '2026-01-07\t',
      '2026-01-10\t2 reviews are due, about 2 min: pybackend-path today',
    ]);
  });

  it('a holiday beyond the days ahead ends', () => {
    const isOff = (one: Day) => one >= day(40) && one < day(90);
    expect(lines([1], { isOff, isFinished: true }).slice(1)).toEqual([
      '2026-02-14\t',
      '2026-04-05\t1 review is due, about 1 min: pybackend-path today',
    ]);
  });
});

describe('laws', () => {
  const inputs = fc.record({
    dueIn: fc.array(fc.integer({ min: -40, max: 90 }), { maxLength: 60 }),
    learnedBefore: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
    isFinished: fc.boolean(),
    off: fc.array(fc.integer({ min: 0, max: 70 }), { maxLength: 30 }),
  });

  it('on every day the line that holds tells what is due by then, or nothing on a day off', () => {
    fc.assert(
      fc.property(inputs, ({ dueIn, learnedBefore, isFinished, off }) => {
        const days = new Set(off.map(day));
        const found = nudges(dueIn, {
          last: learnedBefore === undefined ? undefined : day(-learnedBefore),
          isFinished,
          isOff: (one) => days.has(one),
        });
        for (let at = 0; at < 60; at += 1) {
          const holding = found.findLast((one) => one.day <= day(at));
          const due = days.has(day(at)) ? 0 : dueIn.filter((one) => one <= at).length;
          expect([at, holding?.due ?? 0]).toEqual([at, due]);
          const isAway = learnedBefore !== undefined && !isFinished && learnedBefore + at >= 7;
          expect(holding?.away !== undefined).toBe(isAway && !days.has(day(at)));
        }
      }),
    );
  });

  it('the days ascend, the file stays small, and every text is plain words that a shell lets through', () => {
    fc.assert(
      fc.property(inputs, ({ dueIn, learnedBefore = 0, isFinished, off }) => {
        const days = new Set(off.map(day));
        const isOff = (one: Day) => days.has(one);
        const rows = lines(dueIn, { last: day(-learnedBefore), isFinished, isOff });
        const told = rows.map((row) => row.slice(0, 10));
        expect(told).toEqual([...new Set(told)].sort());
        expect(rows.length).toBeLessThanOrEqual(72);
        for (const row of rows) expect(row).toMatch(/^\d{4}-\d\d-\d\d\t[a-zA-Z0-9 ,.:-]{0,110}$/);
      }),
    );
  });
});
