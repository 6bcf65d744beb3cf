/** Lines from a skill to what it leads to, as paths of an SVG. */
import { NODE, type PlacedEdge, type PlacedSkill, type Point } from './cluster.ts';

export interface Route {
  readonly from: string;
  readonly to: string;
  /** The path of an SVG line. */
  readonly d: string;
  /** Between two stages. */
  readonly isAcross: boolean;
}

/** Along the points that the layout found, its corners rounded off. */
export function insideStage({ from, to, points }: PlacedEdge): Route {
  const [first, ...rest] = points;
  if (!first) return { from, to, d: '', isAcross: false };
  const last = rest.at(-1) ?? first;
  const corners = rest.slice(0, -1);
  const curves = corners.map((corner, at) => `Q${xy(corner)} ${xy(middle(corner, corners[at + 1] ?? last))}`);
  return { from, to, d: `M${xy(first)}${curves.join('')}L${xy(last)}`, isAcross: false };
}

/** Straight curves between the nearest sides of the two boxes, for what no stage holds. */
export function acrossStages(
  skills: readonly PlacedSkill[],
  inside: readonly PlacedEdge[],
): readonly Route[] {
  const drawn = new Set(inside.map(({ from, to }) => `${from} ${to}`));
  const places = new Map(skills.map((placed) => [placed.skill.step.id, placed]));
  return skills.flatMap((target) =>
    target.skill.needs.flatMap(({ id }) => {
      const source = places.get(id);
      const to = target.skill.step.id;
      return !source || drawn.has(`${id} ${to}`)
        ? []
        : [{ from: id, to, d: curve(source, target), isAcross: true }];
    }),
  );
}

function curve(source: Point, target: Point): string {
  const { width, height } = NODE;
  const across = target.x - source.x;
  if (Math.abs(target.y - source.y) < 2 * height && Math.abs(across) > width) {
    const side = across > 0 ? 1 : -1;
    const start = { x: source.x + (side > 0 ? width : 0), y: source.y + height / 2 };
    const end = { x: target.x + (side > 0 ? 0 : width), y: target.y + height / 2 };
    const pull = side * Math.max(30, Math.abs(end.x - start.x) / 2);
    return `M${xy(start)}C${xy({ x: start.x + pull, y: start.y })} ${xy({ x: end.x - pull, y: end.y })} ${xy(end)}`;
  }
  const side = target.y > source.y ? 1 : -1;
  const start = { x: source.x + width / 2, y: source.y + (side > 0 ? height : 0) };
  const end = { x: target.x + width / 2, y: target.y + (side > 0 ? 0 : height) };
  const pull = side * Math.max(30, Math.abs(end.y - start.y) / 2);
  return `M${xy(start)}C${xy({ x: start.x, y: start.y + pull })} ${xy({ x: end.x, y: end.y - pull })} ${xy(end)}`;
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function xy({ x, y }: Point): string {
  return `${Math.round(x)},${Math.round(y)}`;
}
