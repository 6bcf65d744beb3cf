import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/core/day.ts';
import type { NewFact } from '../../../src/core/learner/fact.ts';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import { leftOf, minutesOn, timeSpent } from '../../../src/core/plan/time-spent.ts';
import { facts, partly } from '../../support/facts.ts';
import { roadmapOf, skill } from '../../support/small-roadmap.ts';

const roadmap = roadmapOf([skill('shop'), skill('chop')]);
const logged = (of: string, minutes: number, ago = 0): NewFact => ({
  type: 'logged',
  data: { skill: of, minutes, day: addDays('2026-11-23', -ago) },
});
const step = (source: 'none' | 'forgotten' = 'none') => ({
  id: 'chop',
  hours: { min: 2, max: 4 },
  belief: { source, probability: 0.5, because: [], day: addDays('2026-11-23', -2) },
});

describe('time spent', () => {
  it('is the same summed by skill, by entry and by day', () => {
    const entry = fc.tuple(
      fc.constantFrom('shop', 'chop', 'elsewhere'),
      fc.integer({ min: 1, max: 600 }),
      fc.nat({ max: 5 }),
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 20 }), (entries) => {
        const learner = learnerFrom(facts(...entries.map((one) => [logged(...one)])));
        const spent = timeSpent(learner, roadmap);
        const sum = (all: readonly { minutes: number }[]) => all.reduce((n, { minutes }) => n + minutes, 0);
        expect(sum(spent.bySkill)).toBe(spent.minutes);
        expect(sum(spent.entries)).toBe(spent.minutes);
        const days = [...new Set(entries.map(([, , ago]) => addDays('2026-11-23', -ago)))];
        expect(days.reduce((n, day) => n + minutesOn(learner, day), 0)).toBe(spent.minutes);
        const order = spent.entries.map(({ day }) => day);
        expect(order).toEqual(order.toSorted().reverse());
      }),
      { numRuns: 300 },
    );
  });

  it('of one day shows what was recorded last first, and keeps the id of a skill nobody knows', () => {
    const learner = learnerFrom(facts([logged('shop', 10)], [logged('elsewhere', 20)]));
    const { entries, bySkill } = timeSpent(learner, roadmap);
    expect(entries.map(({ skill: id }) => id)).toEqual(['elsewhere', 'shop']);
    expect(bySkill[0]).toEqual({ id: 'elsewhere', title: 'elsewhere', minutes: 20 });
  });

  it.each([
    [[], { min: 2, max: 4, isHalfway: false }],
    [[logged('chop', 90)], { min: 0.5, max: 2.5, isHalfway: true }],
    [[logged('chop', 60), logged('shop', 600)], { min: 1, max: 3, isHalfway: false }],
    [[logged('chop', 180)], { min: 0, max: 1, isHalfway: true }],
    [[logged('chop', 600)], { min: 0, max: 0, isHalfway: true }],
    [[partly('chop'), logged('chop', 30)], { min: 0.5, max: 1.5, isHalfway: false }],
  ])('leaves of a skill of 2 to 4 h what the roadmap says, less that: %#', (changes, left) =>
    expect(leftOf(step(), learnerFrom(facts(changes as readonly NewFact[])))).toEqual(left),
  );

  it('before a skill was forgotten counts no more, and refreshing takes a quarter', () => {
    const learner = learnerFrom(facts([logged('chop', 600, 9), logged('chop', 15, 0)]));
    expect(leftOf(step('forgotten'), learner)).toEqual({ min: 0.25, max: 0.75, isHalfway: false });
  });
});
