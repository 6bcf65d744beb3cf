/** What must come before a skill, as far as it is still to be learnt. */
import type { Graph } from '../roadmap/graph.ts';

export interface Settled {
  readonly known: ReadonlySet<string>;
  /** Left out by the learner. */
  readonly skipped: ReadonlySet<string>;
}

/**
 * The skill first, then what must come before it. Below a skill that is left out nothing is needed for it; below one that
 * is known only what is known too. What is left out and was not asked for itself is passed by.
 */
export function groundOf(graph: Graph, id: string, { known, skipped }: Settled): ReadonlySet<string> {
  const ground = new Set([id]);
  for (const one of ground) {
    if (skipped.has(one)) continue;
    for (const need of graph.prerequisites.get(one) ?? []) {
      if (!skipped.has(need) && (!known.has(one) || known.has(need))) ground.add(need);
    }
  }
  return ground;
}

/** The skill and what must come before it, as far as that is still to be learnt. */
export function missing(id: string, settled: Settled, graph: Graph): readonly string[] {
  return [...groundOf(graph, id, settled)].filter(
    (one) => !settled.known.has(one) && !settled.skipped.has(one),
  );
}
