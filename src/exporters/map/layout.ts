/** Where everything of the map lies: a card for each stage, in rows; the skills inside; the lines between. */
import { type Cluster, columnsOf, moved, type PlacedSkill, packed, widthOfColumns } from './cluster.ts';
import { clustersOf, type Dagre, isQuick } from './clusters.ts';
import { acrossStages, insideStage, type Route } from './routes.ts';
import { rowsOf } from './rows.ts';
import type { MapStage, SkillMap } from './skill-map.ts';

/** px */
const PADDING = 14;
const HEAD = 46;
const GAP = 16;
/** Skills side by side: a card has one of these, or what its stage needs. */
const COLUMNS = [2, 3, 4, 5, 6];
/** Of a whole row: three cards of two columns. */
const WIDTH = 3 * cardWidth(2) + 2 * GAP;

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

export async function layoutOf(map: SkillMap): Promise<MapLayout> {
  const stages = map.stages.map(({ skills }) => skills);
  const dagre = isQuick(stages) ? await import('@dagrejs/dagre') : undefined;
  const choices = stages.map((skills) => waysToFill(dagre, skills));
  const width = Math.max(WIDTH, ...choices.map((ways) => Math.min(...ways.map((way) => way.width))));
  const cards: Card[] = [];
  const contents: Cluster[] = [];
  let y = 0;
  for (const row of rowsOf(choices, width, GAP)) {
    const height = Math.max(...row.map((card) => card.height));
    const more =
      (width - row.reduce((sum, card) => sum + card.width, 0) - GAP * (row.length - 1)) / row.length;
    let x = 0;
    for (const { content, width: own } of row) {
      const stage = map.stages[cards.length];
      if (stage) cards.push({ stage, x, y, width: own + more, height });
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

/** A card's contents in one of its shapes; width and height are those of the card. */
interface Filled {
  readonly content: Cluster;
  readonly width: number;
  readonly height: number;
}

/** Wide and low, narrow and high, the lines running down or to the right. */
function waysToFill(dagre: Dagre | undefined, skills: MapStage['skills']): readonly Filled[] {
  return (['TB', 'LR'] as const).flatMap((direction) => {
    const clusters = clustersOf(dagre, skills, direction);
    const least = Math.max(...clusters.map(columnsOf));
    const columns = COLUMNS.filter((count) => count >= least);
    return (columns.length > 0 ? columns : [least]).map((count) => {
      const content = packed(clusters, count);
      return { content, width: cardWidth(count), height: content.height + HEAD + PADDING };
    });
  });
}

function cardWidth(columns: number): number {
  return widthOfColumns(columns) + 2 * PADDING;
}
