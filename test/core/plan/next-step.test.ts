import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/core/day.ts';
import type { NewFact } from '../../../src/core/learner/fact.ts';
import { learnerFrom } from '../../../src/core/learner/learner.ts';
import { type Goal, profileFrom } from '../../../src/core/learner/settings.ts';
import { stepSequence } from '../../../src/core/plan/next-step.ts';
import { situationOf } from '../../../src/core/plan/situation.ts';
import type { Skill } from '../../../src/core/roadmap/roadmap.ts';
import { claimed, facts, known, partly, skipped, unknown } from '../../support/facts.ts';
import { graphs, roadmapOf, skill } from '../../support/small-roadmap.ts';

function situation(skills: readonly Skill[], done: readonly NewFact[] = [], goal: Goal = 'first-job') {
  const learner = learnerFrom(facts(...done.map((fact) => [fact])));
  const profile = { ...profileFrom(new Map(), 'cook', '2026-11-23' as Day), goal };
  return situationOf(roadmapOf(skills), learner, profile, '2026-11-23');
}

const order = (...args: Parameters<typeof situation>) =>
  stepSequence(situation(...args)).map((choice) => `${choice.skill.id}: ${choice.decidedBy}`);

describe('stepSequence, rule by rule', () => {
  it('only what is ready comes', () => {
    expect(order([skill('fry', ['chop']), skill('chop')])).toEqual(['chop: only', 'fry: only']);
  });
  it('what the goal asks for comes first, and makes no difference for the full path', () => {
    const skills = [skill('garnish', [], { milestone: 'full' }), skill('boil')];
    expect(order(skills)[0]).toBe('boil: goal');
    expect(order(skills, [], 'full')[0]).toBe('garnish: position');
  });
  it('what is optional waits', () => {
    expect(order([skill('flambe', [], { optional: true }), skill('boil')])[0]).toBe('boil: optional');
  });
  it('what is begun is finished first', () => {
    expect(order([skill('boil'), skill('bake')], [partly('bake')])[0]).toBe('bake: begun');
  });
  it('a skill waits for those it is recommended after, but not for optional or later ones', () => {
    const after = { recommendedAfter: ['boil'] };
    expect(order([skill('bake', [], after), skill('boil')])[0]).toBe('boil: soft order');
    expect(order([skill('bake', [], after), skill('boil', [], { optional: true })])[0]).toBe(
      'bake: optional',
    );
    expect(order([skill('bake', [], after), skill('boil')], [skipped('boil')])[0]).toBe('bake: only');
  });
  it('easier ground first', () => {
    expect(order([skill('souffle', [], { level: 'advanced' }), skill('boil')])[0]).toBe('boil: level');
  });
  it('stays in the stage that was ticked last', () => {
    const skills = [skill('weed', [], { stage: 'garden' }), skill('boil'), skill('bake')];
    expect(order(skills)[0]).toBe('weed: position');
    expect(order(skills, [claimed('boil')])[0]).toBe('bake: stage');
  });
  it('then what opens most per hour', () => {
    const skills = [skill('bake'), skill('chop'), skill('fry', ['chop']), skill('stew', ['chop'])];
    expect(order(skills)[0]).toBe('chop: unlocks');
    const dear = skill('chop', [], { hours: { min: 300, max: 300 } });
    expect(
      order([
        skill('bake'),
        skill('ice', ['bake']),
        dear,
        skill('fry', ['chop']),
        skill('stew', ['chop']),
      ])[0],
    ).toBe('bake: unlocks');
  });
  it('a skill that is left out holds nothing up', () => {
    expect(order([skill('chop'), skill('fry', ['chop'])], [skipped('chop')])).toEqual(['fry: only']);
  });
});

describe('stepSequence, laws', () => {
  const anyFacts = fc.array(fc.tuple(fc.constantFrom(known, partly, skipped, claimed), fc.nat({ max: 13 })), {
    maxLength: 8,
  });
  const anyCase = fc.tuple(graphs(), anyFacts, fc.constantFrom<Goal>('first-job', 'full'));

  it('every open skill comes once, never before what it needs, the same every time', () => {
    fc.assert(
      fc.property(anyCase, ([skills, picks, goal]) => {
        const done = picks.map(([fact, at]) => fact(`s${at % skills.length}`));
        const here = situation(skills, done, goal);
        const sequence = stepSequence(here).map((choice) => choice.skill);
        const open = skills.filter(({ id }) => !here.known.has(id) && !here.skipped.has(id));
        expect(sequence.map(({ id }) => id).sort()).toEqual(open.map(({ id }) => id).sort());
        const seen = new Set([...here.known, ...here.skipped]);
        for (const one of sequence) {
          for (const need of one.prerequisites) expect(seen.has(need)).toBe(true);
          seen.add(one.id);
        }
        expect(stepSequence(situation(skills, done, goal)).map((choice) => choice.skill)).toEqual(sequence);
      }),
      { numRuns: 500 },
    );
  });

  it('ticking the first step never brings back a known one, and moves the next up', () => {
    fc.assert(
      fc.property(graphs(), (skills) => {
        const [first, ...rest] = stepSequence(situation(skills)).map((choice) => choice.skill.id);
        if (first === undefined) return;
        const after = stepSequence(situation(skills, [claimed(first)])).map((choice) => choice.skill.id);
        expect(after).toEqual(rest);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what was said and what was ticked', () => {
  const kitchen = [skill('chop'), skill('fry', ['chop'])];
  it('a tick makes an older "I do not know" about what it needs out of date', () => {
    expect([...situation(kitchen, [unknown('chop'), claimed('fry')]).known]).toEqual(['chop', 'fry']);
  });
  it('a newer word stands', () => {
    expect([...situation(kitchen, [claimed('fry'), unknown('chop')]).known]).toEqual(['fry']);
  });
  it('answers to the questions contradict each other openly', () => {
    expect([...situation(kitchen, [unknown('chop'), known('fry')]).known]).toEqual(['fry']);
  });
});
