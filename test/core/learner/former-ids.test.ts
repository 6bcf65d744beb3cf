/** Laws of a changed roadmap: renaming a skill changes only its name, and what is gone is not lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formerIds, inTodaysIds, skillsIn } from '../../../src/core/learner/former-ids.ts';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import { mergeTicks } from '../../../src/core/plan/merge-ticks.ts';
import type { Skill } from '../../../src/core/roadmap/roadmap.ts';
import { factsOf, lastDay, randomLearners, worldOf } from '../../support/random-learner.ts';
import { times } from '../../support/times.ts';

/** The same skills, one of them under another id. */
function renamed(skills: readonly Skill[], old: string, id: string): readonly Skill[] {
  const today = (one: string) => (one === old ? id : one);
  return skills.map((skill) => ({
    ...skill,
    id: today(skill.id),
    was: skill.id === old ? [old] : [],
    prerequisites: skill.prerequisites.map(today),
    recommendedAfter: skill.recommendedAfter.map(today),
  }));
}

const without = (skills: readonly Skill[], gone: string) =>
  skills
    .filter(({ id }) => id !== gone)
    .map((skill) => ({
      ...skill,
      prerequisites: skill.prerequisites.filter((id) => id !== gone),
      recommendedAfter: skill.recommendedAfter.filter((id) => id !== gone),
    }));

/** What the learner sees, with `from` called `to`. */
const seen = (value: unknown, from: string, to: string) =>
  JSON.stringify(value).replaceAll(`"${from}"`, `"${to}"`);

describe('a skill with another id', () => {
  it('is worth what it was: the checklist and the time are the same up to the name', () => {
    fc.assert(
      fc.property(randomLearners, fc.nat(), ({ skills, events }, pick) => {
        const old = skills[pick % skills.length]?.id ?? '';
        const after = renamed(skills, old, 'brand-new');
        const [facts, day] = [factsOf(events), lastDay(events)];
        const before = worldOf(skills, facts, day);
        const now = worldOf(after, inTodaysIds(facts, formerIds({ skills: after })), day);
        expect(seen(now.checklist, 'brand-new', old)).toBe(JSON.stringify(before.checklist));
        expect(seen(now.learner.logged, 'brand-new', old)).toBe(JSON.stringify(before.learner.logged));
        expect(seen([...now.learner.skipped], 'brand-new', old)).toBe(
          JSON.stringify([...before.learner.skipped]),
        );
      }),
      { numRuns: times(20, 60) },
    );
  }, 60_000);

  it('touches no fact when no skill had another id, and leaves strangers alone', () => {
    const facts = factsOf([{ after: 0, fact: { type: 'skipped', data: { skill: 'gone' } } }]);
    expect(inTodaysIds(facts, new Map())).toBe(facts);
    expect(inTodaysIds(facts, new Map([['other', 'new']]))).toEqual(facts);
  });

  it('renames the outcomes of a screen', () => {
    const facts = factsOf([
      { after: 0, fact: { type: 'screened', data: { offered: ['a', 'b'], ticked: ['a'] } } },
    ]);
    const [fact] = inTodaysIds(facts, new Map([['a', 'z']]));
    expect(fact?.data).toEqual({ offered: ['z', 'b'], ticked: ['z'] });
  });

  it('renames what an advert asks for', () => {
    const facts = factsOf([
      {
        after: 0,
        fact: {
          type: 'aimed',
          data: { advert: 'a', title: 'a', must: ['a', 'b'], nice: ['a'], mustOneOf: [['b', 'a']] },
        },
      },
    ]);
    const [fact] = inTodaysIds(facts, new Map([['a', 'z']]));
    expect(fact?.data).toEqual({
      advert: 'a',
      title: 'a',
      must: ['z', 'b'],
      nice: ['z'],
      mustOneOf: [['b', 'z']],
    });
    const merged = inTodaysIds(
      facts,
      new Map([
        ['a', 'z'],
        ['b', 'z'],
      ]),
    );
    expect(learnerFrom(merged).aims.get('a')).toMatchObject({ must: ['z'], nice: [], mustOneOf: [['z']] });
  });

  it('renames what was found in code, and names every skill of a fact', () => {
    const skills = [{ skill: 'a', grade: 'once', places: 1, files: 1 } as const];
    const facts = factsOf([
      { after: 0, fact: { type: 'found', data: { project: '00000000000000aa', skills } } },
    ]);
    const [fact] = inTodaysIds(facts, new Map([['a', 'z']]));
    expect(fact?.data).toEqual({ project: '00000000000000aa', skills: [{ ...skills[0], skill: 'z' }] });
    expect(fact && [...skillsIn(fact)]).toEqual(['z']);
  });

  it('takes the ticks of a file that was exported before', () => {
    const merge = mergeTicks({
      ticks: [{ skill: 'old', ticked: true, line: 1 }],
      exportedTicked: new Set(),
      former: new Map([['old', 'new']]),
      skills: new Set(['new']),
      known: new Set(),
    });
    expect([merge.ticked, merge.unknown]).toEqual([['new'], []]);
  });
});

describe('another roadmap for a while', () => {
  it('and back again leaves the checklist as it was', () => {
    fc.assert(
      fc.property(randomLearners, fc.nat(), ({ skills, events }, pick) => {
        const gone = skills[pick % skills.length]?.id ?? '';
        const use = (value: string | null) =>
          ({ after: 0, fact: { type: 'set', data: { key: 'roadmap', value } } }) as const;
        const day = lastDay(events);
        const meanwhile = factsOf([...events, use('/other.yaml')]);
        const others = worldOf(without(skills, gone), meanwhile, day).checklist.stages;
        expect(others.flatMap(({ steps }) => steps).map(({ id }) => id)).not.toContain(gone);
        const back = worldOf(skills, factsOf([...events, use('/other.yaml'), use(null)]), day);
        expect(back.checklist).toEqual(worldOf(skills, factsOf(events), day).checklist);
      }),
      { numRuns: times(10, 30) },
    );
  }, 60_000);
});
