import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { convert } from '../../../src/core/convert/convert.ts';
import { readSource, sourceOf } from '../../../src/io/sources/sources.ts';
import { converted, FIXTURES, jsonSource, loaded, textOf } from '../../support/converted.ts';

const at = (name: string) => join(FIXTURES, name);
const counts = ({ notes }: ReturnType<typeof converted>) =>
  Object.fromEntries(notes.map(({ code, count }) => [code, count]));

describe('a roadmap of roadmap.sh', async () => {
  const result = converted(await readSource(at('kitchen')));
  const { roadmap, defaults } = result;
  const skill = (id: string) => roadmap.skills.find((one) => one.id === id);

  it('has topics as stages along the road, and subtopics where they belong', () => {
    expect(roadmap.title).toBe('Kitchen');
    expect(roadmap.stages.map(({ id }) => id)).toEqual(['use-a-knife', 'use-fire']);
    expect(roadmap.skills.map(({ id, stage }) => `${stage}: ${id}`)).toEqual([
      'use-a-knife: use-a-knife',
      'use-a-knife: chop-onions',
      'use-a-knife: peel',
      'use-fire: use-fire',
      'use-fire: boil',
      'use-fire: steam',
      'use-fire: fry',
    ]);
    expect(counts(result)).toMatchObject({ 'placed-by-box': 2, 'placed-by-nearness': 1, malformed: 2 });
  });

  it('has no prerequisites: the road is an order', () => {
    expect(roadmap.skills.flatMap(({ prerequisites }) => prerequisites)).toEqual([]);
    expect(skill('use-fire')?.recommendedAfter).toEqual(['use-a-knife']);
    expect(roadmap.skills.flatMap(({ recommendedAfter }) => recommendedAfter)).toEqual(['use-a-knife']);
  });

  it('takes words and links from the pages, and names those it cannot take', () => {
    expect(skill('chop-onions')).toMatchObject({
      title: 'Chop onions',
      summary: 'Small, even pieces are done at the same time.',
      level: 'beginner',
      optional: false,
    });
    expect(skill('chop-onions')?.resources.map(({ url, kind, title }) => [url, kind, title])).toEqual([
      ['https://kitchen.example/cuts', 'video', 'Ten cuts'],
      ['https://kitchen.example/book', 'docs', 'The knife book'],
    ]);
    expect(counts(result)).toMatchObject({
      'link-not-web': 1,
      'link-repeated': 1,
      'page-without-node': 1,
      'node-without-page': 6,
      markup: 1,
      drawing: 1,
      road: 1,
      'road-unclear': 1,
      belongs: 3,
    });
  });

  it('says which fields it had to set', () => {
    expect(defaults.get('chop-onions')).toEqual(['hours', 'outcomes']);
    expect(defaults.get('peel')).toEqual(['level', 'hours', 'outcomes', 'resources']);
    expect(skill('peel')?.optional).toBe(true);
  });

  it('can be its pages alone', async () => {
    const pages = converted(await readSource(at('kitchen/content')));
    expect(pages.roadmap.skills.map(({ id }) => id)).toEqual(['chop-onions', 'nobody']);
    expect(pages.roadmap.title).toBe('kitchen');
  });

  it('is reported in few words, however long its labels are', () => {
    const box = (id: string, type: string) => ({
      id,
      type,
      position: { x: 0, y: 0 },
      data: { label: id.repeat(100_000) },
    });
    const nodes = [box('ab', 'topic'), box('cd', 'subtopic')];
    const { notes } = converted(jsonSource({ nodes, edges: [{ source: 'ab', target: 'cd' }] }));
    expect(notes.length).toBeGreaterThan(1);
    for (const place of notes.flatMap(({ at: places }) => places)) expect(place.length).toBeLessThan(101);
  });

  it('of the old form is refused, and says why', () => {
    expect(convert(jsonSource({ mockup: {} }), undefined)).toMatchObject({
      refused: expect.stringContaining('before 2024'),
    });
  });
});

describe('an Exercism track', async () => {
  const result = converted(await readSource(at('track.json')));
  const { skills } = result.roadmap;
  const needs = (id: string) => skills.find((one) => one.id === id)?.prerequisites;

  it('needs what the exercise that teaches a concept needs, without what follows from it', () => {
    expect([needs('basics'), needs('chopping'), needs('timing')]).toEqual([
      [],
      ['basics'],
      ['chopping', 'sharpening'],
    ]);
    expect(counts(result)).toMatchObject({ 'need-implied': 1, 'need-unknown': 1 });
  });

  it('takes nothing from an exercise in work, and breaks a circle at one place', () => {
    expect(needs('baking')).toEqual([]);
    expect([needs('hens'), needs('eggs')].flat()).toHaveLength(1);
    expect(counts(result)).toMatchObject({
      'exercise-not-live': 1,
      'need-in-circle': 1,
      'concept-not-taught': 2,
      malformed: 1,
    });
  });

  it('shows what to do with a concept: its exercises, the easy ones first', () => {
    const chopping = skills.find(({ id }) => id === 'chopping');
    expect(chopping?.outcomes).toEqual([
      'Solve the exercise Onion Soup',
      'Solve the exercise Salsa',
      'Solve the exercise Salad',
    ]);
    expect(chopping?.resources.map(({ url }) => url)).toEqual([
      'https://exercism.org/tracks/kitchen/concepts/chopping',
      'https://exercism.org/tracks/kitchen/exercises/onion-soup',
      'https://exercism.org/tracks/kitchen/exercises/salsa',
      'https://exercism.org/tracks/kitchen/exercises/salad',
    ]);
    expect(result.roadmap.summary).toBe('Cooking, one dish at a time.');
  });
});

describe('an outline', async () => {
  const result = converted(await readSource(at('outline.md')));
  const { roadmap } = result;

  it('has headings as stages, items as skills, and what is under them as outcomes or skills', () => {
    expect([roadmap.title, roadmap.summary]).toEqual([
      'Cook for friends',
      'From the first onion to a table of eight.',
    ]);
    expect(roadmap.stages.map(({ title, summary }) => [title, summary])).toEqual([
      ['Start', 'What every dish begins with.'],
      ['Dinner', undefined],
    ]);
    expect(roadmap.skills.map(({ title, outcomes }) => [title, outcomes])).toEqual([
      ['Chop', ['Cut an onion into even cubes', 'Hold a knife so that nothing happens']],
      ['Boil', ['Explain this and use it: Boil']],
      ['Trap nothing here', ['Explain this and use it: Trap nothing here']],
      ['Sauces', ['Explain this and use it: Sauces']],
      ['Sauces: White', ['Stir until it thickens']],
      ['Sauces: Red alert(1)', ['Explain this and use it: Sauces: Red alert(1)']],
    ]);
  });

  it('has links as resources, and leaves out what is none', () => {
    const urls = (id: string) => roadmap.skills.find((one) => one.id === id)?.resources.map(({ url }) => url);
    expect(urls('chop')).toEqual(['https://kitchen.example/cuts']);
    expect(urls('boil')).toEqual(['https://kitchen.example/boil']);
    expect(urls('sauces')).toEqual(['https://kitchen.example/brown']);
    expect(counts(result)).toMatchObject({
      anchor: 2,
      tick: 1,
      code: 1,
      table: 1,
      html: 2,
      'heading-empty': 1,
      'link-not-web': 1,
    });
    expect(result.notes.find(({ code }) => code === 'code')?.at).toEqual(['line 23']);
  });

  it('may begin with front matter, which is named; a line there is none', async () => {
    const outline = '# Lost\n\n- A skill\n\n---\n\n# Kept\n\n- B skill\n';
    const ruled = converted(await sourceOf(`---\n\n${outline}`));
    expect(ruled.roadmap.skills.map(({ title }) => title)).toEqual(['A skill', 'B skill']);
    expect(counts(ruled)).toEqual({});
    const matter = converted(await sourceOf(`---\ntitle: Cook\n- no: skill\n---\n${outline}`));
    expect(matter.roadmap.skills.map(({ title }) => title)).toEqual(['A skill', 'B skill']);
    expect(counts(matter)).toEqual({ 'front-matter': 1 });
  });

  it('without headings is one stage; without items it is refused', async () => {
    const bare = converted(await sourceOf('- Chop\n- Fry\n'));
    expect(bare.roadmap.stages).toHaveLength(1);
    expect(convert(await sourceOf('Just words.\n'), undefined)).toMatchObject({
      refused: expect.stringContaining('no skill'),
    });
  });

  it('with more under an item than a skill has outcomes makes skills of it: nothing is lost', async () => {
    const many = converted(await sourceOf(`- Cook\n${'abcdefg'.replace(/./g, '  - Dish $&\n')}`));
    expect(many.roadmap.skills.map(({ title }) => title)).toHaveLength(8);
    expect(counts(many)['outcome-beyond']).toBeUndefined();
  });
});

describe('what comes out', () => {
  it.each(['kitchen', 'track.json', 'outline.md'])(
    '%s: is right by the real loader, which reads the same',
    async (name) => {
      const result = converted(await readSource(at(name)));
      const { roadmap, problems } = await loaded(textOf(result));
      expect(problems).toEqual([]);
      expect(roadmap).toEqual(result.roadmap);
      expect(textOf(converted(await readSource(at(name))))).toBe(textOf(result));
    },
  );

  it('is told by what it holds, and --from must fit', async () => {
    expect(convert(jsonSource({ hello: 1 }), undefined)).toMatchObject({ refused: expect.any(String) });
    const track = await readSource(at('track.json'));
    expect(convert(track, 'roadmap.sh')).toMatchObject({
      refused: expect.stringContaining('--from roadmap.sh'),
    });
    expect(convert(await sourceOf(readFileSync(at('outline.md'), 'utf8')), 'exercism')).toMatchObject({
      refused: expect.any(String),
    });
  });
});
