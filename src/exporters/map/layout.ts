/** Where everything of the map lies: a card for each stage, in rows; the skills inside; the lines between. */
import {
  type Cluster,
  clustersOf,
  columnsOf,
  moved,
  NODE,
  type PlacedSkill,
  packed,
  widthOfColumns,
} from './clusters.ts';
import { acrossStages, insideStage, type Route } from './routes.ts';
import type { MapStage, SkillMap } from './skill-map.ts';

/** px */
const PADDING = 14;
const HEAD = 46;
const GAP = 16;
/** Skills side by side in the widest card. */
const MOST_COLUMNS = 6;
/** Of a whole row: three cards of two columns, two of three. */
const WIDTH = cardWidth(2) * 3 + 2 * GAP;

export interface Card {
  readonly stage: MapStage;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly cards: readonly Card[];
  readonly skills: readonly PlacedSkill[];
  readonly routes: readonly Route[];
}

/** px, of the contents too. */
interface Filled {
  readonly stage: MapStage;
  readonly content: Cluster;
  readonly width: number;
}

export async function layoutOf(map: SkillMap): Promise<MapLayout> {
  const dagre = await import('@dagrejs/dagre');
  const widest = widthOfColumns(MOST_COLUMNS);
  const filled = map.stages.map((stage) => fill(stage, clustersOf(dagre, stage.skills, widest)));
  const width = Math.max(WIDTH, ...filled.map((card) => card.width));
  const cards: Card[] = [];
  const contents: Cluster[] = [];
  let y = 0;
  for (const row of rowsOf(filled, width)) {
    const height = Math.max(...row.map(({ content }) => content.height)) + HEAD + PADDING;
    const more =
      (width - row.reduce((sum, card) => sum + card.width, 0) - GAP * (row.length - 1)) / row.length;
    let x = 0;
    for (const { stage, content, width: own } of row) {
      cards.push({ stage, x, y, width: own + more, height });
      contents.push(moved(content, x + (own + more - content.width) / 2, y + HEAD));
      x += own + more + GAP;
    }
    y += height + GAP;
  }
  const skills = contents.flatMap((content) => content.skills);
  const inside = contents.flatMap(({ edges }) => edges);
  return {
    width,
    height: y - GAP,
    cards,
    skills,
    routes: [...acrossStages(skills, inside), ...inside.map(insideStage)],
  };
}

/** As narrow as it may be without being a tower. */
function fill(stage: MapStage, clusters: readonly Cluster[]): Filled {
  const least = Math.max(...clusters.map(columnsOf));
  for (const columns of [2, 3, 4, MOST_COLUMNS]) {
    if (columns < least) continue;
    const content = packed(clusters, columns);
    if (content.height <= 0.9 * content.width + 2 * NODE.height || columns === MOST_COLUMNS) {
      return { stage, content, width: cardWidth(columns) };
    }
  }
  return { stage, content: packed(clusters, least), width: cardWidth(least) };
}

function cardWidth(columns: number): number {
  return widthOfColumns(columns) + 2 * PADDING;
}

function rowsOf(cards: readonly Filled[], width: number): readonly (readonly Filled[])[] {
  const rows: Filled[][] = [];
  let left = 0;
  for (const card of cards) {
    const row = rows.at(-1);
    if (row && card.width + GAP <= left) {
      row.push(card);
      left -= card.width + GAP;
    } else {
      rows.push([card]);
      left = width - card.width;
    }
  }
  return rows;
}
