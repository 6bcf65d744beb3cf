import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ancestors, descendants, findCycle, skillGraph } from '../../../src/core/roadmap/graph.ts';
import { graphs, skill } from '../../support/small-roadmap.ts';

describe('the graph', () => {
  it('puts what is needed first and keeps the given order otherwise', () => {
    const graph = skillGraph([skill('fry', ['chop']), skill('bake'), skill('chop')]);
    expect(graph.order).toEqual(['chop', 'fry', 'bake']);
  });
  it('ignores what is not among the skills', () => {
    expect(skillGraph([skill('fry', ['chop'])]).prerequisites.get('fry')).toEqual([]);
  });
  it('names one whole cycle', () => {
    expect(findCycle([skill('a'), skill('b', ['d']), skill('c', ['b', 'a']), skill('d', ['c'])])).toEqual([
      'b',
      'd',
      'c',
      'b',
    ]);
    expect(findCycle([skill('a', ['a'])])).toEqual(['a', 'a']);
    expect(() => skillGraph([skill('a', ['a'])])).toThrow(/a -> a/);
  });
  it('a chain of 100,000 is no trouble', () => {
    const chain = Array.from({ length: 100_000 }, (_, at) =>
      skill(`s${at}`, at === 0 ? [] : [`s${at - 1}`]),
    ).reverse();
    const graph = skillGraph(chain);
    expect(graph.order[0]).toBe('s0');
    expect(ancestors(graph, 's99999').size).toBe(99_999);
  });
  it('laws: order respects needs; ancestors and descendants mirror each other', () => {
    fc.assert(
      fc.property(graphs(), (skills) => {
        const graph = skillGraph(skills);
        const at = new Map(graph.order.map((id, index) => [id, index]));
        expect(findCycle(skills)).toBeUndefined();
        for (const { id, prerequisites } of skills) {
          for (const need of prerequisites) expect(at.get(need)).toBeLessThan(at.get(id) ?? 0);
          for (const above of ancestors(graph, id)) expect(descendants(graph, above).has(id)).toBe(true);
        }
      }),
    );
  });
});
