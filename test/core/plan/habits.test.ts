import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/core/day.ts';
import type { NewFact } from '../../../src/core/learner/fact.ts';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import { profileFrom } from '../../../src/core/learner/settings.ts';
import { dueHabits, habitStates, sortedHabits } from '../../../src/core/plan/habits.ts';
import { situationOf } from '../../../src/core/plan/situation.ts';
import type { Habit } from '../../../src/core/roadmap/roadmap.ts';
import { facts, known, skipped } from '../../support/facts.ts';
import { roadmapOf, skill } from '../../support/small-roadmap.ts';

// The facts of test/support are of this day.
const KEPT = '2026-11-23';
const habit = (id: string, everyDays: number, after: readonly string[] = []): Habit => ({
  id,
  title: `Do ${id}`,
  how: 'With care.',
  everyDays,
  minutes: 10,
  after,
});
const kept = (id: string, note?: string): NewFact => ({ type: 'practised', data: { habit: id, note } });
const sweet = { ...skill('bake'), tracks: ['sweet'] };
const roadmap = {
  ...roadmapOf([skill('shop'), skill('chop', ['shop']), sweet]),
  habits: [
    habit('taste', 7),
    habit('sharpen', 14, ['chop']),
    habit('plan', 3),
    habit('decorate', 7, ['bake']),
  ],
};

function states(today: Day, ...changes: readonly (readonly NewFact[])[]) {
  const learner = learnerFrom(
    facts([{ type: 'set', data: { key: 'startDate', value: '2026-11-01' } }], ...changes),
  );
  const profile = profileFrom(learner.settings, 'cook', today);
  return habitStates(situationOf(roadmap, learner, profile, today), learner);
}
const named = (id: string, all: ReturnType<typeof states>) => {
  const found = all.find((one) => one.habit.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('a habit', () => {
  it('is open when its skills are known or left out, or no part of the path', () => {
    const closed = named('sharpen', states('2026-11-23'));
    expect([closed.isOpen, closed.after, closed.due]).toEqual([
      false,
      [{ id: 'chop', title: 'How to chop' }],
      undefined,
    ]);
    expect(named('sharpen', states('2026-11-23', [known('chop')]))).toMatchObject({
      isOpen: true,
      after: [],
    });
    expect(named('sharpen', states('2026-11-23', [skipped('chop')])).isOpen).toBe(true);
    expect(named('decorate', states('2026-11-23')).isOpen).toBe(true);
  });

  it('is due so many days after it was kept, or after the start', () => {
    expect(named('taste', states('2026-11-23')).due).toBe('2026-11-08');
    const again = named('taste', states('2026-11-25', [kept('taste', 'salt')], [kept('taste')]));
    expect(again).toMatchObject({ due: '2026-11-30', last: KEPT, times: 1, note: 'salt' });
  });

  it('that is kept before it is open stays closed, and its day counts later', () => {
    const before = named('sharpen', states('2026-11-25', [kept('sharpen')]));
    expect([before.isOpen, before.times, before.due]).toEqual([false, 1, undefined]);
    const after = named('sharpen', states('2026-11-25', [kept('sharpen')], [known('chop')]));
    expect(after.due).toBe(addDays(KEPT, 14));
  });

  it('most overdue for its rhythm comes first, then those to come, then the closed ones', () => {
    const order = (today: Day, ...changes: readonly (readonly NewFact[])[]) =>
      sortedHabits(states(today, ...changes), today).map((one) => one.habit.id);
    expect(order('2026-11-23')).toEqual(['plan', 'taste', 'decorate', 'sharpen']);
    expect(order('2026-11-24', [kept('plan'), kept('taste')])).toEqual([
      'decorate',
      'plan',
      'taste',
      'sharpen',
    ]);
  });

  it('is shown once, whatever the day and whatever was kept', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -30, max: 400 }),
        fc.array(fc.constantFrom('taste', 'sharpen', 'plan', 'decorate'), { maxLength: 8 }),
        fc.boolean(),
        (days, keeps, isKnown) => {
          const today = addDays(KEPT, days);
          const all = states(
            today,
            isKnown ? [known('chop')] : [],
            keeps.map((id) => kept(id)),
          );
          const sorted = sortedHabits(all, today);
          expect(sorted.length).toBe(all.length);
          expect(new Set(sorted)).toEqual(new Set(all));
          const due = dueHabits(all, today);
          expect(sorted.slice(0, due.length)).toEqual(due);
          for (const one of all) expect(one.isOpen).toBe(one.due !== undefined && one.after.length === 0);
        },
      ),
      { numRuns: 200 },
    );
  });
});
