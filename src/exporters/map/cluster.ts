/** Skills that hang together, placed, and the lines between them. */
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
