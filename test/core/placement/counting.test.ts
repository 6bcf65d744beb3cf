import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/core/learner/fact.ts';
import {
  answer,
  beliefs,
  createPlacement,
  isDone,
  nextSkill,
  questionsLeft,
} from '../../../src/core/placement/counting.ts';
import { ancestors, descendants, skillGraph } from '../../../src/core/roadmap/graph.ts';
import { graphs, skill } from '../../support/small-roadmap.ts';

const chain = ['shop', 'chop', 'fry', 'plate', 'serve'].map((id, at, all) =>
  skill(id, at === 0 ? [] : [all[at - 1] ?? '']),
);

const probability = (placement: ReturnType<typeof createPlacement>, id: string) =>
  beliefs(placement).get(id)?.probability;

describe('placement', () => {
  it('asks for the middle of a chain first: it settles most either way', () => {
    expect(nextSkill(createPlacement({ skills: chain }))).toEqual({ skill: 'fry', settles: 3 });
  });

  it('a yes ticks what the skill needs, a no rules out what needs it', () => {
    const placement = answer(answer(createPlacement({ skills: chain }), 'chop', 'known'), 'plate', 'unknown');
    const believed = beliefs(placement);
    expect(believed.get('shop')).toMatchObject({ source: 'inferred', because: ['chop'], probability: 0.85 });
    expect(believed.get('serve')).toMatchObject({ source: 'inferred', because: ['plate'], probability: 0.1 });
    expect(believed.get('fry')).toMatchObject({ source: 'none' });
    expect(nextSkill(placement)?.skill).toBe('fry');
  });

  it('"not sure" settles nothing and is not asked again', () => {
    const placement = answer(createPlacement({ skills: chain }), 'fry', 'unsure');
    expect(nextSkill(placement)?.skill).not.toBe('fry');
    expect(probability(placement, 'shop')).toBe(0.5);
  });

  it('an own word stands against an inference, which stops there', () => {
    const placement = answer(answer(createPlacement({ skills: chain }), 'chop', 'unknown'), 'plate', 'known');
    expect(probability(placement, 'chop')).toBeLessThan(0.2);
    expect(probability(placement, 'fry')).toBe(0.5);
    expect(probability(placement, 'shop')).toBe(0.5);
  });

  it('foretells the fewest and the most questions', () => {
    expect(questionsLeft(createPlacement({ skills: chain }))).toEqual({ least: 2, most: 3 });
    expect(questionsLeft(createPlacement({ skills: [skill('a'), skill('b')] }))).toEqual({
      least: 2,
      most: 2,
    });
    expect(questionsLeft(createPlacement({ skills: [] }))).toEqual({ least: 0, most: 0 });
  });

  it('asks only about askable skills, and refuses unknown ids and cycles', () => {
    const placement = createPlacement({ skills: chain, askable: new Set(['serve']) });
    expect(nextSkill(placement)?.skill).toBe('serve');
    expect(() => answer(placement, 'bake', 'known')).toThrow(RangeError);
    expect(() => createPlacement({ skills: [skill('a', ['b']), skill('b', ['a'])] })).toThrow(RangeError);
  });

  it('a learner with a knowledge state is found out exactly, within the questions foretold', () => {
    fc.assert(
      fc.property(graphs(), fc.array(fc.nat({ max: 100 })), (skills, picks) => {
        const graph = skillGraph(skills);
        const state = new Set(picks.flatMap((pick) => closure(graph, `s${pick % skills.length}`)));
        let placement = createPlacement({ skills });
        const foretold = questionsLeft(placement);
        let asked = 0;
        for (let question = nextSkill(placement); question; question = nextSkill(placement)) {
          const before = countOpen(placement);
          placement = answer(placement, question.skill, state.has(question.skill) ? 'known' : 'unknown');
          expect(before - countOpen(placement)).toBeGreaterThanOrEqual(question.settles);
          asked += 1;
        }
        expect(isDone(placement)).toBe(true);
        expect(foretold.least).toBeLessThanOrEqual(foretold.most);
        expect(asked).toBeLessThanOrEqual(skills.length);
        for (const { id } of skills) expect((probability(placement, id) ?? 0) > 0.5).toBe(state.has(id));
      }),
      { numRuns: 300 },
    );
  });

  it('whatever is answered, it ends, every belief is a chance, and the same answers give the same beliefs', () => {
    const reports = fc.array(fc.constantFrom<Report>('known', 'partly', 'unknown', 'unsure'), {
      minLength: 20,
      maxLength: 20,
    });
    fc.assert(
      fc.property(graphs(), reports, (skills, words) => {
        const run = () => {
          let placement = createPlacement({ skills });
          const asked: string[] = [];
          for (let question = nextSkill(placement); question; question = nextSkill(placement)) {
            asked.push(question.skill);
            placement = answer(placement, question.skill, words[asked.length % words.length] ?? 'unsure');
          }
          return { asked, believed: [...beliefs(placement)] };
        };
        const first = run();
        expect(new Set(first.asked).size).toBe(first.asked.length);
        for (const [, { probability: chance }] of first.believed) {
          expect(chance).toBeGreaterThan(0);
          expect(chance).toBeLessThan(1);
        }
        expect(run()).toEqual(first);
      }),
      { numRuns: 300 },
    );
  });
});

function closure(graph: ReturnType<typeof skillGraph>, id: string): readonly string[] {
  expect(descendants(graph, id).has(id)).toBe(false);
  return [id, ...ancestors(graph, id)];
}

function countOpen(placement: ReturnType<typeof createPlacement>): number {
  const believed = beliefs(placement);
  return [...placement.askable].filter(
    (id) => !placement.answers.has(id) && believed.get(id)?.source === 'none',
  ).length;
}
