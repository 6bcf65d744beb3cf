import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededChance } from '../../../src/core/chance.ts';
import { keyOf, mark, presented } from '../../../src/core/quiz/mark.ts';
import { pickQuestion } from '../../../src/core/quiz/pick.ts';
import type { Question } from '../../../src/core/quiz/question.ts';

const question = (change: Partial<Question> = {}): Question => ({
  id: 'chop-even',
  skill: 'chop',
  kind: 'single',
  level: 2,
  outcome: 1,
  prompt: 'Why?',
  options: [
    { id: 'a', text: 'Speed', correct: true },
    { id: 'b', text: 'Looks', correct: false, why: 'Looks do not matter.' },
    { id: 'c', text: 'Taste', correct: false, why: 'It tastes the same.' },
  ],
  answers: [],
  mistakes: [],
  explanation: 'Because.',
  slip: 0.08,
  guess: 0.3,
  ...change,
});
const many = question({
  kind: 'multiple',
  options: question().options.map((option) => (option.id === 'b' ? { ...option, correct: true } : option)),
});
const order = question({
  kind: 'order',
  options: question().options.map((option) => ({ ...option, correct: false })),
});
const fill = question({
  kind: 'fill',
  options: [],
  answers: ['print("x")', 'x'],
  mistakes: [{ text: 'echo x', why: 'That is the shell.' }],
});

describe('mark', () => {
  it.each([
    ['the right option', question(), ['a'], true, []],
    ['a wrong one', question(), ['b'], false, ['Looks do not matter.']],
    ['one that is not there', question(), ['z'], false, []],
    ['nothing', question(), [], false, []],
    ['all right ones, in any order', many, ['b', 'a'], true, []],
    ['a right one missing', many, ['a'], false, []],
    ['one too many', many, ['a', 'b', 'c'], false, ['It tastes the same.']],
    ['the right order', order, ['a', 'b', 'c'], true, []],
    ['another order', order, ['a', 'c', 'b'], false, []],
    ['a part of the order', order, ['a', 'b'], false, []],
    ['a text with other spaces and quotes', fill, ["  print('x') "], true, []],
    ['another right text', fill, ['x'], true, []],
    ['a usual mistake', fill, ['echo  x'], false, ['That is the shell.']],
    ['another text', fill, ['X'], false, []],
  ])('%s', (_, asked, given, isRight, whys) => expect(mark(asked, given)).toEqual({ isRight, whys }));

  it('the key is marked right, whatever the kind', () => {
    for (const asked of [question(), many, order, fill]) {
      const texts = keyOf(asked);
      const ids = texts.map((text) => asked.options.find((option) => option.text === text)?.id ?? text);
      expect(mark(asked, ids).isRight).toBe(true);
    }
  });
});

describe('presented', () => {
  it('holds every option once, the same for the same seed, an order never in its right order', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        for (const asked of [question(), order]) {
          const shown = presented(asked, seededChance(seed));
          expect(shown.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(asked.options);
          expect(presented(asked, seededChance(seed))).toEqual(shown);
        }
        expect(presented(order, seededChance(seed))).not.toEqual(order.options);
      }),
    );
  });

  it('puts the right option at every place about as often', () => {
    const places = [0, 0, 0];
    for (let seed = 0; seed < 3_000; seed += 1) {
      const at = presented(question(), seededChance(seed)).findIndex(({ correct }) => correct);
      places[at] = (places[at] ?? 0) + 1;
    }
    for (const count of places) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });
});

describe('pickQuestion', () => {
  const levels = ([1, 2, 3, 4] as const).map((level) => question({ id: `q${level}`, level }));
  it('fits the level to what is believed, unseen before seen, quick ones only', () => {
    const pick = (seen: readonly string[], probability: number, from = levels) =>
      pickQuestion(from, new Set(seen), probability)?.id;
    expect(pick([], 0.3)).toBe('q2');
    expect(pick([], 0.7)).toBe('q3');
    expect(pick(['q3'], 0.7)).toBe('q2');
    expect(pick(['q1', 'q2', 'q3', 'q4'], 0.7)).toBe('q3');
    expect(pick([], 0.3, [fill, order])).toBeUndefined();
    expect(pick([], 0.3, [])).toBeUndefined();
  });
});
