import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BackupReason } from '../../../src/context.ts';
import { expendable } from '../../../src/io/store/thinning.ts';

const NOW = '2026-11-23T12:00:00.000+01:00';
const HOUR_MS = 3_600_000;

function ago(hours: number, reason: BackupReason = 'import') {
  return { time: new Date(Date.parse(NOW) - hours * HOUR_MS).toISOString(), reason };
}

/** What is left, as hours ago, the newest first. */
function left(hours: readonly number[], reason: BackupReason = 'import'): readonly number[] {
  const backups = hours.map((one) => ago(one, reason));
  const gone = new Set(expendable(backups, NOW));
  return hours.filter((_, index) => !gone.has(backups[index] ?? ago(0))).toSorted((a, b) => a - b);
}

const days = (count: number, step = 24, from = 49) =>
  Array.from({ length: count }, (_, index) => from + index * step);

describe('thinning', () => {
  const cases: readonly (readonly [string, readonly number[], readonly number[]])[] = [
    ['nothing of nothing', [], []],
    ['everything of the last two days stays', days(47, 1, 0), days(47, 1, 0)],
    ['of an older day the newest stays', [50, 52, 55], [50]],
    ['one a day for twelve days stays', days(12), days(12)],
    ['three on each of two older days leave one each', [50, 53, 56, 74, 77, 80], [50, 74]],
    ['those of the future stay', [-1_000, -5], [-1_000, -5]],
    ['one a year for nine years stays', days(9, 24 * 365), days(9, 24 * 365)],
  ];
  it.each(cases)('%s', (_name, hours, expected) => {
    expect(left(hours)).toEqual(expected.toSorted((a, b) => a - b));
  });

  it('one a day for two years leaves 12 days, 10 weeks, 9 months', () => {
    const kept = left(days(730));
    expect(kept).toHaveLength(31);
    const gaps = kept.slice(1).map((hours, index) => Math.round((hours - (kept[index] ?? 0)) / 24));
    expect(gaps.slice(0, 11)).toEqual(Array(11).fill(1));
    // Where one grade passes on to the next, the gap may be shorter.
    expect(gaps.slice(13, 21)).toEqual(Array(8).fill(7));
    expect(gaps.slice(23).every((gap) => gap >= 28 && gap <= 31)).toBe(true);
  });

  it('never touches what the learner asked for', () => {
    expect(left(days(100, 1), 'asked')).toHaveLength(100);
  });

  it('done twice it does no more, and the newest always stays (500 histories)', () => {
    const histories = fc.array(fc.integer({ min: -100, max: 30_000 }), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(histories, (some) => {
        const hours = [...new Set(some)];
        const once = left(hours);
        expect(left(once)).toEqual(once);
        expect(once).toContain(Math.min(...hours));
      }),
      { numRuns: 500 },
    );
  });
});
