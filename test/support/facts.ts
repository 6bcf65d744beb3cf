/** Facts for tests, numbered one after the other on one device. */
import type { Fact, NewFact } from '../../src/core/learner/fact.ts';

/** Each inner list is one change. */
export function facts(...changes: readonly (readonly NewFact[])[]): readonly Fact[] {
  let counter = 0;
  return changes.flatMap((change) => {
    const first = `kitchen-${counter + 1}`;
    return change.map((fact): Fact => {
      counter += 1;
      return { ...fact, device: 'kitchen', counter, change: first, time: '2026-11-23T20:15:03.123+01:00' };
    });
  });
}

export const known = (skill: string): NewFact => ({ type: 'reported', data: { skill, report: 'known' } });
export const unknown = (skill: string): NewFact => ({ type: 'reported', data: { skill, report: 'unknown' } });
export const partly = (skill: string): NewFact => ({ type: 'reported', data: { skill, report: 'partly' } });
export const claimed = (skill: string): NewFact => ({ type: 'claimed', data: { skill, via: 'done' } });
export const skipped = (skill: string): NewFact => ({ type: 'skipped', data: { skill } });
export const undone = (change: string): NewFact => ({ type: 'undone', data: { change } });
export const rewound = (to: Record<string, number>): NewFact => ({
  type: 'rewound',
  data: { to, why: 'reset' },
});
