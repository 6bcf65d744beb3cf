import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedOver } from '../../../src/core/plan/carry-over.ts';
import { differenceOf, isDifferent } from '../../../src/core/roadmap/diff.ts';
import { claimed, facts, skipped } from '../../support/facts.ts';
import { graphs, roadmapOf, skill } from '../../support/small-roadmap.ts';

const roadmaps = graphs().map(roadmapOf);

describe('two roadmaps', () => {
  it('that are the same differ in nothing', () => {
    fc.assert(
      fc.property(roadmaps, (one) => {
        expect(isDifferent(differenceOf(one, one))).toBe(false);
      }),
    );
  });

  it('are told apart both ways: what is new in one is gone in the other', () => {
    fc.assert(
      fc.property(roadmaps, roadmaps, (a, b) => {
        const [there, back] = [differenceOf(a, b), differenceOf(b, a)];
        expect(there.added).toEqual(back.removed);
        expect(there.changed.map(({ id }) => id).toSorted()).toEqual(
          back.changed.map(({ id }) => id).toSorted(),
        );
        expect(a.skills.length + there.added.length - there.removed.length).toBe(b.skills.length);
        expect(isDifferent(there)).toBe(JSON.stringify(a) !== JSON.stringify(b));
      }),
    );
  });

  it('of which one only renames say so, and nothing else', () => {
    const before = roadmapOf([skill('chop'), skill('fry', ['chop'])]);
    const after = roadmapOf([{ ...skill('chop'), id: 'cut', was: ['chop'] }, skill('fry', ['cut'])]);
    expect(differenceOf(before, after)).toEqual({
      added: [],
      removed: [],
      renamed: [{ from: 'chop', to: 'cut', title: 'How to chop' }],
      changed: [],
      parts: [],
    });
  });

  it('that give a skill other former ids differ in that, though in nothing else', () => {
    const [plain, named] = [[], ['knives', 'blades']].map((was) => roadmapOf([skill('chop', [], { was })]));
    if (!plain || !named) throw new Error('two');
    for (const [one, other] of [
      [plain, named],
      [named, plain],
    ] as const) {
      expect(differenceOf(one, other).changed).toMatchObject([{ id: 'chop', also: ['was'] }]);
    }
    const turned = roadmapOf([skill('chop', [], { was: ['blades', 'knives'] })]);
    expect(isDifferent(differenceOf(named, turned))).toBe(false);
  });

  it('that name the same skills in another order differ in that', () => {
    const [chop, fry, boil] = [skill('chop'), skill('fry'), skill('boil')];
    expect(differenceOf(roadmapOf([chop, fry]), roadmapOf([fry, chop])).parts).toEqual([
      'order of the skills',
    ]);
    expect(differenceOf(roadmapOf([chop, fry]), roadmapOf([chop, boil, fry])).parts).toEqual([]);
  });

  it('of which one joins two skills: both are under another id', () => {
    const before = roadmapOf([skill('chop'), skill('slice')]);
    const after = roadmapOf([{ ...skill('chop'), id: 'cut', was: ['chop', 'slice'] }]);
    expect(differenceOf(before, after).renamed.map(({ from }) => from)).toEqual(['chop', 'slice']);
    expect(differenceOf(before, after).removed).toEqual([]);
  });

  it('name each field that is another', () => {
    const old = skill('fry', ['chop'], { recommendedAfter: ['boil'] });
    const fry = skill('fry', ['peel'], {
      title: 'Fry well',
      level: 'advanced',
      stage: 'cellar',
      hours: { min: 2, max: 9 },
      outcomes: ['Show that you can fry', 'And more'],
      optional: true,
      resources: [],
    });
    const rest = [skill('chop'), skill('peel'), skill('boil'), skill('brew', [], { stage: 'cellar' })];
    const [change] = differenceOf(roadmapOf([...rest, old]), roadmapOf([...rest, fry])).changed;
    expect(change).toEqual({
      id: 'fry',
      title: 'Fry well',
      titleWas: 'How to fry',
      stage: { from: 'kitchen', to: 'cellar' },
      level: { from: 'beginner', to: 'advanced' },
      hours: { from: { min: 2, max: 4 }, to: { min: 2, max: 9 } },
      prerequisites: { added: ['peel'], removed: ['chop'] },
      recommendedAfter: { added: [], removed: ['boil'] },
      outcomes: { added: ['And more'], removed: [] },
      resources: { added: [], removed: ['https://example.org/fry'] },
      also: ['optional'],
    });
  });
});

describe('what was done', () => {
  it('is looked for under the ids that were recorded, in every fact that names a skill', () => {
    const aim = { advert: 'a', title: 'A', must: ['fry'], nice: ['boil'] };
    const recorded = facts(
      [{ type: 'screened', data: { offered: ['knives'], ticked: [] } }],
      [{ type: 'aimed', data: aim }],
      [skipped('brew'), claimed('elsewhere')],
    );
    const first = roadmapOf([
      ...['brew', 'boil', 'fry'].map((id) => skill(id)),
      skill('cut', [], { was: ['knives'] }),
    ]);
    const second = roadmapOf([skill('chop', [], { was: ['knives'] }), skill('fry')]);
    expect(carriedOver(recorded, first, second)).toEqual({
      kept: 1,
      renamed: [{ from: 'cut', to: 'chop' }],
      history: ['brew', 'boil'],
    });
    expect(carriedOver(recorded, first, first)).toEqual({ kept: 4, renamed: [], history: [] });
  });
});
