import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { report, SMALL } from '../../support/content.ts';

const small = readFileSync(SMALL, 'utf8');
const changed = (...pairs: readonly (readonly [string, string])[]) =>
  pairs.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`not in the fixture: ${from}`);
    return text.replace(from, to);
  }, small);

describe('roadmap check', () => {
  // What is built in goes through it in test/skills.test.ts.
  it('finds nothing wrong with the small roadmap', async () => expect(await report(small)).toEqual([]));

  it('finds every fault of the shape at once, each at its place', async () => {
    const broken = changed(
      ['format: 1', 'format: 2'],
      ['title: Shop for a week', 'titel: Shop for a week'],
      ['level: beginner\n    hours: { min: 1, max: 2 }', 'level: begginer\n    hours: { min: 3, max: 2 }'],
      ['https://example.org/knives', 'javascript:alert(1)'],
      ['outcomes: [Fry onions golden]', 'outcomes: []'],
      ['optional: true', 'optional: perhaps'],
      ['id: bake-cake', 'id: Bake Cake'],
    );
    expect(await report(broken)).toMatchInlineSnapshot(`
      [
        "1:9 bad-type 'format' must be 1, found 2.",
        "15:5 missing 'title' is missing.",
        "16:5 unknown-key 'titel' is no field here.",
        "18:12 bad-type 'level' must be one of beginner, intermediate, advanced, found 'begginer'.",
        "19:12 bad-value 'hours' must not have a min above its max.",
        "36:39 bad-value 'url' must be an http or https address, found 'javascript:alert(1)'.",
        "45:15 bad-value 'outcomes' must hold one outcome at least.",
        "48:9 bad-value 'id' must be lower-case words and digits with single hyphens, such as \`sql-basics\`, found 'Bake Cake'.",
        "54:15 bad-type 'optional' must be true or false, found 'perhaps'.",
      ]
    `);
  });

  it('finds everything that does not fit together, each at its place', async () => {
    const broken = changed(
      ['prerequisites: [shop]', 'prerequisites: [shpo]'],
      ['recommendedAfter: [shop]', 'recommendedAfter: [fry, shop]'],
      ['demand: { adverts: 12, recent: 6 }', 'demand: { adverts: 21, recent: 6 }'],
      ['tracks: [core, sweet] }', 'tracks: [core, sweat] }'],
      ['stage: stove\n    level: intermediate', 'stage: oven\n    level: intermediate'],
      ['prerequisites: [chop]', 'prerequisites: [chop, bake-cake]'],
      ['id: bake-cake', 'id: fry'],
    );
    expect(await report(broken)).toMatchInlineSnapshot(`
      [
        "13:49 unknown-track There is no track 'sweat'.",
        "32:21 unknown-skill There is no skill 'shpo'.",
        "34:13 bad-demand More adverts name it than were counted.",
        "43:27 unknown-skill There is no skill 'bake-cake'.",
        "48:9 duplicate-id The id 'fry' stands twice, also in line 37.",
        "50:12 unknown-stage There is no stage 'oven'.",
      ]
    `);
  });

  it('names a cycle whole, redundant links, gaps of paths and milestones', async () => {
    const cycle = changed([
      'milestone: first-job\n    outcomes: [Write',
      'milestone: first-job\n    prerequisites: [fry]\n    outcomes: [Write',
    ]);
    expect(await report(cycle)).toMatchInlineSnapshot(`
      [
        "22:21 milestone-gap 'shop' is for the first job but needs 'fry', which is not.",
        "22:21 cycle 'shop' needs itself in the end: shop -> fry -> chop -> shop.",
      ]
    `);
    const others = changed(
      ['prerequisites: [chop]', 'prerequisites: [chop, shop, bake-cake]'],
      ['milestone: first-job\n    prerequisites', 'milestone: full\n    prerequisites'],
      ['recommendedAfter: [shop]', 'milestone: first-job'],
      ['{ id: core, title: Everybody }', '{ id: core, title: Everybody }\n  - { id: spare, title: Nobody }'],
    );
    expect(await report(others)).toMatchInlineSnapshot(`
      [
        "10:5 empty-part 'spare' holds no skill.",
        "13:5 path-gap The path 'cook' holds 'fry' but not 'bake-cake', which that needs.",
        "44:21 milestone-gap 'fry' is for the first job but needs 'chop', which is not.",
        "44:27 redundant-prerequisite 'shop' follows from 'chop', which 'fry' needs as well.",
        "44:33 milestone-gap 'fry' is for the first job but needs 'bake-cake', which is not.",
      ]
    `);
  });
});
