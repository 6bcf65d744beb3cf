import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Found, findSkill } from '../../../src/core/roadmap/find.ts';
import type { Roadmap } from '../../../src/core/roadmap/roadmap.ts';
import { openContent } from '../../../src/io/content/content.ts';
import { roadmapOf, skill } from '../../support/small-roadmap.ts';

const named = (id: string, title: string, terms: readonly string[]) =>
  skill(id, [], { title, keywords: { terms, imports: [], packages: [], files: [] } });

const ROADMAP = roadmapOf([
  named('chop', 'Chop vegetables', ['knife skills', 'CI/CD', 'C']),
  named('fry', 'Fry fish', ['pan', 'C++', 'knife skills']),
  named('bake-cake', 'Bake a cake', ['oven', 'Node.js', 'fry']),
  named('bake-bread', 'Bake bread', ['pan', 'sourdough']),
  named('season', 'Season well', ['salt', 'sourdough', '.']),
  named('plate-up', 'Chop', ['garnish']),
]);

const ids = (skills: Found['also']) => skills.map(({ id }) => id);
function found(query: string) {
  const { match, by, also, suggestions } = findSkill(ROADMAP, query);
  return [match?.id, by, ids(also), ids(suggestions)];
}

describe('finding a skill', () => {
  it.each<[string, string, Found['by'], readonly string[]]>([
    ['chop', 'chop', 'id', []],
    ['  CHOP ', 'chop', 'id', []],
    ['bake-cake', 'bake-cake', 'id', []],
    ['Bake a cake', 'bake-cake', 'title', []],
    ['bake-a-CAKE', 'bake-cake', 'title', []],
    ['bakecake', 'bake-cake', 'part', []],
    ['salt', 'season', 'keyword', []],
    ['ci/cd', 'chop', 'keyword', []],
    ['CI CD', 'chop', 'keyword', []],
    ['ci-cd', 'chop', 'keyword', []],
    ['nodejs', 'bake-cake', 'keyword', []],
    ['node_js', 'bake-cake', 'keyword', []],
    ['c', 'chop', 'keyword', []],
    ['c++', 'fry', 'keyword', []],
    ['fry', 'fry', 'id', []],
    ['pan', 'fry', 'keyword', ['bake-bread']],
    ['sourdough', 'bake-bread', 'keyword', ['season']],
    ['knife skills', 'chop', 'keyword', ['fry']],
    ['vegetables', 'chop', 'part', []],
    ['well', 'season', 'part', []],
    ['plate', 'plate-up', 'part', []],
  ])('%j is %s, by %s', (query, id, by, also) => expect(found(query)).toEqual([id, by, also, []]));

  it('takes the skill for which the word stands earliest among its words', () => {
    const later = roadmapOf([named('a', 'A', ['x', 'y', 'word']), named('b', 'B', ['z', 'word'])]);
    const { match, also } = findSkill(later, 'word');
    expect([match?.id, ids(also)]).toEqual(['b', ['a']]);
  });

  it('asks back where a part of a title fits several', () =>
    expect(found('bake')).toEqual([undefined, undefined, [], ['bake-cake', 'bake-bread']]));

  it.each(['', ' ', '-', '.', '/', '___', 'zzzzqqqq', '🍳🍳🍳🍳🍳', '\ud800', 'xyxyxyxyxyxyxyxyxyxy', '\0'])(
    'finds nothing for %j',
    (query) => expect(found(query)).toEqual([undefined, undefined, [], []]),
  );

  it('takes any text, and finds a skill of the roadmap or none', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'chopbakefry-./_ +') }),
    );
    fc.assert(
      fc.property(text, (query) => {
        const { match, by, also, suggestions } = findSkill(ROADMAP, query);
        expect(match === undefined).toBe(by === undefined);
        expect(match === undefined || suggestions.length === 0).toBe(true);
        expect(suggestions.length).toBeLessThanOrEqual(3);
        for (const one of [...also, ...suggestions]) expect(ROADMAP.skills).toContain(one);
      }),
      { numRuns: 3000 },
    );
  });
});

/** As fingers slip: what was typed for what was meant. */
const TYPOS: Readonly<Record<string, string>> = {
  dokcer: 'docker',
  doker: 'docker',
  'flask-bascis': 'flask-basics',
  'falsk-basics': 'flask-basics',
  'flaskbasics-': 'flask-basics',
  'git-basic': 'git-basics',
  'gti-basics': 'git-basics',
  'py-clases': 'py-classes',
  'py-funtions': 'py-functions',
  'py-exeptions': 'py-exceptions',
  'py-excpetions': 'py-exceptions',
  'sql-jions': 'sql-joins',
  'sql-joinss': 'sql-joins',
  'sql-basisc': 'sql-basics',
  postgressql: 'postgresql',
  postgresq: 'postgresql',
  mysq1: 'mysql',
  mongdb: 'mongodb',
  'django-modles': 'django-models',
  'djagno-admin': 'django-admin',
  'django-fomrs': 'django-forms',
  'fastapi-basisc': 'fastapi-basics',
  'fast-api-basics': 'fastapi-basics',
  'pytest-basiks': 'pytest-basics',
  'celery-taks': 'celery-tasks',
  'redis-cacheing': 'redis-caching',
  'kubernets-basics': 'kubernetes-basics',
  websecurity: 'web-security',
  'http-basiscs': 'http-basics',
  intervews: 'interviews',
};

describe('slips of the finger in the built-in roadmap', () => {
  it('the skill that was meant comes first for 28 of 30 at least', async () => {
    const roadmap = await builtIn();
    const wrong = Object.entries(TYPOS).filter(([typed, meant]) => {
      const { match, suggestions } = findSkill(roadmap, typed);
      return (match ?? suggestions[0])?.id !== meant;
    });
    expect(Object.keys(TYPOS)).toHaveLength(30);
    expect(wrong.length, JSON.stringify(wrong)).toBeLessThanOrEqual(2);
  });

  it('every id and every title is found', async () => {
    const roadmap = await builtIn();
    for (const { id, title } of roadmap.skills) {
      expect(findSkill(roadmap, id)).toMatchObject({ match: { id }, by: 'id' });
      expect(findSkill(roadmap, title.toUpperCase())).toMatchObject({ match: { id } });
    }
  });
});

async function builtIn(): Promise<Roadmap> {
  const file = join(import.meta.dirname, '../../../roadmap.yaml');
  return (await openContent({ builtInFile: file }).roadmap('built-in')).roadmap;
}
