import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ask } from '../../../src/core/advert/advert.ts';
import type { NewFact } from '../../../src/core/learner/fact.ts';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import { profileFrom } from '../../../src/core/learner/settings.ts';
import { askedBy, isSameAdvert, mustHavesOf } from '../../../src/core/plan/advert-aim.ts';
import { advertGap, advertSituation } from '../../../src/core/plan/advert-gap.ts';
import { rankedSkills } from '../../../src/core/plan/advert-ranking.ts';
import { stepSequence } from '../../../src/core/plan/next-step.ts';
import { situationOf } from '../../../src/core/plan/situation.ts';
import { stepsOf } from '../../../src/core/plan/step.ts';
import { ancestors, skillGraph } from '../../../src/core/roadmap/graph.ts';
import type { Roadmap, Skill } from '../../../src/core/roadmap/roadmap.ts';
import { claimed, facts, skipped } from '../../support/facts.ts';
import { graphs, roadmapOf, skill } from '../../support/small-roadmap.ts';

const TODAY = '2026-11-23';
const profile = profileFrom(new Map(), 'cook', TODAY);
const learnerWith = (...done: readonly NewFact[]) => learnerFrom(facts(...done.map((fact) => [fact])));

const ask = (isMust: boolean, ...skills: readonly string[]): Ask => ({
  skills,
  others: [],
  isMust,
  years: undefined,
  says: '',
});
const must = (...skills: readonly string[]) => ask(true, ...skills);
const nice = (...skills: readonly string[]) => ask(false, ...skills);

function gapOf(roadmap: Roadmap, asks: readonly Ask[], ...done: readonly NewFact[]) {
  const learner = learnerWith(...done);
  const situation = advertSituation([{ asks }], { roadmap, profile }, learner, TODAY);
  return advertGap({ asks }, situation, new Set(roadmap.skills.map(({ id }) => id)));
}

const kitchen = roadmapOf([
  skill('chop'),
  skill('fry', ['chop']),
  skill('grill', ['chop'], { hours: { min: 10, max: 20 } }),
  skill('bake', [], { hours: { min: 1, max: 1 } }),
]);
const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);

describe('advertGap', () => {
  it('a must-have weighs three, a nice-to-have one', () => {
    const { coverage } = gapOf(
      kitchen,
      [must('chop'), must('fry'), nice('bake')],
      claimed('chop'),
      claimed('bake'),
    );
    expect(coverage).toEqual({ share: 4 / 7, must: { have: 1, of: 2 }, nice: { have: 1, of: 1 } });
    expect(gapOf(kitchen, []).coverage.share).toBeUndefined();
  });

  it('of alternatives the known one counts, else the one that adds fewest hours', () => {
    const choose = (...done: readonly NewFact[]) => gapOf(kitchen, [must('grill', 'fry')], ...done).asks[0];
    expect(choose()).toMatchObject({ skill: { id: 'fry' }, standing: 'lacking' });
    expect(choose(claimed('grill'))).toMatchObject({ skill: { id: 'grill' }, standing: 'claimed' });
    expect(choose(skipped('fry'))).toMatchObject({ skill: { id: 'grill' } });
    // Grilling is asked for anyway: it costs nothing more.
    expect(gapOf(kitchen, [must('fry', 'grill'), nice('grill')]).asks[0]?.skill.id).toBe('grill');
  });

  it('of alternatives one on the path counts before a shorter one beside it, for the way and for the plan', () => {
    const skills = [skill('boil', [], { tracks: ['elsewhere'] }), skill('chop'), skill('fry', ['chop'])];
    const roadmap = roadmapOf(skills);
    const onPath = new Set(['chop', 'fry']);
    const choose = (...asks: readonly Ask[]) => {
      const situation = advertSituation([{ asks }], { roadmap, profile }, learnerWith(), TODAY);
      return advertGap({ asks }, situation, onPath).asks[0]?.skill.id;
    };
    const either = must('boil', 'fry');
    expect(choose(either)).toBe('fry');
    // It is taken in anyway, so that nothing more is to be learnt.
    expect(choose(either, must('boil'))).toBe('boil');
    const aim: NewFact = {
      type: 'aimed',
      data: { advert: 'a', title: 'Cook', must: ['boil'], nice: [], mustOneOf: [['boil', 'fry']] },
    };
    expect([...situationOf(roadmap, learnerWith(aim), profile, TODAY).aimed.keys()]).toEqual(['fry', 'chop']);
  });

  it('the way: what is lacking with what comes before it, must-haves first, nothing that is left out', () => {
    const { way, hours } = gapOf(kitchen, [nice('bake'), must('fry')]);
    expect(ids(way)).toEqual(['chop', 'fry', 'bake']);
    expect(way.map(({ isAsked }) => isAsked)).toEqual([false, true, true]);
    expect(hours).toEqual({ min: 5, max: 9 });
    expect(ids(gapOf(kitchen, [must('fry')], skipped('fry')).way)).toEqual([]);
    expect(gapOf(kitchen, [must('fry')], skipped('fry')).asks[0]?.standing).toBe('left out');
  });

  it('a pass of an exercise proves, a word claims', () => {
    const passed: NewFact = {
      type: 'checked',
      data: { skill: 'chop', exercise: 'chop/onion', passed: true, minutes: 5, hints: 0, revealed: false },
    };
    const { asks } = gapOf(kitchen, [must('chop'), must('bake')], passed, claimed('bake'));
    expect(asks.map(({ standing }) => standing)).toEqual(['proved', 'claimed']);
  });
});

describe('rankedSkills', () => {
  const rank = (adverts: readonly (readonly Ask[])[], ...done: readonly NewFact[]) => {
    const all = adverts.map((asks) => ({ asks }));
    return rankedSkills(
      all,
      advertSituation(all, { roadmap: kitchen, profile }, learnerWith(...done), TODAY),
    );
  };

  it('most adverts per hour first, the hours of prerequisites included, and what was taken counts as learnt', () => {
    const ranked = rank([[must('fry')], [must('fry'), must('grill')], [nice('bake')]]);
    expect(ranked.map(({ id, hours, must: musts, nice: nices }) => [id, hours, musts, nices])).toEqual([
      ['fry', 6, 2, 0], // 2 adverts in 6 hours, chopping included
      ['bake', 1, 0, 1], // a third of an advert in 1 hour
      ['grill', 15, 1, 0],
    ]);
    expect(ranked[0]?.after).toEqual([{ id: 'chop', title: 'How to chop' }]);
    expect(ranked[0]?.valuePerHour).toBeCloseTo(1 / 3 + 1e-12);
  });

  it('an alternative that is settled is asked for no more', () => {
    expect(ids(rank([[must('fry', 'grill')]]))).toEqual(['fry']);
    expect(rank([[must('fry', 'grill')]], claimed('grill'))).toEqual([]);
  });
});

describe('aiming at adverts', () => {
  const aimed = (advert: string, musts: readonly string[], nices: readonly string[] = []): NewFact => ({
    type: 'aimed',
    data: { advert, title: `Cook ${advert}`, must: musts, nice: nices },
  });
  const order = (skills: readonly Skill[], ...done: readonly NewFact[]) =>
    stepSequence(situationOf(roadmapOf(skills), learnerWith(...done), profile, TODAY));

  it('its must-haves come first with what they need, then what is nice to have, and forgetting takes that back', () => {
    const skills = [
      skill('boil'),
      skill('chop'),
      skill('bake'),
      skill('fry', ['chop'], { milestone: 'full' }),
    ];
    const aim = aimed('a', ['fry'], ['bake']);
    expect(order(skills, aim).map(({ skill: { id } }) => id)).toEqual(['chop', 'fry', 'bake', 'boil']);
    expect(order(skills, aim)[0]?.decidedBy).toBe('advert');
    expect(order(skills, aim, { type: 'dropped', data: { advert: 'a' } })).toEqual(order(skills));
    expect(order(skills, aimed('a', ['gone']))).toEqual(order(skills));
  });

  it('a must-have beside the path is taken in with its prerequisites, a nice-to-have is not', () => {
    const beside = { tracks: ['elsewhere'] };
    const skills = [skill('boil'), skill('chop', [], beside), skill('fry', ['chop'], beside)];
    expect(order(skills, aimed('a', ['fry'])).map(({ skill: { id } }) => id)).toEqual([
      'chop',
      'fry',
      'boil',
    ]);
    expect(order(skills, aimed('a', [], ['fry'])).map(({ skill: { id } }) => id)).toEqual(['boil']);
  });

  it('nothing is needed for what is left out: the plan agrees with the way', () => {
    const beside = { tracks: ['elsewhere'] };
    const skills = [
      skill('boil'),
      skill('chop', [], beside),
      skill('fry', ['chop'], beside),
      skill('serve', ['fry'], beside),
    ];
    for (const left of ['fry', 'serve']) {
      const sequence = order(skills, skipped(left), aimed('a', ['serve'])).map(({ skill: { id } }) => id);
      const way = ids(gapOf(roadmapOf(skills), [must('serve')], skipped(left)).way);
      expect([left, sequence, way]).toEqual([left, [...way, 'boil'], left === 'serve' ? [] : ['serve']]);
    }
  });

  it('of alternatives the plan takes what counts now, and the advert stays the same one', () => {
    const asks = [must('fry', 'grill'), must('bake'), nice('grill', 'bake')];
    const asked = (...done: readonly NewFact[]) => ({
      title: 'Cook',
      ...askedBy(gapOf(kitchen, asks, ...done).asks),
    });
    expect(asked()).toEqual({
      title: 'Cook',
      must: ['fry', 'bake'],
      nice: [],
      mustOneOf: [['fry', 'grill']],
    });
    expect(isSameAdvert(asked(), asked(claimed('grill')))).toBe(true);
    expect(isSameAdvert(asked(), { ...asked(), mustOneOf: undefined })).toBe(false);
    const aim: NewFact = { type: 'aimed', data: { advert: 'a', ...asked() } };
    const needs = (...done: readonly NewFact[]) => [
      ...situationOf(kitchen, learnerWith(aim, ...done), profile, TODAY).aimed.keys(),
    ];
    const open = { all: 2, taught: 2, open: 2 };
    expect(mustHavesOf(asked(), situationOf(kitchen, learnerWith(), profile, TODAY))).toEqual(open);
    const other = roadmapOf([skill('chop'), skill('grill')]);
    const there = situationOf(other, learnerWith(claimed('grill')), profile, TODAY);
    expect(mustHavesOf(asked(), there)).toEqual({ all: 2, taught: 1, open: 0 });
    expect(needs()).toEqual(['bake', 'fry', 'chop']);
    expect(needs(skipped('fry'))).toEqual(['bake', 'grill', 'chop']);
    expect(needs(claimed('grill'))).toEqual(['bake', 'grill', 'chop']);
  });

  it('steps say which adverts need them', () => {
    const roadmap = roadmapOf([skill('chop'), skill('fry', ['chop']), skill('boil')]);
    const learner = learnerWith(aimed('a', ['fry']), aimed('a', ['chop']));
    expect([...learner.aims.keys()]).toEqual(['a', 'a-2']);
    const steps = stepsOf(situationOf(roadmap, learner, profile, TODAY));
    expect(steps.map((step) => step.aimed?.adverts.length ?? 0)).toEqual([2, 1, 0]);
    expect(steps[1]?.aimed).toMatchObject({ isMust: true, isAsked: true });
  });

  it('for any roadmap: what adverts need comes before all else, and prerequisites hold', () => {
    fc.assert(
      fc.property(
        graphs(),
        fc.array(fc.nat(13), { maxLength: 3 }),
        fc.array(fc.nat(13), { maxLength: 3 }),
        (skills, a, b) => {
          const name = (picks: readonly number[]) => [
            ...new Set(picks.map((pick) => `s${pick % skills.length}`)),
          ];
          const [musts, nices] = [name(a), name(b)];
          const graph = skillGraph(skills);
          const closure = (all: readonly string[]) =>
            new Set(all.flatMap((id) => [id, ...ancestors(graph, id)]));
          const [first, second] = [closure(musts), closure([...musts, ...nices])];
          const sequence = order(skills, aimed('a', musts, nices)).map(({ skill: { id } }) => id);
          expect(new Set(sequence.slice(0, first.size))).toEqual(first);
          expect(new Set(sequence.slice(0, second.size))).toEqual(second);
          expect(sequence.length).toBe(skills.length);
          for (const [at, id] of sequence.entries()) {
            for (const need of graph.prerequisites.get(id) ?? [])
              expect(sequence.indexOf(need)).toBeLessThan(at);
          }
          const gap = gapOf(roadmapOf(skills), [
            ...musts.map((id) => must(id)),
            ...nices.map((id) => nice(id)),
          ]);
          expect(new Set(ids(gap.way))).toEqual(second);
        },
      ),
      { numRuns: 100 },
    );
  });
});
