import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuestions } from '../../../src/core/quiz/parse.ts';
import { skill } from '../../support/small-roadmap.ts';

const CHOP = skill('chop');
const SINGLE = {
  id: 'chop-even',
  kind: 'single',
  level: 2,
  outcome: 1,
  prompt: 'Why?',
  options: [
    { id: 'a', text: 'Speed', correct: true },
    { id: 'b', text: 'Looks', why: 'Looks do not matter.' },
  ],
  explanation: 'Because.',
};
const FILL = {
  id: 'chop-knife',
  kind: 'fill',
  level: 1,
  outcome: 1,
  prompt: 'What do you need?',
  answers: ['a knife', 'knife'],
  mistakes: [{ text: 'spoon', why: 'It does not cut.' }],
  explanation: 'It cuts.',
};
const ORDER = {
  ...SINGLE,
  id: 'chop-steps',
  kind: 'order',
  options: [
    { id: 'a', text: 'Peel' },
    { id: 'b', text: 'Cut' },
  ],
};

/** `path code` of everything wrong with them. */
function wrong(...questions: readonly object[]): readonly string[] {
  const { value, problems } = parseQuestions({ questions }, CHOP);
  if (value) expect(problems).toEqual([]);
  return problems.map(({ path, code }) => `${path.join('.')} ${code}`);
}

describe('questions out of plain data', () => {
  it('of every kind, with what may be left out filled in', () => {
    const multiple = { ...SINGLE, id: 'chop-many', kind: 'multiple' };
    const output = { ...SINGLE, id: 'chop-output', kind: 'output', guess: 0.4, slip: 0.02 };
    const { value, problems } = parseQuestions({ questions: [SINGLE, FILL, ORDER, multiple, output] }, CHOP);
    expect(problems).toEqual([]);
    expect(value?.map(({ kind, guess, slip }) => [kind, guess, slip])).toEqual([
      ['single', 0.5, 0.08],
      ['fill', 0.03, 0.08],
      ['order', 0.06, 0.08],
      ['multiple', 0.1, 0.08],
      ['output', 0.4, 0.02],
    ]);
    expect(value?.[0]).toMatchObject({ skill: 'chop', answers: [], mistakes: [] });
  });

  it('what proves a key stays out of the program', () => {
    const { value } = parseQuestions(
      { questions: [{ ...SINGLE, verify: { run: 'x', with: 'bash' } }] },
      CHOP,
    );
    expect(value?.[0]).not.toHaveProperty('verify');
  });

  const [right, other] = SINGLE.options;
  it.each([
    [
      'no right option',
      [{ ...SINGLE, options: [other, { ...other, id: 'c', text: 'Taste' }] }],
      ['questions.0.options bad-key'],
    ],
    [
      'two right ones',
      [{ ...SINGLE, options: [right, { ...right, id: 'b', text: 'Taste' }] }],
      ['questions.0.options bad-key'],
    ],
    [
      'no why',
      [{ ...SINGLE, options: [right, { id: 'b', text: 'Looks' }] }],
      ['questions.0.options.1 missing'],
    ],
    ['one option', [{ ...SINGLE, options: [right] }], ['questions.0.options missing']],
    [
      'options that are alike',
      [{ ...SINGLE, options: [right, { ...other, text: ' Speed' }] }],
      ['questions.0.options.1.text duplicate-option'],
    ],
    [
      'one option id twice',
      [{ ...SINGLE, options: [right, { ...other, id: 'a' }] }],
      ['questions.0.options.1.id duplicate-id'],
    ],
    ['an outcome there is not', [{ ...SINGLE, outcome: 6 }], ['questions.0.outcome unknown-outcome']],
    ['an id of another skill', [{ ...SINGLE, id: 'fry-even' }], ['questions.0.id bad-id']],
    ['one id twice', [SINGLE, SINGLE], ['questions.1.id duplicate-id']],
    [
      'a marked order',
      [{ ...ORDER, options: [{ ...ORDER.options[0], correct: true }, ORDER.options[1]] }],
      ['questions.0.options.0.correct bad-key'],
    ],
    ['fill without answers', [{ ...FILL, answers: undefined }], ['questions.0 missing']],
    ['fill with options', [{ ...FILL, options: SINGLE.options }], ['questions.0.options unknown-key']],
    ['answers where there are options', [{ ...SINGLE, answers: ['x'] }], ['questions.0 unknown-key']],
    ['chances that tell nothing', [{ ...SINGLE, slip: 0.6, guess: 0.5 }], ['questions.0 bad-chance']],
    ['a chance of 1', [{ ...SINGLE, guess: 1 }], ['questions.0.guess bad-value']],
    ['level 5', [{ ...SINGLE, level: 5 }], ['questions.0.level bad-value']],
    ['a control character', [{ ...SINGLE, prompt: 'a\x1b[31mb' }], ['questions.0.prompt bad-value']],
    ['a tab', [{ ...SINGLE, code: '\tx' }], ['questions.0.code bad-value']],
    ['a prompt of 1 MB', [{ ...SINGLE, prompt: 'x'.repeat(1 << 20) }], ['questions.0.prompt bad-value']],
    ['an unknown field', [{ ...SINGLE, hint: 'x' }], ['questions.0.hint unknown-key']],
    ['201 questions', Array(201).fill(SINGLE), ['questions bad-value']],
    ['none', [], ['questions bad-value']],
  ])('%s', (_, questions, expected) => expect(wrong(...questions)).toEqual(expected));

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(parseQuestions(data, CHOP).problems.length).toBeGreaterThan(0);
        expect(parseQuestions({ questions: [data] }, CHOP).problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a skill that had another id', () => {
  it('keeps its questions', () => {
    const renamed = skill('cut', [], { was: ['chop'] });
    expect(parseQuestions({ questions: [SINGLE] }, renamed).problems).toEqual([]);
    expect(parseQuestions({ questions: [SINGLE] }, skill('cut')).problems.map(({ code }) => code)).toEqual([
      'bad-id',
    ]);
  });
});
