import { describe, expect, it } from 'vitest';
import type { NewFact } from '../../../src/core/learner/fact.ts';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import { exerciseFor, exerciseInHand, statusOf } from '../../../src/core/practice/choose.ts';
import type { Exercise } from '../../../src/core/practice/exercise.ts';
import { parseMutants, parseTask, splitTask } from '../../../src/core/practice/parse.ts';
import { facts } from '../../support/facts.ts';
import { skill as makeSkill } from '../../support/small-roadmap.ts';

const skill = makeSkill('chop');
const HEAD = { title: 'Cut', outcome: 1, minutes: 30, hints: ['a', 'b', 'c'] };
const parse = (head: unknown, body = 'Do it.') => parseTask({ head, body, slug: 'cubes', skill });
const said = (head: unknown, body?: string) => parse(head, body).problems.map(({ message }) => message);

describe('a task', () => {
  it('is a head and a text', () => {
    expect(splitTask('---\ntitle: x\n---\n\nText\n')).toEqual({ head: '\ntitle: x\n', body: 'Text' });
    expect(splitTask('---\r\ntitle: x\r\n---\r\nText')?.body).toBe('Text');
    for (const text of ['', 'Text', '---\ntitle: x', 'x\n---\n---\n'])
      expect(splitTask(text)).toBeUndefined();
  });

  it('has defaults for what is left out', () =>
    expect(parse(HEAD).value).toMatchObject({
      packages: [],
      programs: [],
      seconds: 10,
      review: false,
      skill: skill.id,
    }));

  it.each([
    [{ ...HEAD, hints: ['a', 'b'] }, "'hints' must hold 3: a nudge, the way, nearly the answer."],
    [{ ...HEAD, outcome: 6 }, `'${skill.id}' has ${skill.outcomes.length} outcomes, no number 6.`],
    [{ ...HEAD, minutes: 1 }, "'minutes' must not be below 5, found 1."],
    [{ ...HEAD, titel: 'x' }, "'titel' is no field here."],
    [{ ...HEAD, title: 'a\u001b[31mb' }, expect.stringContaining('control characters')],
    [null, expect.stringContaining('must be')],
  ])('%j is refused', (head, message) => expect(said(head)).toContainEqual(message));

  it('needs a text, not too long, without what steers a terminal', () => {
    expect(said(HEAD, '')).toEqual([expect.stringContaining('itself is missing')]);
    expect(said(HEAD, 'x'.repeat(20_001))).toEqual([expect.stringContaining('longer than 20000')]);
    expect(said(HEAD, 'a\u001b]0;x\u0007')).toEqual([expect.stringContaining('control characters')]);
    expect(said(HEAD, 'a \u202e b')).toEqual([expect.stringContaining('control characters')]);
  });
});

describe('mutants', () => {
  it('are edits with a reason', () => {
    const mutant = { name: 'late', why: 'x', edits: [{ file: 'a.py', find: 'x', put: '' }] };
    expect(parseMutants({ mutants: [mutant] }).value).toEqual([mutant]);
    expect(parseMutants({ mutants: [{ ...mutant, edits: [] }] }).problems).toHaveLength(1);
    expect(parseMutants({ mutants: [{ ...mutant, why: undefined }] }).problems).toHaveLength(1);
  });
});

describe('work on exercises', () => {
  const exercise = (slug: string, of = 'chop') => ({ slug, skill: of }) as Exercise;
  const started = (name: string, of = 'chop'): NewFact => ({
    type: 'started',
    data: { skill: of, exercise: name, folder: `/work/${name}` },
  });
  const checked = (name: string, passed: boolean, revealed = false): NewFact => ({
    type: 'checked',
    data: { skill: 'chop', exercise: name, passed, minutes: 5, hints: 0, revealed },
  });

  it('is new, started or passed, and a pass stays', () => {
    const status = (...changes: readonly NewFact[]) =>
      statusOf(exercise('cubes'), learnerFrom(facts(...changes.map((one) => [one]))));
    expect(status()).toBe('new');
    expect(status(started('cubes'))).toBe('started');
    expect(status(started('cubes'), checked('cubes', false))).toBe('started');
    expect(status(started('cubes'), checked('cubes', true), checked('cubes', false))).toBe('passed');
  });

  it('goes on with the one in hand, then a new one', () => {
    const all = [exercise('cubes'), exercise('rings'), exercise('other', 'fry')];
    const next = (...changes: readonly NewFact[]) =>
      exerciseFor(all, 'chop', learnerFrom(facts(...changes.map((one) => [one]))))?.slug;
    expect(next()).toBe('cubes');
    expect(next(started('rings'))).toBe('rings');
    expect(next(started('cubes'), checked('cubes', true))).toBe('rings');
    expect(exerciseFor(all, 'none', learnerFrom([]))).toBeUndefined();
  });

  it('is the one that was begun last and not passed', () => {
    const inHand = (...changes: readonly NewFact[]) =>
      exerciseInHand(learnerFrom(facts(...changes.map((one) => [one]))))?.exercise;
    expect(inHand()).toBeUndefined();
    expect(inHand(started('a'), started('b'))).toBe('b');
    expect(inHand(started('a'), started('b'), checked('b', true))).toBe('a');
    expect(inHand(started('a'), checked('a', true))).toBe('a');
  });

  it('proves the skill when passed, and says little when the solution was read', () => {
    const learner = (revealed: boolean) =>
      learnerFrom(facts([started('cubes')], [checked('cubes', true, revealed)]));
    expect(learner(false).statements.get('chop')).toMatchObject({ report: 'known', via: 'check' });
    expect(learner(true).statements.has('chop')).toBe(false);
    expect(learner(true).evidence).toMatchObject([{ kind: 'exercise', outcome: 'right', guess: 0.5 }]);
  });
});
