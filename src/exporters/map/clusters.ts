/** The skills of one stage, laid out: what hangs together by dagre, as long as that is quick. */
import { type Cluster, NODE, type Point } from './cluster.ts';
import { inRanks, type Ranks, ranksOf, sizeOf } from './ranks.ts';
import type { MapSkill } from './skill-map.ts';

export type Dagre = typeof import('@dagrejs/dagre');

/** What a skill leads to lies below it, or to the right. */
export type Direction = 'TB' | 'LR';

/** Of what hangs together, and of a map: dagre takes seconds for more, and calls itself for each skill of a chain. */
const MOST_SIZE = { cluster: 600, map: 4_000 };

/** Whether dagre can lay out what hangs together in these stages while somebody waits. */
export function isQuick(stages: readonly (readonly MapSkill[])[]): boolean {
  return stages.reduce((sum, skills) => sum + sizeOf(ranksOf(skills)), 0) <= MOST_SIZE.map;
}

/** The skills that lead to one another inside the stage, each group for itself, largest first. */
export function clustersOf(
  dagre: Dagre | undefined,
  skills: readonly MapSkill[],
  direction: Direction,
): readonly Cluster[] {
  return connected(skills)
    .toSorted((a, b) => b.length - a.length)
    .map((group) => {
      const ranks = ranksOf(group);
      return !dagre || group.length === 1 || sizeOf(ranks) > MOST_SIZE.cluster
        ? inRanks(ranks)
        : byDagre(dagre, ranks, direction);
    });
}

/** In each the skills keep their order. */
function connected(skills: readonly MapSkill[]): readonly (readonly MapSkill[])[] {
  const byId = new Map(skills.map((skill) => [skill.step.id, skill]));
  const groups = new Map<string, MapSkill[]>();
  for (const start of skills) {
    const group = groups.get(start.step.id) ?? [];
    const open = [start.step.id];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const skill = byId.get(id);
      if (!skill || groups.has(id)) continue;
      groups.set(id, group);
      open.push(...[...skill.needs, ...skill.opens].map((name) => name.id));
    }
    group.push(start);
  }
  return [...new Set(groups.values())];
}

function byDagre({ Graph, layout }: Dagre, { skills, links }: Ranks, rankdir: Direction): Cluster {
  const graph = new Graph();
  graph.setGraph({ rankdir, nodesep: NODE.gap, ranksep: NODE.rankGap, edgesep: 8 });
  for (const { step } of skills) graph.setNode(step.id, { width: NODE.width, height: NODE.height });
  for (const { from, to } of links) graph.setEdge(from, to, {});
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    skills: skills.map((skill) => {
      const { x = 0, y = 0 } = graph.node(skill.step.id) as Partial<Point>;
      return { skill, x: x - NODE.width / 2, y: y - NODE.height / 2 };
    }),
    edges: graph.edges().map(({ v, w }) => ({
      from: v,
      to: w,
      points: (graph.edge(v, w) as { points?: readonly Point[] }).points ?? [],
    })),
  };
}
