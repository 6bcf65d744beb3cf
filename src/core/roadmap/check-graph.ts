/** Cycles, and prerequisites that say what others say already. */
import type { Problem } from '../problem.ts';
import { findCycle, skillGraph } from './graph.ts';
import type { Skill } from './roadmap.ts';

export function graphProblems(skills: readonly Skill[]): readonly Problem[] {
  const hard = findCycle(skills);
  if (hard) return [cycleProblem(skills, hard, 'prerequisites', 'needs itself in the end')];
  const soft = findCycle(
    skills.map((skill) => ({
      id: skill.id,
      prerequisites: [...skill.prerequisites, ...skill.recommendedAfter],
    })),
  );
  return [
    ...(soft ? [cycleProblem(skills, soft, 'recommendedAfter', 'would have to come before itself')] : []),
    ...redundant(skills),
  ];
}

/** At the link of the cycle that stands first in the file. */
function cycleProblem(
  skills: readonly Skill[],
  cycle: readonly string[],
  list: 'prerequisites' | 'recommendedAfter',
  says: string,
): Problem {
  const at = skills.findIndex(({ id }) => cycle.includes(id));
  const id = skills[at]?.id ?? '';
  const start = cycle.indexOf(id);
  const ring = cycle.slice(0, -1);
  const whole = [...ring.slice(start), ...ring.slice(0, start), id];
  const item = skills[at]?.[list].indexOf(whole[1] ?? '') ?? -1;
  return {
    code: list === 'prerequisites' ? 'cycle' : 'order-cycle',
    path: item < 0 ? ['skills', at] : ['skills', at, list, item],
    message: `'${id}' ${says}: ${whole.join(' -> ')}.`,
    hint: 'Take one of these links out.',
  };
}

/** A prerequisite that another prerequisite implies. Bit sets of ancestors: skills * links / 32 steps. */
function redundant(skills: readonly Skill[]): readonly Problem[] {
  const graph = skillGraph(skills);
  const position = new Map(graph.order.map((id, at) => [id, at]));
  const words = Math.ceil(graph.order.length / 32);
  const above = new Map<string, Uint32Array>();
  for (const id of graph.order) {
    const row = new Uint32Array(words);
    for (const need of graph.prerequisites.get(id) ?? []) {
      for (const [word, bits] of (above.get(need) ?? []).entries()) row[word] = (row[word] ?? 0) | bits;
      const at = position.get(need) ?? 0;
      row[at >>> 5] = (row[at >>> 5] ?? 0) | (1 << (at & 31));
    }
    above.set(id, row);
  }
  const implies = (upper: string, lower: string): boolean => {
    const at = position.get(lower) ?? 0;
    return (((above.get(upper)?.[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1;
  };
  return skills.flatMap((skill, at) =>
    skill.prerequisites.flatMap((id, item) => {
      const by = skill.prerequisites.find((other) => other !== id && position.has(id) && implies(other, id));
      return by === undefined
        ? []
        : [
            {
              code: 'redundant-prerequisite',
              path: ['skills', at, 'prerequisites', item],
              message: `'${id}' follows from '${by}', which '${skill.id}' needs as well.`,
              hint: 'Leave it out.',
            },
          ];
    }),
  );
}
