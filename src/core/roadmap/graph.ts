/**
 * The prerequisite graph: who needs whom, and in which order. Ids that are not among the skills are ignored, so
 * a part of a roadmap is a graph as well.
 */

export interface GraphSkill {
  readonly id: string;
  readonly prerequisites: readonly string[];
}

export interface Graph {
  /** Prerequisites before dependents; otherwise as near to the given order as that allows. */
  readonly order: readonly string[];
  readonly prerequisites: ReadonlyMap<string, readonly string[]>;
  readonly dependents: ReadonlyMap<string, readonly string[]>;
}

/** Throws a RangeError when the skills form a cycle: look for one with `findCycle` first. */
export function skillGraph(skills: readonly GraphSkill[]): Graph {
  const ids = new Set(skills.map((skill) => skill.id));
  const prerequisites = new Map<string, readonly string[]>();
  const dependents = new Map<string, string[]>([...ids].map((id) => [id, []]));
  for (const skill of skills) {
    const needs = [...new Set(skill.prerequisites)].filter((id) => ids.has(id));
    prerequisites.set(skill.id, needs);
    for (const need of needs) dependents.get(need)?.push(skill.id);
  }
  const { order, cycle } = sort(prerequisites);
  if (cycle) throw new RangeError(`the prerequisites form a cycle: ${cycle.join(' -> ')}`);
  return { order, prerequisites, dependents };
}

/** One whole cycle, its first id repeated at the end (`a, b, a`: a needs b, b needs a), or undefined. */
export function findCycle(skills: readonly GraphSkill[]): readonly string[] | undefined {
  return sort(new Map(skills.map((skill) => [skill.id, skill.prerequisites]))).cycle;
}

/** Every skill that must be known before this one, itself left out. */
export function ancestors(graph: Graph, id: string): Set<string> {
  return reach(graph.prerequisites, id);
}

/** Every skill that needs this one, itself left out. */
export function descendants(graph: Graph, id: string): Set<string> {
  return reach(graph.dependents, id);
}

/** Depth-first with a trail of its own instead of recursion, so that a chain of any length is safe. */
function sort(needs: ReadonlyMap<string, readonly string[]>): {
  order: readonly string[];
  cycle?: readonly string[];
} {
  const order: string[] = [];
  const placed = new Set<string>();
  for (const start of needs.keys()) {
    if (placed.has(start)) continue;
    const trail = [{ id: start, next: 0 }];
    const onTrail = new Set([start]);
    for (let top = trail.at(-1); top; top = trail.at(-1)) {
      const need = needs.get(top.id)?.[top.next];
      top.next += 1;
      if (need === undefined) {
        order.push(top.id);
        placed.add(top.id);
        onTrail.delete(top.id);
        trail.pop();
      } else if (onTrail.has(need)) {
        const ids = trail.map((step) => step.id);
        return { order, cycle: [...ids.slice(ids.indexOf(need)), need] };
      } else if (needs.has(need) && !placed.has(need)) {
        trail.push({ id: need, next: 0 });
        onTrail.add(need);
      }
    }
  }
  return { order };
}

function reach(links: ReadonlyMap<string, readonly string[]>, from: string): Set<string> {
  const found = new Set<string>();
  const open = [...(links.get(from) ?? [])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    for (const next of links.get(id) ?? []) open.push(next);
  }
  return found;
}
