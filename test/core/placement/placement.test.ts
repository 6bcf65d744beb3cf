import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWERING } from '../../../src/core/placement/learner-kind.ts';
import {
  answer,
  beliefs,
  createPlacement,
  expectedAccuracy,
  explain,
  isDone,
  nextSkill,
  type Outcome,
  type Placement,
  PlacementError,
} from '../../../src/core/placement/placement.ts';
import { graphs, skill } from '../../support/small-roadmap.ts';
import { times } from '../../support/times.ts';
import { enumerated } from './enumeration.ts';

const chain = ['shop', 'chop', 'fry', 'plate', 'serve'].map((id, at, all) =>
  skill(id, at === 0 ? [] : [all[at - 1] ?? '']),
);
const OUTCOMES: readonly Outcome[] = ['right', 'wrong', 'unsure', 'rusty'];
const given = fc.array(fc.record({ pick: fc.nat(), outcome: fc.constantFrom(...OUTCOMES) }), {
  maxLength: 25,
});
const chance = (placement: Placement, id: string) => beliefs(placement).get(id) ?? Number.NaN;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Answers about random skills, as far as each may still be asked. */
function* answered(first: Placement, answers: readonly { pick: number; outcome: string }[]) {
  let before = first;
  for (const { pick, outcome } of answers) {
    const position = pick % before.posterior.network.ids.length;
    if ((before.asked[position] ?? 0) >= before.maxPerSkill) continue;
    const id = before.posterior.network.ids[position] ?? '';
    const after = answer(before, id, outcome);
    yield { before, after, outcome };
    before = after;
  }
}

describe('placement', () => {
  it('begins in the middle, and each answer moves what depends on it', () => {
    const first = createPlacement({ skills: chain });
    expect(nextSkill(first)).toBe('fry');
    const right = answer(first, 'fry', 'right');
    for (const id of ['shop', 'chop', 'fry', 'plate']) {
      expect(chance(right, id)).toBeGreaterThan(chance(first, id));
    }
    const wrong = answer(first, 'fry', 'wrong');
    for (const id of ['chop', 'plate', 'serve']) expect(chance(wrong, id)).toBeLessThan(chance(first, id));
    expect(chance(answer(first, 'fry', 'unsure'), 'fry')).toBeLessThan(chance(wrong, 'fry'));
    expect(chance(answer(first, 'fry', 'rusty'), 'fry')).toBeGreaterThan(chance(first, 'fry'));
    expect(beliefs(first)).toEqual(beliefs(createPlacement({ skills: chain })));
  });

  it('a contradiction is not averaged away: the basic skill is asked again', () => {
    let placement = createPlacement({ skills: chain });
    placement = answer(answer(placement, 'shop', 'wrong'), 'serve', 'right');
    expect(chance(placement, 'serve')).toBeLessThan(0.9);
    expect(expectedAccuracy(placement)).toBeLessThan(0.95);
    const asked: string[] = [];
    while (!isDone(placement)) {
      const id = nextSkill(placement) ?? '';
      asked.push(id);
      placement = answer(placement, id, 'right');
    }
    expect(asked).toContain('shop');
  });

  it('a prior moves a belief to that chance, and its prerequisites along', () => {
    const plain = createPlacement({ skills: chain });
    const placement = createPlacement({ skills: chain, prior: { plate: 0.97 } });
    expect(chance(placement, 'plate')).toBeGreaterThan(0.9);
    expect(chance(placement, 'shop')).toBeGreaterThan(chance(plain, 'shop'));
  });

  it('explains a belief by the answers that moved it, the strongest first', () => {
    const placement = answer(answer(createPlacement({ skills: chain }), 'fry', 'right'), 'serve', 'wrong');
    const { verdict, reasons, probability } = explain(placement, 'chop');
    expect(verdict).toBe('unsure');
    expect(probability).toBe(chance(placement, 'chop'));
    expect(reasons[0]).toMatchObject({ skill: 'fry', outcome: 'right' });
    expect(reasons[0]?.change).toBeGreaterThan(0);
    expect(explain(placement, 'serve').reasons[0]).toMatchObject({ skill: 'serve', outcome: 'wrong' });
    expect(explain(createPlacement({ skills: chain }), 'fry').reasons).toEqual([]);
  });

  it('nothing to learn is done at once', () => {
    const placement = createPlacement({ skills: [] });
    expect([nextSkill(placement), isDone(placement), beliefs(placement).size]).toEqual([undefined, true, 0]);
  });
});

describe('laws', () => {
  it('beliefs fall along prerequisites, a right answer lowers none, a wrong one raises none', () => {
    fc.assert(
      fc.property(graphs(), given, (skills, answers) => {
        for (const { before, after, outcome } of answered(createPlacement({ skills }), answers)) {
          const [old, now] = [beliefs(before), beliefs(after)];
          for (const { id, prerequisites } of skills) {
            const p = now.get(id) ?? Number.NaN;
            for (const need of prerequisites) expect(p).toBeLessThanOrEqual(now.get(need) ?? Number.NaN);
            if (['right', 'rusty'].includes(outcome)) expect(p).toBeGreaterThanOrEqual(old.get(id) ?? 1);
            else expect(p).toBeLessThanOrEqual(old.get(id) ?? 0);
          }
        }
      }),
      { numRuns: times(60, 200) },
    );
  });

  it('the order of answers matters little, even of answers that contradict each other: mean gap below 0.005', () => {
    const gaps: number[] = [];
    fc.assert(
      fc.property(graphs(), given, (skills, answers) => {
        const first = createPlacement({ skills, maxPerSkill: 30 });
        const [there = first, back = first] = [answers, answers.toReversed()].map(
          (order) => [...answered(first, order)].at(-1)?.after ?? first,
        );
        for (const { id } of skills) gaps.push(Math.abs(chance(there, id) - chance(back, id)));
      }),
      { numRuns: times(100, 300), seed: 5 },
    );
    expect(mean(gaps)).toBeLessThan(0.005);
    expect(Math.max(...gaps)).toBeLessThan(0.15);
  });

  it('never asks beyond the cap, ends, and the same answers give the same questions', () => {
    fc.assert(
      fc.property(graphs(), given, fc.integer({ min: 1, max: 3 }), (skills, answers, maxPerSkill) => {
        const run = () => {
          let placement = createPlacement({ skills, maxPerSkill });
          const asked: string[] = [];
          for (let id = nextSkill(placement); id !== undefined; id = nextSkill(placement)) {
            asked.push(id);
            placement = answer(placement, id, answers[asked.length % 7]?.outcome ?? 'wrong');
          }
          return asked;
        };
        const asked = run();
        expect(asked).toHaveLength(skills.length * maxPerSkill);
        for (const { id } of skills) expect(asked.filter((one) => one === id)).toHaveLength(maxPerSkill);
        expect(run()).toEqual(asked);
      }),
      { numRuns: times(20, 50) },
    );
  });

  it('agrees with enumeration of every knowledge state: mean gap below 0.01', () => {
    const gaps: number[] = [];
    fc.assert(
      fc.property(graphs(10), given, (skills, answers) => {
        let placement = createPlacement({ skills });
        const steps = [...answered(placement, answers.slice(0, 10))];
        placement = steps.at(-1)?.after ?? placement;
        const { network, prior } = placement.posterior;
        const told = steps.map(({ after }) => ({
          position: network.positions.get(after.history?.skill ?? '') ?? 0,
          outcome: after.history?.outcome ?? '',
        }));
        const exact = enumerated(network, prior, ANSWERING, placement.channel, told);
        for (const [i, id] of network.ids.entries())
          gaps.push(Math.abs((exact[i] ?? 0) - chance(placement, id)));
      }),
      { numRuns: 60, seed: 11 },
    );
    expect(mean(gaps)).toBeLessThan(0.01);
    expect(Math.max(...gaps)).toBeLessThan(0.15);
  });

  it('thousands of contradictory answers and extreme chances never give NaN, 0 or 1', () => {
    const extremes = fc.constantFrom(1e-9, 1e-4, 0.3, 0.4999);
    fc.assert(
      fc.property(graphs(), extremes, extremes, fc.boolean(), (skills, slip, guess, first) => {
        let placement = createPlacement({ skills, slip, guess, maxPerSkill: 1_000 });
        const each = Math.max(1, Math.min(1_000, Math.ceil(2_000 / skills.length)));
        for (let turn = 0; turn < each; turn += 1) {
          for (const { id } of skills)
            placement = answer(placement, id, (turn % 2 === 0) === first ? 'right' : 'wrong');
        }
        for (const [, p] of beliefs(placement)) {
          expect(p).toBeGreaterThan(0);
          expect(p).toBeLessThan(1);
        }
      }),
      { numRuns: times(2, 5) },
    );
  }, 60_000);
});

describe('wrong input has a name', () => {
  const create = (more: object) => () => createPlacement({ skills: chain, ...more });
  it.each([
    ['cycle', () => createPlacement({ skills: [skill('a', ['b']), skill('b', ['a'])] })],
    ['unknown-skill', () => createPlacement({ skills: [skill('a', ['b'])] })],
    ['duplicate-skill', () => createPlacement({ skills: [skill('a'), skill('a')] })],
    ['bad-skill', () => createPlacement({ skills: [skill('')] })],
    ['bad-skill', () => createPlacement({ skills: 'a' as never })],
    ['bad-skill', () => createPlacement({ skills: [{ id: 'a' } as never] })],
    [
      'bad-limit',
      () => createPlacement({ skills: Array.from({ length: 50_001 }, (_, at) => skill(`s${at}`)) }),
    ],
    ['bad-skill', () => createPlacement({ skills: [{ ...skill('a'), effort: -1 }] })],
    ['bad-chance', create({ slip: 0 })],
    ['bad-chance', create({ slip: 1 })],
    ['bad-chance', create({ guess: Number.NaN })],
    ['bad-chance', create({ slip: 0.5, guess: 0.5 })],
    ['bad-chance', create({ prior: { fry: 1 } })],
    ['bad-chance', create({ accuracy: 1 })],
    ['bad-chance', create({ outcomes: { right: { known: 1, unknown: 0 } } })],
    [
      'bad-chance',
      create({ outcomes: { a: { known: 0.5, unknown: 0.2 }, b: { known: 0.4, unknown: 0.8 } } }),
    ],
    ['bad-limit', create({ maxPerSkill: 0 })],
    ['unknown-skill', create({ prior: { bake: 0.5 } })],
    ['unknown-skill', () => answer(createPlacement({ skills: chain }), 'bake', 'right')],
    ['unknown-skill', () => explain(createPlacement({ skills: chain }), 'bake')],
    ['bad-outcome', () => answer(createPlacement({ skills: chain }), 'fry', 'maybe')],
    ['bad-outcome', () => answer(createPlacement({ skills: chain }), 'fry', 'toString')],
    [
      'asked-enough',
      () =>
        answer(answer(createPlacement({ skills: chain, maxPerSkill: 1 }), 'fry', 'right'), 'fry', 'right'),
    ],
  ])('%s', (code, run) => {
    expect(run).toThrow(PlacementError);
    expect(run).toThrow(expect.objectContaining({ code, message: expect.stringMatching(/\w/) }));
  });
});
