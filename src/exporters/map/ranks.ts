/** Skills in plain ranks, each below all that it needs: for what is too much for the finer layout. */
import { skillGraph } from '../../core/roadmap/graph.ts';
import { type Cluster, NODE, type Point, widthOfColumns } from './cluster.ts';
import type { MapSkill } from './skill-map.ts';

/** Skills side by side; what more a rank holds goes on below. */
const MOST_COLUMNS = 6;

export interface Ranks {
  readonly skills: readonly MapSkill[];
  /** From 0, by skill: the length of the longest way to it. */
  readonly rank: ReadonlyMap<string, number>;
  /** Of skills among these. */
  readonly links: readonly { readonly from: string; readonly to: string }[];
}

export function ranksOf(skills: readonly MapSkill[]): Ranks {
  const { order, prerequisites } = skillGraph(
    skills.map(({ step, needs }) => ({ id: step.id, prerequisites: needs.map(({ id }) => id) })),
  );
  const rank = new Map<string, number>();
  for (const id of order) {
    const before = prerequisites.get(id)?.map((need) => rank.get(need) ?? 0) ?? [];
    rank.set(id, before.length === 0 ? 0 : Math.max(...before) + 1);
  }
  const links = order.flatMap((to) => (prerequisites.get(to) ?? []).map((from) => ({ from, to })));
  return { skills, rank, links };
}

/** What dagre works on: a place for each skill, and for each line in each rank that it passes. */
export function sizeOf({ skills, rank, links }: Ranks): number {
  const span = ({ from, to }: Ranks['links'][number]) => (rank.get(to) ?? 0) - (rank.get(from) ?? 0);
  return links.reduce((sum, link) => sum + span(link), skills.length);
}

/** The lines are straight, and pass below the boxes that lie between. */
export function inRanks({ skills, rank, links }: Ranks): Cluster {
  const ranks: MapSkill[][] = [];
  for (const skill of skills) {
    const at = rank.get(skill.step.id) ?? 0;
    const own = ranks[at];
    if (own) own.push(skill);
    else ranks[at] = [skill];
  }
  const rows = ranks.flatMap((own) =>
    Array.from({ length: Math.ceil(own.length / MOST_COLUMNS) }, (_, at) =>
      own.slice(at * MOST_COLUMNS, (at + 1) * MOST_COLUMNS),
    ),
  );
  const width = widthOfColumns(Math.min(MOST_COLUMNS, Math.max(...rows.map(({ length }) => length))));
  const placed = rows.flatMap((row, line) => {
    const left = (width - widthOfColumns(row.length)) / 2;
    return row.map((skill, at) => ({
      skill,
      x: left + at * (NODE.width + NODE.gap),
      y: line * (NODE.height + NODE.rankGap),
    }));
  });
  const places = new Map(placed.map((one) => [one.skill.step.id, one]));
  const end = (id: string, side: number): readonly Point[] => {
    const place = places.get(id);
    return place ? [{ x: place.x + NODE.width / 2, y: place.y + side }] : [];
  };
  return {
    width,
    height: rows.length * (NODE.height + NODE.rankGap) - NODE.rankGap,
    skills: placed,
    edges: links.map(({ from, to }) => ({ from, to, points: [...end(from, NODE.height), ...end(to, 0)] })),
  };
}
