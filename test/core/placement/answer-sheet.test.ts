import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnswers } from '../../../src/core/placement/answer-sheet.ts';
import { roadmapOf, skill } from '../../support/small-roadmap.ts';

const NONE = new Map();
const roadmap = roadmapOf([skill('chop'), skill('fry', ['chop'])]);

describe('parseAnswers', () => {
  it('takes a whole sheet', () => {
    const { value, problems } = parseAnswers(
      {
        path: 'cook',
        hoursPerWeek: '7,5',
        startDate: '2026-02-01',
        goal: 'full',
        skills: { chop: 'known' },
        otherwise: 'unknown',
      },
      roadmap,
      NONE,
    );
    expect(problems).toEqual([]);
    expect(value).toEqual({
      profile: [
        { key: 'path', value: 'cook' },
        { key: 'hoursPerWeek', value: 7.5 },
        { key: 'startDate', value: '2026-02-01' },
        { key: 'goal', value: 'full' },
      ],
      skills: new Map([['chop', 'known']]),
      questions: [],
      otherwise: 'unknown',
    });
  });
  it('reads former ids of skills, and two answers about one skill only when they agree', () => {
    const renamed = roadmapOf([skill('slice', [], { was: ['chop', 'cut'] })]);
    const read = (skills: Readonly<Record<string, string>>) => parseAnswers({ skills }, renamed, NONE);
    expect(read({ chop: 'known' }).value?.skills).toEqual(new Map([['slice', 'known']]));
    expect(read({ chop: 'known', slice: 'known' }).value?.skills).toEqual(new Map([['slice', 'known']]));
    expect(read({ chop: 'known', slice: 'partly' }).problems).toMatchObject([
      { code: 'answered-twice', path: ['skills', 'slice'] },
    ]);
    expect(read({ cut: 'known', chop: 'partly' }).problems).toMatchObject([{ code: 'answered-twice' }]);
  });
  it('an empty map is a sheet that answers nothing', () => {
    expect(parseAnswers({}, roadmap, NONE).value).toEqual({
      profile: [],
      skills: new Map(),
      questions: [],
      otherwise: 'stop',
    });
  });
  it.each([
    [null, 'not-answers', []],
    [[], 'not-answers', []],
    [{ hours: 3 }, 'unknown-key', ['hours']],
    [{ path: 'swim' }, 'unknown-path', ['path']],
    [{ hoursPerWeek: 900 }, 'bad-answer', ['hoursPerWeek']],
    [{ hoursPerWeek: true }, 'bad-answer', ['hoursPerWeek']],
    [{ startDate: '2026-02-30' }, 'bad-answer', ['startDate']],
    [{ goal: 'rich' }, 'bad-answer', ['goal']],
    [{ skills: ['chop'] }, 'bad-answer', ['skills']],
    [{ skills: { surf: 'known' } }, 'unknown-skill', ['skills', 'surf']],
    [{ skills: { chop: 'yes' } }, 'bad-answer', ['skills', 'chop']],
    [{ questions: { 'chop-1': 'a' } }, 'unknown-question', ['questions', 'chop-1']],
    [{ questions: 3 }, 'bad-answer', ['questions']],
    [{ otherwise: 'guess' }, 'bad-answer', ['otherwise']],
  ])('%j: %s at %j', (data, code, path) => {
    const { value, problems } = parseAnswers(data, roadmap, NONE);
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ code, path }]);
  });
  it('tells every mistake at once', () => {
    expect(
      parseAnswers({ goal: 1, path: 2, skills: { a: 'b', chop: 'x' }, x: 1 }, roadmap, NONE).problems,
    ).toHaveLength(5);
  });
  it('never throws, whatever it gets', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (data) => {
        expect(parseAnswers(data, roadmap, NONE).problems).toBeInstanceOf(Array);
      }),
      { numRuns: 1000 },
    );
  });
});
