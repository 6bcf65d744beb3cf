import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/core/learner/evidence.ts';
import { type Assessment, createAssessment } from '../../../src/core/placement/assessment.ts';
import { replay } from '../../../src/core/placement/replay.ts';

const skills = ['a', 'b', 'c', 'd'].map((id, at, all) => ({
  id,
  prerequisites: at === 0 ? [] : [all[at - 1] ?? ''],
}));
const first = createAssessment({
  skills,
  questions: new Map(skills.map(({ id }) => [id, 2])),
  depth: 'default',
});
const right: Evidence = {
  kind: 'question',
  skill: 'c',
  question: 'c-1',
  outcome: 'right',
  slip: 0.08,
  guess: 0.25,
  day: '2026-01-01',
  isOld: false,
};
const screen: Evidence = {
  kind: 'screen',
  offered: ['a', 'b'],
  ticked: ['a'],
  day: '2026-01-01',
  isOld: false,
};
const chance = ({ posterior }: Assessment, id: string) =>
  posterior.chances[posterior.network.positions.get(id) ?? 0] ?? 0;

describe('replay', () => {
  it('weighs what was ticked and answered, and does not offer it again', () => {
    const assessment = replay(first, [screen, right], '2026-01-01');
    expect(chance(assessment, 'c')).toBeGreaterThan(chance(first, 'c'));
    expect(assessment.screened).toEqual([true, true, false, false]);
    expect(assessment.questionsLeft).toEqual([2, 2, 1, 2]);
  });

  it('an old answer fades, and may be asked again', () => {
    const fresh = replay(first, [right], '2026-01-01');
    const aged = replay(first, [right], '2028-01-01');
    const restarted = replay(first, [{ ...right, isOld: true }], '2026-01-01');
    for (const faded of [aged, restarted]) {
      expect(chance(faded, 'c')).toBeLessThan(chance(fresh, 'c'));
      expect(chance(faded, 'c')).toBeGreaterThan(chance(first, 'c'));
      expect(faded.questionsLeft).toEqual(first.questionsLeft);
    }
  });

  it('passes by what the roadmap does not hold any more, and days from the future', () => {
    const gone = replay(
      first,
      [
        { ...right, skill: 'gone' },
        { ...screen, offered: ['gone'] },
      ],
      '2025-01-01',
    );
    expect(gone.posterior.chances).toEqual(first.posterior.chances);
    expect(chance(replay(first, [right], '2020-01-01'), 'c')).toBe(
      chance(replay(first, [right], '2026-01-01'), 'c'),
    );
  });
});
