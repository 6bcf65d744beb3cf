import { describe, expect, it } from 'vitest';
import { codes, content, fileWith, report } from '../../support/content.ts';

/** Fourteen faults of the shape. */
const MISSHAPEN = `format: 2
id: kitchen
titel: Cook
adverts: [20, 10]
stages: { id: basics }
tracks:
  - core
  - { id: Sweet, title: "" }
paths:
  - { id: cook, title: Cook, tracks: [], colour: red, leavOut: [] }
skills:
  - id: chop
    title: Chop
    stage: basics
    level: begginer
    hours: { min: 3, max: 2 }
    tracks: core
    outcomes: [2026, Cut]
    resources:
      - { title: A, url: "javascript:alert(1)", site: E, kind: docs, cost: free, hours: 0 }
      - { title: B, url: "ftp://example.org/b", site: E, kind: docs, cost: free, hours: 1 }
      - { title: C, url: "https://example.org/a b", site: E, kind: dosc, cost: free, hours: many }
`;

const SKILL =
  'stage: pan, level: beginner, hours: { min: 1, max: 2 }, outcomes: [Do it], resources: [{ title: A, url: "https://example.org", site: E, kind: docs, cost: free, hours: 1 }';

/** Sixteen faults of parts that do not fit together. */
const UNFITTING = `format: 1
id: kitchen
title: Cook
adverts: { total: 20, recent: 30 }
stages: [{ id: pan, title: Pan }, { id: oven, title: Oven }]
tracks: [{ id: core, title: Core }, { id: more, title: More }, { id: spare, title: Spare }]
paths:
  - { id: cook, title: Cook, tracks: [core, moor], leaveOut: [chopp, mince] }
  - { id: cook, title: Cook again, tracks: [core] }
skills:
  - { id: chop, title: Chop, tracks: [core], prerequisites: [shpo], milestone: first-job, ${SKILL}] }
  - { id: shop, title: Shop, tracks: [core], demand: { adverts: 21, recent: 3 }, ${SKILL}] }
  - { id: mince, title: Mince, tracks: [core], prerequisites: [shop], ${SKILL}] }
  - { id: fry, title: Fry, tracks: [core], prerequisites: [shop, mince], recommendedAfter: [fri], milestone: first-job, ${SKILL}] }
  - { id: bake, title: Bake, tracks: [more], ${SKILL}, { title: B, url: "https://example.org", site: E, kind: docs, cost: free, hours: 1 }] }
  - { id: shop, title: Shop again, tracks: [core, cores], ${SKILL}] }
  - { id: boil, title: Boil, tracks: [core], ${SKILL.replace('pan', 'pot')}] }
`;

describe('the whole report', () => {
  it('of what is misshapen', async () => {
    expect(await report(MISSHAPEN)).toMatchInlineSnapshot(`
      [
        "1:1 missing 'title' is missing.",
        "1:9 bad-type 'format' must be 1, found 2.",
        "3:1 unknown-key 'titel' is no field here.",
        "4:10 bad-type 'adverts' must be a map of fields, found a list.",
        "5:9 bad-type 'stages' must be a list, found a map.",
        "7:5 bad-type This must be a map of fields, found 'core'.",
        "8:11 bad-value 'id' must be lower-case words and digits with single hyphens, such as \`sql-basics\`, found 'Sweet'.",
        "8:25 bad-value 'title' must not be empty, found ''.",
        "10:38 bad-value 'tracks' must name one track at least.",
        "10:42 unknown-key 'colour' is no field here.",
        "10:55 unknown-key 'leavOut' is no field here.",
        "15:12 bad-type 'level' must be one of beginner, intermediate, advanced, found 'begginer'.",
        "16:12 bad-value 'hours' must not have a min above its max.",
        "17:13 bad-type 'tracks' must be a list, found 'core'.",
        "18:16 bad-type This must be text, found 2026.",
        "20:26 bad-value 'url' must be an http or https address, found 'javascript:alert(1)'.",
        "20:89 bad-value 'hours' must be more than 0, found 0.",
        "21:26 bad-value 'url' must be an http or https address, found 'ftp://example.org/b'.",
        "22:26 bad-value 'url' must be an http or https address, found 'https://example.org/a b'.",
        "22:68 bad-type 'kind' must be one of docs, tutorial, course, book, video, practice, found 'dosc'.",
        "22:93 bad-type 'hours' must be a number, found 'many'.",
      ]
    `);
  });

  it('of what does not fit together', async () => {
    expect(await report(UNFITTING)).toMatchInlineSnapshot(`
      [
        "4:31 bad-demand There are more recent adverts than adverts.",
        "5:35 empty-part 'oven' holds no skill.",
        "6:64 empty-part 'spare' holds no skill.",
        "8:5 path-gap The path 'cook' holds 'fry' but not 'mince', which that needs.",
        "8:45 unknown-track There is no track 'moor'.",
        "8:63 unknown-skill There is no skill 'chopp'.",
        "9:11 duplicate-id The id 'cook' stands twice, also in line 8.",
        "11:62 unknown-skill There is no skill 'shpo'.",
        "12:54 bad-demand More adverts name it than were counted.",
        "14:60 milestone-gap 'fry' is for the first job but needs 'shop', which is not.",
        "14:60 redundant-prerequisite 'shop' follows from 'mince', which 'fry' needs as well.",
        "14:66 milestone-gap 'fry' is for the first job but needs 'mince', which is not.",
        "14:93 unknown-skill There is no skill 'fri'.",
        "15:5 unreachable-skill 'bake' is on no path, so nobody will ever see it.",
        "15:235 duplicate-resource This address stands here twice.",
        "16:11 duplicate-id The id 'shop' stands twice, also in line 12.",
        "16:51 unknown-track There is no track 'cores'.",
        "17:53 unknown-stage There is no stage 'pot'.",
      ]
    `);
  });

  it('says what may have been meant', async () => {
    const hints = async (text: string) => {
      const { problems } = await content.check(fileWith(text));
      return problems.flatMap(({ hint }) => (hint?.startsWith('Did you mean') ? [hint] : []));
    };
    expect(await hints(MISSHAPEN)).toMatchInlineSnapshot(`
      [
        "Did you mean 'title'?",
        "Did you mean 'leaveOut'?",
        "Did you mean 'beginner'?",
        "Did you mean 'docs'?",
      ]
    `);
    expect(await hints(UNFITTING)).toMatchInlineSnapshot(`
      [
        "Did you mean 'more'?",
        "Did you mean 'chop'?",
        "Did you mean 'shop'?",
        "Did you mean 'fry'?",
        "Did you mean 'core'?",
        "Did you mean 'pan'?",
      ]
    `);
  });

  it('follows a cycle from its first skill in the file round to it again', async () => {
    const ring = ['c', 'a', 'b', 'd'].map((id) => {
      const need = { a: 'b', b: 'c', c: 'a', d: 'a' }[id];
      return `  - { id: ${id}, title: ${id}, tracks: [core], prerequisites: [${need}], ${SKILL}] }\n`;
    });
    const text = `format: 1
id: k
title: K
stages: [{ id: pan, title: Pan }]
tracks: [{ id: core, title: Core }]
paths: [{ id: cook, title: Cook, tracks: [core] }]
skills:
${ring.join('')}`;
    expect(await report(text)).toEqual(["8:56 cycle 'c' needs itself in the end: c -> a -> b -> c."]);
    expect(await report(text.replace('[b]', '[a]'))).toEqual([
      "9:56 cycle 'a' needs itself in the end: a -> a.",
    ]);
  });

  it('points at both places of a key that stands twice', async () => {
    expect(await report('id: a\n\ntitle: b\nid: c\n"id": d\n')).toEqual([
      "4:1 duplicate-key 'id' stands here and in line 1.",
      "5:1 duplicate-key 'id' stands here and in line 1.",
    ]);
  });

  it('names an alias for nothing, which mostly is a text that begins with a star', async () => {
    const { problems } = await content.check(fileWith('id: kitchen\ntitle: *bold* claim\n'));
    expect(problems[0]).toMatchObject({ line: 2, column: 8, code: 'unknown-alias' });
  });

  it('points at a field that has no value', async () => {
    const found = await report('format: 1\nid:\ntitle: ~\nsummary: { a }\nadverts: { total }\n');
    expect(found).toEqual(
      expect.arrayContaining([
        "2:4 bad-type 'id' must be text, found nothing (null).",
        "3:8 bad-type 'title' must be text, found nothing (null).",
        "4:10 bad-type 'summary' must be text, found a map.",
        "5:10 missing 'recent' is missing.",
        "5:12 bad-type 'total' must be a number, found nothing (null).",
      ]),
    );
  });

  it('names the encoding that editors on Windows choose', async () => {
    for (const bytes of [
      Buffer.from('\ufeffid: a', 'utf16le'),
      Buffer.from('\ufeffid: a', 'utf16le').swap16(),
    ]) {
      expect(await report(bytes)).toEqual(['1:1 not-utf8 The file is UTF-16.']);
    }
  });

  it('stays short where one slip makes everything after it wrong', async () => {
    expect((await codes(`skills: [${'a: ]\n'.repeat(5000)}`)).length).toBeLessThanOrEqual(100);
  });

  it('finds 60,000 problems without looking for each from the start of the file', async () => {
    const started = performance.now();
    expect((await codes(`skills: [${'a,'.repeat(60_000)}]`)).length).toBe(60_006);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});
