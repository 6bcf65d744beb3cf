/** Laws of converting, for sources that nobody would write: what comes out is right, and nothing is made up. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../../src/core/convert/clean.ts';
import { convert } from '../../../src/core/convert/convert.ts';
import { idMaker } from '../../../src/core/convert/ids.ts';
import { scaffold } from '../../../src/core/convert/scaffold.ts';
import { ancestors, findCycle, skillGraph } from '../../../src/core/roadmap/graph.ts';
import { sourceOf } from '../../../src/io/sources/sources.ts';
import { converted, jsonSource, loaded, textOf } from '../../support/converted.ts';
import { times } from '../../support/times.ts';

const nasty = fc.constantFrom(
  'null',
  'true',
  '~',
  '- x',
  '# x',
  'a: b',
  '"',
  "'",
  '{{',
  '\u202eevil',
  '\x1b[31mred',
  '\u0000',
  '&a *a',
  '<b>x</b>',
  '<script>alert(1)</script>',
  '=1+1',
  '日本語',
  'C++',
  'C#',
  '\ud800',
  'x'.repeat(700),
  '🎉'.repeat(100),
  '',
  ' ',
  '\n---\n',
  '!tag',
  '%',
  '@',
  '`',
  'Vec<T>',
  'constructor',
  '__proto__',
);
const words = fc.oneof(nasty, fc.string({ maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 12 }));
const urls = fc.oneof(
  words,
  fc.constantFrom(
    'javascript:alert(1)',
    'https://a.example/x y',
    'https://a.example/\x1b',
    'data:text/html,x',
    '#x',
  ),
  fc.webUrl(),
);
const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__', 'constructor');
const number = fc.oneof(fc.integer({ min: -500, max: 500 }), fc.constantFrom(1e308, -1e308, 0));
const drawings = fc.record({
  nodes: fc.array(
    fc.oneof(
      {
        weight: 9,
        arbitrary: fc.record({
          id: ids,
          type: fc.constantFrom(
            'topic',
            'subtopic',
            'subtopic',
            'section',
            'vertical',
            'label',
            'title',
            'button',
          ),
          position: fc.record({ x: number, y: number }),
          width: number,
          height: number,
          data: fc.record({ label: words, legend: fc.record({ label: words }) }),
        }),
      },
      { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
    ),
    { maxLength: 12 },
  ),
  edges: fc.array(
    fc.record({
      source: ids,
      target: ids,
      data: fc.record({ edgeStyle: fc.constantFrom('solid', 'dashed') }),
    }),
    { maxLength: 12 },
  ),
});
const slug = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'null', 'constructor');
const exercise = fc.record({
  slug,
  name: words,
  concepts: fc.array(slug, { maxLength: 2 }),
  practices: fc.array(slug, { maxLength: 3 }),
  prerequisites: fc.array(slug, { maxLength: 3 }),
  status: fc.constantFrom('active', 'beta', 'wip'),
});
const tracks = fc.record({
  language: words,
  slug: fc.constant('track'),
  blurb: words,
  exercises: fc.record({
    concept: fc.array(exercise, { maxLength: 6 }),
    practice: fc.array(exercise, { maxLength: 4 }),
  }),
  concepts: fc.array(fc.record({ slug, name: words, blurb: words }), { maxLength: 6 }),
});
const outlines = fc
  .array(
    fc
      .tuple(
        fc.constantFrom('# ', '## ', '- ', '  - ', '    - ', '', '1. ', '> ', '| '),
        words,
        fc.option(urls),
      )
      .map(([mark, text, url]) => `${mark}${url === null ? text : `[${text}](${url})`}`),
    { maxLength: 14 },
  )
  .map((lines) => lines.join('\n'));

/** Right by the loader, the same when read back, and the same every time. */
async function holds(source: Parameters<typeof convert>[0]): Promise<void> {
  const result = convert(source, undefined);
  if ('refused' in result) return;
  const { roadmap, problems } = await loaded(textOf(result));
  expect(problems).toEqual([]);
  expect(roadmap).toEqual(result.roadmap);
  expect(convert(source, undefined)).toEqual(result);
}

describe('whatever the source', () => {
  it('a drawing gives a right roadmap without a prerequisite', async () => {
    await fc.assert(
      fc.asyncProperty(drawings, async (data) => {
        const result = convert(jsonSource(data), undefined);
        if (!('refused' in result)) {
          expect(result.roadmap.skills.flatMap(({ prerequisites }) => prerequisites)).toEqual([]);
        }
        await holds(jsonSource(data));
      }),
      { numRuns: times(50, 150) },
    );
  }, 60_000);

  it('a track gives a right roadmap', async () => {
    await fc.assert(
      fc.asyncProperty(tracks, async (data) => holds(jsonSource(data))),
      { numRuns: times(50, 150) },
    );
  }, 60_000);

  it('a track means the same: whoever can be assumed to know what, before and after', () => {
    fc.assert(
      fc.property(tracks, (data) => {
        const named = [...new Map(data.concepts.map((one) => [one.slug, one])).keys()];
        const live = data.exercises.concept.filter(
          (one, at, all) =>
            one.status !== 'wip' && all.findIndex(({ slug: same }) => same === one.slug) === at,
        );
        const before = named.map((id) => ({
          id,
          prerequisites: [
            ...new Set(
              live
                .filter(({ concepts }) => concepts.includes(id))
                .flatMap(({ prerequisites }) => prerequisites)
                .filter((need) => need !== id && named.includes(need)),
            ),
          ],
        }));
        fc.pre(named.length > 0 && findCycle(before) === undefined);
        fc.pre(data.concepts.every(({ name }) => oneLine(name, 120) !== undefined));
        const { skills } = converted(jsonSource(data)).roadmap;
        const [old, now] = [skillGraph(before), skillGraph(skills)];
        for (const id of named) expect(ancestors(now, id)).toEqual(ancestors(old, id));
      }),
      { numRuns: times(60, 200) },
    );
  });

  it('an outline gives a right roadmap without any order', async () => {
    await fc.assert(
      fc.asyncProperty(outlines, async (text) => {
        const source = await sourceOf(text);
        const result = convert(source, undefined);
        if (!('refused' in result)) {
          const links = result.roadmap.skills.flatMap((one) => [
            ...one.prerequisites,
            ...one.recommendedAfter,
          ]);
          expect(links).toEqual([]);
        }
        await holds(source);
      }),
      { numRuns: times(50, 150) },
    );
  }, 60_000);

  it('a new roadmap is right, whatever it is called and whatever needs what', async () => {
    const title = words.map((text) => oneLine(text, 100) ?? 'x');
    const skills = fc.uniqueArray(title, { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(title, title, skills, async (name, stage, titles) => {
        const made = scaffold({
          title: name,
          stages: [
            {
              title: stage,
              skills: titles.map((one, at) => ({
                title: one,
                hours: { min: 1, max: 2 },
                needs: titles.slice(0, at),
              })),
            },
          ],
        });
        const { roadmap, problems } = await loaded(made.text);
        expect(problems).toEqual([]);
        expect(roadmap).toEqual(made.roadmap);
      }),
      { numRuns: times(40, 100) },
    );
  }, 60_000);
});

describe('parts', () => {
  it('ids are right and each is given once', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (titles) => {
        const idFor = idMaker('skill');
        const made = titles.map(idFor);
        expect(new Set(made).size).toBe(made.length);
        for (const id of made) expect(id).toMatch(/^(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      }),
    );
  });

  it('tags of HTML go, what only looks like one stays', () => {
    const plain = (text: string) => oneLine(text, 80);
    expect(plain('<b>Bold</b> Vec<T> a < b')).toBe('Bold Vec<T> a < b');
    expect(plain('<img src=x onerror=alert(1)>')).toBeUndefined();
    expect(plain(`${'🎉'.repeat(60)}`)).toMatch(/^(🎉)+\.\.\.$/u);
  });
});
