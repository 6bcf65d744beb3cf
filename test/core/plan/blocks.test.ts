import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, weekdayOf } from '../../../src/core/day.ts';
import { type Block, blocksOf, studyMinute } from '../../../src/core/plan/blocks.ts';
import { isHoliday, type StudyTime } from '../../../src/core/plan/study-time.ts';
import { type Week, weeksOf } from '../../../src/core/plan/weeks.ts';

const MONDAY: Day = '2026-11-30';
const EVENING = 1140;

function week(more: Partial<Week> = {}): Week {
  return {
    from: MONDAY,
    to: addDays(MONDAY, 6),
    days: [0, 1, 2, 3].map((at) => addDays(MONDAY, at)),
    hours: 5,
    reviewHours: 0.5,
    parts: [
      { id: 'chop', title: 'Chop', kind: 'read', hours: 2 },
      { id: 'chop', title: 'Chop', kind: 'practise', hours: 1.5 },
      { id: 'fry', title: 'Fry', kind: 'read', hours: 1 },
    ],
    finishes: [],
    hasHoliday: false,
    ...more,
  };
}

const brief = (blocks: readonly Block[]) =>
  blocks.map(({ day, startMinute, minutes, kind, skill }) =>
    [day.slice(-2), startMinute, minutes, kind, skill].filter((one) => one !== undefined).join(' '),
  );

describe('blocks of a week', () => {
  it('reviews open the sittings of some days, then come the parts in their order', () => {
    expect(brief(blocksOf([week()], EVENING))).toEqual([
      '30 1140 15 review',
      '30 1155 60 read chop',
      '01 1140 60 read chop',
      '01 1200 15 practise chop',
      '02 1140 15 review',
      '02 1155 60 practise chop',
      '03 1140 15 practise chop',
      '03 1155 60 read fry',
    ]);
  });

  it('what a short week leaves free is at its end', () => {
    const [first] = week().parts;
    expect(brief(blocksOf([week({ reviewHours: 0, parts: first ? [first] : [] })], EVENING))).toEqual([
      '30 1140 75 read chop',
      '01 1140 45 read chop',
    ]);
  });

  it('a sitting that would run past midnight begins earlier', () => {
    const late = blocksOf([week()], 1410);
    expect(brief(late).slice(0, 2)).toEqual(['30 1365 15 review', '30 1380 60 read chop']);
    const days = {
      days: [MONDAY],
      hours: 40,
      parts: [{ id: 'fry', title: 'Fry', kind: 'read' as const, hours: 39.5 }],
    };
    expect(brief(blocksOf([week(days)], EVENING))).toEqual(['30 0 30 review', '30 30 1410 read fry']);
  });

  it('a week of holidays has none', () => {
    expect(blocksOf([week({ days: [], hours: 0, reviewHours: 0, parts: [] })], EVENING)).toEqual([]);
    expect(blocksOf([], EVENING)).toEqual([]);
  });

  it('begins at the time that was set, at 19:00 otherwise', () => {
    expect(studyMinute(new Map())).toBe(1140);
    expect(studyMinute(new Map([['studyTime', '06:30']]))).toBe(390);
    for (const wrong of ['24:00', '7:00', 'soon', '19:00\n', '']) {
      expect(studyMinute(new Map([['studyTime', wrong]]))).toBe(1140);
    }
  });
});

/** Quarter hours, so that sums are exact. */
const quarters = (hours: number) => Math.round(4 * hours);
const sum = (blocks: readonly Block[]) => blocks.reduce((total, { minutes }) => total + minutes, 0);

/** What is wrong with the blocks of that week; nothing when all the laws hold. */
function faults(one: Week, blocks: readonly Block[], startMinute: number): readonly string[] {
  const share = one.days.length === 0 ? 0 : Math.ceil(quarters(one.hours) / one.days.length);
  const reviews = blocks.filter(({ kind }) => kind === 'review');
  const parts = blocks.filter(({ kind }) => kind !== 'review');
  const order = parts.map(({ kind, skill }) => `${skill} ${kind}`);
  const laws: Readonly<Record<string, boolean>> = {
    'all of the reviews': sum(reviews) === 15 * quarters(one.reviewHours),
    'all of the parts': sum(parts) === 15 * one.parts.reduce((all, { hours }) => all + quarters(hours), 0),
    'reviews on the first day': reviews.length === 0 || reviews[0]?.day === one.days[0],
    'the order of the parts':
      order.filter((name, at) => name !== order[at - 1]).join() ===
      one.parts.map(({ kind, id }) => `${id} ${kind}`).join(),
    'no other days': blocks.every(({ day }) => one.days.includes(day)),
  };
  const days = one.days.flatMap((day) => {
    const own = blocks.filter((block) => block.day === day);
    return [
      ...(sum(own) <= 15 * share ? [] : [`${day}: more than its share`]),
      ...(own.slice(1).some(({ kind }) => kind === 'review') ? [`${day}: reviews are not first`] : []),
      ...own.flatMap(({ startMinute: start, minutes }, at) => {
        const before = own[at - 1];
        const begins = before ? before.startMinute + before.minutes : Math.min(startMinute, 1440 - sum(own));
        const isWhole = minutes > 0 && minutes % 15 === 0 && start + minutes <= 1440;
        return start === begins && isWhole ? [] : [`${day}: a block at ${start} for ${minutes}`];
      }),
    ];
  });
  return [...Object.keys(laws).filter((law) => !laws[law]), ...days];
}

describe('laws', () => {
  const times: fc.Arbitrary<StudyTime> = fc.record({
    start: fc.nat({ max: 20 }).map((days) => addDays(MONDAY, days - 10)),
    hoursPerWeek: fc.integer({ min: 2, max: 80 }).map((half) => half / 2),
    daysOff: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 5 }).map((days) => new Set(days)),
    holidays: fc.array(
      fc
        .tuple(fc.nat({ max: 60 }), fc.nat({ max: 15 }))
        .map(([from, length]) => ({ from: addDays(MONDAY, from), to: addDays(MONDAY, from + length) })),
      { maxLength: 3 },
    ),
  });
  const steps = fc.array(fc.tuple(fc.double({ min: 0.2, max: 40, noNaN: true }), fc.nat({ max: 10 })), {
    minLength: 1,
    maxLength: 12,
  });
  const plans = fc.record({
    time: times,
    steps,
    today: fc.nat({ max: 30 }).map((days) => addDays(MONDAY, days)),
    pace: fc.double({ min: 0.3, max: 3, noNaN: true }),
    reviewHours: fc.array(fc.double({ min: 0, max: 12, noNaN: true }), { maxLength: 6 }),
  });
  const planned = ({ steps: rows, ...input }: typeof plans extends fc.Arbitrary<infer T> ? T : never) =>
    weeksOf({
      ...input,
      most: 12,
      steps: rows.map(([hours, spent], at) => ({
        step: { id: `s${at}`, title: `Skill ${at}` },
        effort: { skill: `s${at}`, hours, spent, spread: 0.3 },
      })),
    });

  it('the sums of a week, no overlap, quarter hours, the order of the parts', () => {
    fc.assert(
      fc.property(plans, fc.nat({ max: 1439 }), (input, startMinute) => {
        const weeks = planned(input);
        expect(weeks.flatMap((one) => faults(one, blocksOf([one], startMinute), startMinute))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('any week at all, however full of reviews', () => {
    const weeks = fc
      .tuple(
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 300 }),
        fc.nat({ max: 300 }),
        fc.nat({ max: 300 }),
      )
      .map(([days, room, review, part]) => {
        const reviewing = Math.min(review, room);
        const learning = Math.min(part, room - reviewing);
        return week({
          days: Array.from({ length: days }, (_, at) => addDays(MONDAY, at)),
          hours: room / 4,
          reviewHours: reviewing / 4,
          parts: learning > 0 ? [{ id: 'fry', title: 'Fry', kind: 'read', hours: learning / 4 }] : [],
        });
      })
      .filter(({ hours, days }) => hours / days.length <= 24);
    fc.assert(
      fc.property(weeks, (one) => {
        expect(faults(one, blocksOf([one], EVENING), EVENING)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('never on a day off, in a holiday or before the start; in the order of time; the same every time', () => {
    fc.assert(
      fc.property(plans, fc.nat({ max: 1439 }), (input, startMinute) => {
        const weeks = planned(input);
        const blocks = blocksOf(weeks, startMinute);
        const { start, daysOff, holidays } = input.time;
        const wrong = blocks.filter(
          ({ day }) =>
            daysOff.has(weekdayOf(day)) || isHoliday(holidays, day) || day < start || day < input.today,
        );
        expect(wrong).toEqual([]);
        const order = blocks.map(({ day, startMinute: at }) => `${day} ${String(at).padStart(4, '0')}`);
        expect(order).toEqual([...new Set(order)].sort());
        expect(blocksOf(planned(input), startMinute)).toEqual(blocks);
      }),
      { numRuns: 300 },
    );
  });
});
