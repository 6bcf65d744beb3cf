import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRoadmap } from '../../../src/core/roadmap/check.ts';
import { ancestors, skillGraph } from '../../../src/core/roadmap/graph.ts';
import type { Skill } from '../../../src/core/roadmap/roadmap.ts';
import { graphs, roadmapOf, skill } from '../../support/small-roadmap.ts';

/** Numbers from 0 up to, and without, `below`; the same for the same seed. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Skills of which each needs up to three before it, so that there is no cycle. */
function acyclic(count: number, next: (below: number) => number): readonly Skill[] {
  return Array.from({ length: count }, (_, at) => {
    const needs = Array.from({ length: next(4) }, () => `s${next(at)}`);
    return skill(`s${at}`, at === 0 ? [] : [...new Set(needs)]);
  });
}

/** The same skills with one more link, from one skill back to one that needs it. */
function withCycle(skills: readonly Skill[], next: (below: number) => number): readonly Skill[] {
  const graph = skillGraph(skills);
  const deep = skills.filter(({ prerequisites }) => prerequisites.length > 0);
  const late = deep[next(deep.length)]?.id ?? '';
  const above = [...ancestors(graph, late)];
  const early = above[next(above.length)];
  return skills.map((one) =>
    one.id === early ? { ...one, prerequisites: [...one.prerequisites, late] } : one,
  );
}

const shuffled = <T>(items: readonly T[], next: (below: number) => number): readonly T[] =>
  items
    .map((item) => ({ item, place: next(1_000_000) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);

function foundRedundant(skills: readonly Skill[]): readonly string[] {
  return checkRoadmap(roadmapOf(skills))
    .filter(({ code }) => code === 'redundant-prerequisite')
    .map(({ path }) => path.join('.'));
}

/** The same in the plainest way. */
function redundant(skills: readonly Skill[]): readonly string[] {
  const graph = skillGraph(skills);
  return skills.flatMap(({ prerequisites }, at) =>
    prerequisites.flatMap((id, item) =>
      prerequisites.some((other) => ancestors(graph, other).has(id))
        ? [`skills.${at}.prerequisites.${item}`]
        : [],
    ),
  );
}

describe('cycles', () => {
  it('100 random roadmaps of up to 2,000 skills: the one planted is found and printed whole', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const next = chance(seed);
      const skills = shuffled(withCycle(acyclic(5 + next(1996), next), next), next);
      const cycles = checkRoadmap(roadmapOf(skills)).filter(({ code }) => code === 'cycle');
      expect(cycles, `seed ${seed}`).toHaveLength(1);
      const [, printed = ''] = /: (.+)\.$/.exec(cycles[0]?.message ?? '') ?? [];
      const ring = printed.split(' -> ');
      const needs = new Map(skills.map(({ id, prerequisites }) => [id, prerequisites]));
      expect(ring.length, `seed ${seed}`).toBeGreaterThan(1);
      expect(ring.at(-1)).toBe(ring[0]);
      for (const [at, id] of ring.slice(1).entries()) expect(needs.get(ring[at] ?? '')).toContain(id);
      expect(new Set(ring).size, 'no skill stands in it twice').toBe(ring.length - 1);
      const [, at, , item] = cycles[0]?.path ?? [];
      const link = skills[Number(at)]?.prerequisites[Number(item)];
      expect([skills[Number(at)]?.id, link], 'it points at its first link').toEqual(ring.slice(0, 2));
    }
  });

  it('of a prerequisite and an order is one too', () => {
    const skills = [skill('a', [], { recommendedAfter: ['b'] }), skill('b', ['a'])];
    expect(checkRoadmap(roadmapOf(skills))).toMatchObject([
      {
        code: 'order-cycle',
        path: ['skills', 0, 'recommendedAfter', 0],
        message: "'a' would have to come before itself: a -> b -> a.",
      },
    ]);
  });
});

describe('a roadmap of parts that fit', () => {
  it('of 10,000 skills has no problems', () => {
    const skills = Array.from({ length: 10_000 }, (_, at) =>
      skill(`s${at}`, at === 0 ? [] : [`s${Math.floor((at - 1) / 2)}`]),
    );
    expect(checkRoadmap(roadmapOf(skills))).toEqual([]);
    const chain = Array.from({ length: 10_000 }, (_, at) => skill(`s${at}`, at === 0 ? [] : [`s${at - 1}`]));
    expect(checkRoadmap(roadmapOf(chain))).toEqual([]);
  });

  it('a prerequisite is called redundant if and only if another one leads to it', () => {
    const agrees = (skills: readonly Skill[]) => {
      expect(foundRedundant(skills)).toEqual(redundant(skills));
    };
    fc.assert(fc.property(graphs(), agrees));
    for (let seed = 1; seed <= 20; seed += 1) agrees(acyclic(200, chance(seed)));
  });

  it('a skill is called unreachable if and only if no path holds it', () => {
    fc.assert(
      fc.property(graphs(), fc.nat({ max: 20 }), fc.nat({ max: 20 }), (skills, other, left) => {
        const tracked = skills.map((one, at) => (at === other ? { ...one, tracks: ['more'] } : one));
        const roadmap = {
          ...roadmapOf(tracked),
          paths: [{ id: 'cook', title: 'Cook', tracks: ['core'], leaveOut: [`s${left}`] }],
        };
        const found = checkRoadmap(roadmap).filter(({ code }) => code === 'unreachable-skill');
        const expected = skills.flatMap((_, at) => (at === other || at === left ? [at] : []));
        expect(found.map(({ path }) => path[1])).toEqual(expected);
      }),
    );
  });
});

describe('ids that stand twice', () => {
  it.each(['stages', 'tracks', 'paths', 'skills'] as const)('among the %s', (list) => {
    const roadmap = roadmapOf([skill('a'), skill('b')]);
    const doubled = { ...roadmap, [list]: [...roadmap[list], ...roadmap[list].slice(0, 1)] };
    const found = checkRoadmap(doubled).filter(({ code }) => code === 'duplicate-id');
    expect(found).toMatchObject([{ path: [list, roadmap[list].length, 'id'], alsoAt: [list, 0, 'id'] }]);
  });
});

describe('former ids', () => {
  const found = (...skills: readonly Skill[]) =>
    checkRoadmap(roadmapOf(skills)).map(({ code, path }) => `${code} ${path.join('.')}`);

  it('may be many', () => {
    expect(found(skill('chop', [], { was: ['cut', 'slice'] }), skill('fry'))).toEqual([]);
  });

  it('lead to one skill only', () => {
    expect(found(skill('chop', [], { was: ['fry'] }), skill('fry'))).toEqual([
      'former-id-in-use skills.0.was.0',
    ]);
    expect(found(skill('chop', [], { was: ['chop'] }))).toEqual(['former-id-in-use skills.0.was.0']);
    expect(found(skill('chop', [], { was: ['cut'] }), skill('fry', [], { was: ['boil', 'cut'] }))).toEqual([
      'duplicate-id skills.1.was.1',
    ]);
  });
});
