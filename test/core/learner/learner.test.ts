import { describe, expect, it } from 'vitest';
import type { Fact, FactData, NewFact } from '../../../src/core/learner/fact.ts';
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

describe('aims of two machines under one id', () => {
  const on = (device: string, counter: number, fact: NewFact): Fact => ({
    ...fact,
    device,
    counter,
    change: `${device}-${counter}`,
    time: '2026-11-23T20:15:03.123+01:00',
  });
  const aimed = (title: string): NewFact => ({
    type: 'aimed',
    data: { advert: 'job', title, must: [], nice: [] },
  });

  it('the one is dropped that was meant', () => {
    const both = [on('attic', 1, aimed('Attic')), on('kitchen', 1, aimed('Kitchen'))];
    const left = (data: FactData['dropped']) =>
      [...learnerFrom([...both, on('kitchen', 2, { type: 'dropped', data })]).aims.values()].map(
        ({ title }) => title,
      );
    expect(left({ advert: 'job', fact: 'kitchen-1' })).toEqual(['Attic']);
    expect(left({ advert: 'job', fact: 'cellar-1' })).toEqual(['Attic', 'Kitchen']);
    expect(left({ advert: 'job' })).toEqual(['Kitchen']);
  });
});
