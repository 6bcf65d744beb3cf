import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/core/learner/fact.ts';
import type { Statement } from '../../../src/core/learner/learner.ts';
import { outermost, standing, statedBeliefs } from '../../../src/core/plan/stated.ts';
import { ancestors, descendants, skillGraph } from '../../../src/core/roadmap/graph.ts';
import { graphs, skill } from '../../support/small-roadmap.ts';

const CHAIN = skillGraph(
  ['shop', 'chop', 'fry', 'plate', 'serve'].map((id, at, all) =>
    skill(id, at === 0 ? [] : [all[at - 1] ?? '']),
  ),
);
const said = (...words: readonly (readonly [string, Report, Statement['via']?])[]) =>
  new Map(
    words.map(([id, report, via = 'start']): [string, Statement] => [id, { report, via, day: '2026-01-05' }]),
  );

describe('what follows from statements', () => {
  it('a yes upholds what the skill needs, a no rules out what needs it; nothing else is touched', () => {
    const beliefs = statedBeliefs(CHAIN, said(['chop', 'known'], ['plate', 'unknown']));
    expect(beliefs.get('shop')).toMatchObject({ source: 'inferred', because: ['chop'], probability: 0.85 });
    expect(beliefs.get('chop')).toMatchObject({ source: 'claimed', day: '2026-01-05' });
    expect(beliefs.get('serve')).toMatchObject({ source: 'inferred', because: ['plate'], probability: 0.1 });
    expect(beliefs.has('fry')).toBe(false);
  });

  it('"not sure" states nothing', () => expect(statedBeliefs(CHAIN, said(['fry', 'unsure'])).size).toBe(0));

  it('an own word stands against an inference, which stops there', () => {
    const beliefs = statedBeliefs(CHAIN, said(['chop', 'unknown'], ['plate', 'known']));
    expect(beliefs.get('chop')?.probability).toBeLessThan(0.2);
    expect(beliefs.get('fry')).toMatchObject({ probability: 0.5, because: ['plate', 'chop'] });
    expect(beliefs.has('shop')).toBe(false);
  });

  it('a tick outdates an older no about what it needs, an answer of `start` does not', () => {
    const older = said(['chop', 'unknown'], ['fry', 'known', 'done']);
    expect([...standing(CHAIN, { statements: older }).keys()]).toEqual(['fry']);
    const sheet = said(['chop', 'unknown'], ['fry', 'known', 'start']);
    expect([...standing(CHAIN, { statements: sheet }).keys()]).toEqual(['chop', 'fry']);
  });

  it('on any graph: beliefs are chances, monotone around each word, and the outermost words imply the rest', () => {
    const reports = fc.array(fc.constantFrom<Report>('known', 'unknown'), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(graphs(), reports, fc.array(fc.nat(), { maxLength: 4 }), (skills, words, picks) => {
        const graph = skillGraph(skills);
        const knowing = new Set<string>();
        for (const pick of picks) {
          const id = skills[pick % skills.length]?.id ?? '';
          for (const one of [id, ...ancestors(graph, id)]) knowing.add(one);
        }
        // Words of somebody whose knowledge state they are: no two of them contradict each other.
        const about = skills.filter((_, at) => words[at % 4] === 'known').map(({ id }) => id);
        const statements = said(...about.map((id) => [id, knowing.has(id) ? 'known' : 'unknown'] as const));
        const beliefs = statedBeliefs(graph, statements);
        for (const [id, { probability }] of beliefs) expect(probability > 0.5).toBe(knowing.has(id));
        const least = outermost(graph, statements);
        const implied = new Set(
          [...least].flatMap(([id, { report }]) => [
            id,
            ...(report === 'known' ? ancestors(graph, id) : descendants(graph, id)),
          ]),
        );
        expect(about.every((id) => implied.has(id))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
