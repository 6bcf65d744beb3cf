import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRoadmap } from '../../../src/core/roadmap/parse.ts';

const RESOURCE = {
  title: 'A',
  url: 'https://example.org/a',
  site: 'E',
  kind: 'docs',
  cost: 'free',
  hours: 1,
};
const SKILL = {
  id: 'chop',
  title: 'Chop',
  stage: 'pan',
  level: 'beginner',
  hours: { min: 1, max: 2 },
  tracks: ['core'],
  outcomes: ['Cut an onion'],
  resources: [RESOURCE],
};
const ROADMAP = {
  format: 1,
  id: 'kitchen',
  title: 'Kitchen',
  stages: [{ id: 'pan', title: 'Pan' }],
  tracks: [{ id: 'core', title: 'Core' }],
  paths: [{ id: 'cook', title: 'Cook', tracks: ['core'] }],
  skills: [SKILL],
};

const withSkill = (change: object) => ({ ...ROADMAP, skills: [{ ...SKILL, ...change }] });
const withResource = (change: object) => withSkill({ resources: [{ ...RESOURCE, ...change }] });

/** `path: message` of everything wrong with it. */
function wrong(data: unknown): readonly string[] {
  return parseRoadmap(data).problems.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('a roadmap out of plain data', () => {
  it('gets what is left out', () => {
    const { value, problems } = parseRoadmap(ROADMAP);
    expect(problems).toEqual([]);
    expect(value).not.toHaveProperty('format');
    expect(value?.paths[0]?.leaveOut).toEqual([]);
    expect(value?.skills[0]).toMatchObject({
      optional: false,
      prerequisites: [],
      recommendedAfter: [],
      milestone: 'full',
      keywords: { terms: [], imports: [], packages: [], files: [] },
      resources: [{ broad: false }],
    });
  });

  it.each<[string, unknown, readonly string[]]>([
    ['nothing', undefined, [': The file must be a map of fields, found nothing.']],
    ['null', null, [': The file must be a map of fields, found nothing (null).']],
    ['a word', 'cook', [": The file must be a map of fields, found 'cook'."]],
    ['a list', [ROADMAP], [': The file must be a map of fields, found a list.']],
    ['an empty list', [], [': The file must be a map of fields, found a list.']],
    [
      'a list for a skill',
      { ...ROADMAP, skills: [[SKILL]] },
      ['skills.0: This must be a map of fields, found a list.'],
    ],
    [
      'an empty list for hours',
      withSkill({ hours: [] }),
      ["skills.0.hours: 'hours' must be a map of fields, found a list."],
    ],
    [
      'two unknown fields',
      withSkill({ colour: 1, optionl: true }),
      ["skills.0.colour: 'colour' is no field here.", "skills.0.optionl: 'optionl' is no field here."],
    ],
    [
      'null for a text',
      withSkill({ title: null }),
      ["skills.0.title: 'title' must be text, found nothing (null)."],
    ],
    [
      'no number for hours',
      withSkill({ hours: { min: Number.NaN, max: 1 } }),
      ["skills.0.hours.min: 'min' must be a number, found NaN."],
    ],
    [
      'endless hours',
      withSkill({ hours: { min: 1, max: Number.POSITIVE_INFINITY } }),
      ["skills.0.hours.max: 'max' must not be more than 1000, found Infinity."],
    ],
    [
      'half an advert',
      withSkill({ demand: { adverts: 0.5, recent: -1 } }),
      [
        "skills.0.demand.adverts: 'adverts' must be a whole number, found 0.5.",
        "skills.0.demand.recent: 'recent' must not be negative, found -1.",
      ],
    ],
    [
      'a long title',
      withSkill({ title: 'a'.repeat(121) }),
      [`skills.0.title: 'title' must not be longer than 120 characters, found '${'a'.repeat(57)}...'.`],
    ],
    [
      'seven outcomes',
      withSkill({ outcomes: Array.from({ length: 7 }, () => 'Cut') }),
      ["skills.0.outcomes: 'outcomes' must not hold more than 6 outcomes."],
    ],
  ])('%s', (_, data, expected) => expect(wrong(data)).toEqual(expected));

  it.each(['a', 'sql-basics', 'a1-b2', 'a'.repeat(64)])('%s is an id', (id) =>
    expect(wrong({ ...ROADMAP, id })).toEqual([]),
  );
  it.each(['', 'A', '1a', 'a--b', '-a', 'a-', 'a_b', 'a b', 'á', 'a\n', 'a'.repeat(65)])(
    '%j is no id',
    (id) => expect(wrong({ ...ROADMAP, id })).toHaveLength(1),
  );

  it.each([
    'https://example.org',
    'http://example.org:8080/a?b=c#d',
    'HTTPS://EXAMPLE.ORG/a',
    'https://example.org/wiki/C_(language)',
    'https://example.org?q=1',
    'http://localhost:3000/docs',
    'https://docs.example.org/é',
  ])('%s is an address', (url) => expect(wrong(withResource({ url }))).toEqual([]));
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.org',
    'file:///etc/passwd',
    '//example.org',
    'example.org',
    'https://',
    'https://example',
    'https://user:secret@example.org',
    'https://example.org/a b',
    'https://example.org/a\nb',
    'https://example.org\\a',
    ' https://example.org',
  ])('%j is no address', (url) => expect(wrong(withResource({ url }))).toHaveLength(1));

  it.each([
    '\x1b[31m',
    'a\nb',
    'a\tb',
    '\u202e',
    '\u2067',
    '\u200f',
    '\ufeff',
    '\u2028',
    '\x9b',
    '\ud800',
    '\x7f',
  ])('no text holds %j', (mark) => expect(wrong({ ...ROADMAP, title: `a${mark}b` })).toHaveLength(1));
  it('texts may hold words of any language, and emoji', () => {
    expect(wrong({ ...ROADMAP, title: 'Kochen für Gäste, 料理, طبخ, 👩‍🍳' })).toEqual([]);
  });
});

describe('any data', () => {
  const anything = fc.anything({
    withNullPrototype: true,
    withBigInt: true,
    withSparseArray: true,
    withDate: true,
  });

  it('gives problems with a path and a sentence, and never an exception', () => {
    fc.assert(
      fc.property(anything, (data) => {
        const { value, problems } = parseRoadmap(data);
        expect(value).toBeUndefined();
        for (const { message } of problems) expect(message).toMatch(/^['T].+\.$/s);
        expect(problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('in any field is judged by itself', () => {
    const fields = fc.constantFrom(...Object.keys(SKILL));
    fc.assert(
      fc.property(fields, anything, (field, data) => {
        const { problems } = parseRoadmap(withSkill({ [field]: data }));
        for (const { path } of problems) expect(path.slice(0, 3)).toEqual(['skills', 0, field]);
      }),
      { numRuns: 2000 },
    );
  });
});
