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
  const curves = corners.map((corner, at) => ['q', corner, middle(corner, corners[at + 1] ?? last)] as const);
  return { from, to, d: pathOf(first, ...curves, ['l', last]), isAcross: false };
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
    return pathOf(start, ['c', { ...start, x: start.x + pull }, { ...end, x: end.x - pull }, end]);
  }
  const side = target.y > source.y ? 1 : -1;
  const start = { x: source.x + width / 2, y: source.y + (side > 0 ? height : 0) };
  const end = { x: target.x + width / 2, y: target.y + (side > 0 ? 0 : height) };
  const pull = side * Math.max(30, Math.abs(end.y - start.y) / 2);
  return pathOf(start, ['c', { ...start, y: start.y + pull }, { ...end, y: end.y - pull }, end]);
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** In whole px, each part counted from where the one before it ends: that is shortest. */
function pathOf(start: Point, ...parts: readonly (readonly [string, ...Point[]])[]): string {
  let here = rounded(start);
  let path = `M${here.x} ${here.y}`;
  for (const [letter, ...points] of parts) {
    const ends = points.map(rounded);
    path += letter + ends.map(({ x, y }) => `${x - here.x} ${y - here.y}`).join(' ');
    here = ends.at(-1) ?? here;
  }
  return path.replaceAll(' -', '-');
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}
