import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/core/learner/fact.ts';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import { withTrueTimes } from '../../../src/core/learner/true-times.ts';
import { cardsFrom } from '../../../src/core/review/cards.ts';
import { schedulerFor } from '../../../src/core/review/memory.ts';

const NOW = '2026-11-20T20:00:00.000+01:00';

function answers(...times: readonly string[]): readonly Fact[] {
  return times.map((time, at) => ({
    type: 'answered',
    data: { skill: 'chop', question: `chop-${at}`, outcome: 'right', slip: 0.08, guess: 0.25 },
    device: 'kitchen',
    counter: at + 1,
    change: `kitchen-${at + 1}`,
    time,
  }));
}

const daysOf = (...times: readonly string[]) =>
  withTrueTimes(answers(...times), NOW).map(({ time }) => time.slice(0, 10));

/** Clock jumps: what the clock said, and the days that count. */
const TABLE: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['all is well', ['2026-11-01T18:00:00+01:00', '2026-11-02T18:00:00+01:00'], ['2026-11-01', '2026-11-02']],
  [
    'back a day',
    ['2026-11-05T18:00:00+01:00', '2026-11-04T18:00:00+01:00', '2026-11-06T18:00:00+01:00'],
    ['2026-11-05', '2026-11-05', '2026-11-06'],
  ],
  [
    'ten years ahead and back',
    ['2026-11-05T18:00:00+01:00', '2036-11-05T18:00:00+01:00', '2026-11-06T18:00:00+01:00'],
    ['2026-11-05', '2026-11-05', '2026-11-06'],
  ],
  ['ten years ahead at first', ['2036-11-05T18:00:00+01:00'], ['2026-11-20']],
  [
    'ten years ahead at first, then right',
    ['2036-11-05T18:00:00+01:00', '2026-11-02T18:00:00+01:00', '2026-11-03T18:00:00+01:00'],
    ['2026-11-02', '2026-11-02', '2026-11-03'],
  ],
  ['back to 1970', ['2026-11-05T18:00:00+01:00', '1970-01-01T00:00:00Z'], ['2026-11-05', '2026-11-05']],
  [
    'the hour that summer time repeats',
    ['2026-10-25T02:30:00+02:00', '2026-10-25T02:10:00+01:00'],
    ['2026-10-25', '2026-10-25'],
  ],
  [
    'the hour that it leaves out',
    ['2026-03-29T01:59:59+01:00', '2026-03-29T03:00:00+02:00'],
    ['2026-03-29', '2026-03-29'],
  ],
  [
    'a flight to the west, over midnight',
    ['2026-11-05T01:00:00+09:00', '2026-11-04T20:00:00-05:00'],
    ['2026-11-05', '2026-11-04'],
  ],
  [
    'a flight to the east',
    ['2026-11-04T20:00:00-05:00', '2026-11-05T23:00:00+14:00'],
    ['2026-11-04', '2026-11-05'],
  ],
  ['this evening in a zone ahead of us', ['2026-11-21T06:00:00+14:00'], ['2026-11-21']],
];

describe('true times', () => {
  it.each(TABLE)('%s', (_, times, days) => expect(daysOf(...times)).toEqual(days));

  it('another device with another clock is judged by itself', () => {
    const [first, second] = answers('2026-11-05T18:00:00+01:00', '2026-11-04T18:00:00+01:00');
    if (!first || !second) throw new Error('two facts are needed');
    const other = { ...second, device: 'cellar' };
    expect(withTrueTimes([first, other], NOW)).toEqual([first, other]);
  });

  it('a jump neither loses a card nor doubles one, and no day is before its own', () => {
    for (const [, times] of TABLE) {
      const { evidence } = learnerFrom(withTrueTimes(answers(...times), NOW));
      const { cards } = cardsFrom(evidence, schedulerFor(0.9));
      expect(cards.size).toBe(times.length);
      for (const { due, last } of cards.values()) expect(due > last).toBe(true);
    }
  });
});
