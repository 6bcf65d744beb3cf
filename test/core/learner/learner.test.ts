import { describe, expect, it } from 'vitest';
import type { NewFact } from '../../../src/core/learner/fact.ts';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import { facts } from '../../support/facts.ts';

const clocked: NewFact = { type: 'clocked', data: { skill: 'chop' } };
const stopped: NewFact = {
  type: 'logged',
  data: { skill: 'chop', minutes: 30, day: '2026-11-23', timed: true },
};
const typed: NewFact = { type: 'logged', data: { skill: 'chop', minutes: 30, day: '2026-11-23' } };
const placed: NewFact = { type: 'placed', data: { end: 'complete' } };
const answered: NewFact = {
  type: 'answered',
  data: { skill: 'chop', question: 'chop-cubes', outcome: 'right', slip: 0.08, guess: 0.25 },
};
const asked: NewFact = { ...answered, data: { ...answered.data, placement: true } } as NewFact;

const minutes = (...all: readonly NewFact[]) =>
  learnerFrom(facts(...all.map((fact) => [fact]))).logged.reduce((sum, one) => sum + one.minutes, 0);

describe('a timer', () => {
  it('that is stopped in two terminals at once counts once; what is typed always counts', () => {
    expect(minutes(clocked, stopped, stopped)).toBe(30);
    expect(minutes(clocked, stopped, clocked, stopped)).toBe(60);
    expect(minutes(clocked, typed, stopped)).toBe(60);
    expect(minutes(typed, typed)).toBe(60);
  });
});

describe('an answer', () => {
  const isLater = (...all: readonly NewFact[]) =>
    learnerFrom(facts(...all.map((fact) => [fact]))).evidence.map((one) => one.isLater);

  it('belongs to the placement until that ends, and after that when `start` asked', () => {
    expect(isLater(answered, placed, answered, asked)).toEqual([false, true, false]);
  });

  it('stays what it was when the path is changed; a new start begins anew', () => {
    const path: NewFact = { type: 'set', data: { key: 'path', value: 'other' } };
    const restarted: NewFact = { type: 'restarted', data: {} };
    expect(isLater(placed, answered, path, answered)).toEqual([true, true]);
    expect(isLater(placed, answered, restarted, answered)).toEqual([true, false]);
  });
});
