/** The skills of one stage, laid out: what hangs together by dagre, the pieces side by side. */
import type { MapSkill } from './skill-map.ts';

/** px: of a skill's box, and the room around it. */
export const NODE = { width: 190, height: 70, gap: 12, rankGap: 30 } as const;
const PITCH = NODE.width + NODE.gap;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `x`, `y`: the left upper corner. */
export interface PlacedSkill extends Point {
  readonly skill: MapSkill;
}

export interface PlacedEdge {
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
}

export interface Cluster {
  readonly width: number;
  readonly height: number;
  readonly skills: readonly PlacedSkill[];
  readonly edges: readonly PlacedEdge[];
}

export type Dagre = typeof import('@dagrejs/dagre');

/** What a skill leads to lies below it, or to the right. */
export type Direction = 'TB' | 'LR';

/** The skills that lead to one another inside the stage, each group for itself, largest first. */
export function clustersOf(
  dagre: Dagre,
  skills: readonly MapSkill[],
  direction: Direction,
): readonly Cluster[] {
  return connected(skills)
    .toSorted((a, b) => b.length - a.length)
    .map((group) => clusterOf(dagre, group, direction));
}

/** How many columns wide. */
export function columnsOf({ width }: Cluster): number {
  return Math.ceil((width + NODE.gap - 1) / PITCH);
}

/** Px for so many columns. */
export function widthOfColumns(columns: number): number {
  return columns * PITCH - NODE.gap;
}

/** Each as high up, then as far left, as it fits into so many columns. */
export function packed(clusters: readonly Cluster[], columns: number): Cluster {
  const depth = Array.from({ length: columns }, () => 0);
  const placed = clusters.map((cluster) => {
    const own = columnsOf(cluster);
    const starts = Array.from({ length: columns - own + 1 }, (_, at) =>
      Math.max(...depth.slice(at, at + own)),
    );
    const y = Math.min(...starts);
    const at = starts.indexOf(y);
    depth.fill(y + cluster.height + NODE.rankGap - 8, at, at + own);
    return moved(cluster, at * PITCH + (widthOfColumns(own) - cluster.width) / 2, y);
  });
  return {
    width: widthOfColumns(columns),
    height: Math.max(...placed.map(({ height }) => height)),
    skills: placed.flatMap(({ skills }) => skills),
    edges: placed.flatMap(({ edges }) => edges),
  };
}

/** The same elsewhere; its height counts from the top of all. */
export function moved({ width, height, skills, edges }: Cluster, x: number, y: number): Cluster {
  const move = <T extends Point>(point: T): T => ({ ...point, x: point.x + x, y: point.y + y });
  return {
    width,
    height: height + y,
    skills: skills.map(move),
    edges: edges.map((edge) => ({ ...edge, points: edge.points.map(move) })),
  };
}

function connected(skills: readonly MapSkill[]): readonly (readonly MapSkill[])[] {
  const byId = new Map(skills.map((skill) => [skill.step.id, skill]));
  const seen = new Set<string>();
  return skills.flatMap(({ step }) => {
    if (seen.has(step.id)) return [];
    const group = new Set<string>();
    const open = [step.id];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const skill = byId.get(id);
      if (!skill || seen.has(id)) continue;
      seen.add(id);
      group.add(id);
      open.push(...[...skill.needs, ...skill.opens].map((name) => name.id));
    }
    return [skills.filter((skill) => group.has(skill.step.id))];
  });
}

function clusterOf({ Graph, layout }: Dagre, group: readonly MapSkill[], rankdir: Direction): Cluster {
  const graph = new Graph();
  graph.setGraph({ rankdir, nodesep: NODE.gap, ranksep: NODE.rankGap, edgesep: 8 });
  const inside = new Map(group.map((skill) => [skill.step.id, skill]));
  for (const id of inside.keys()) graph.setNode(id, { width: NODE.width, height: NODE.height });
  for (const { step, needs } of group) {
    for (const { id } of needs) if (inside.has(id)) graph.setEdge(id, step.id, {});
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    skills: group.map((skill) => {
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
