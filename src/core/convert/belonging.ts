/**
 * Which topic of a drawing a subtopic belongs to. In 63 drawings of roadmap.sh a quarter of 5,703 subtopics hangs on a
 * dashed line; the others stand in a column beside their topic, under a label or along a bar. Held against the list of
 * paths that roadmap.sh keeps for 43 of them: by line and by frame 99% are right, by closeness 83% (92% would be all of
 * those whose parent is a topic at all). The nearest topic alone finds 47%.
 */
import type { Box, Drawing, Edge } from './drawing.ts';

export type Belonging = 'line' | 'frame' | 'closeness';

export type Owners = ReadonlyMap<string, { readonly topic: string; readonly by: Belonging }>;

/** For each subtopic its topic; empty when the drawing has no topic. */
export function topicsOf({ boxes, edges }: Drawing): Owners {
  const topics = boxes.filter(({ type }) => type === 'topic');
  const subtopics = boxes.filter(({ type }) => type === 'subtopic');
  const byLine = reachedByDashes(topics, edges);
  const frames = boxes
    .filter(({ type }) => type === 'section')
    .toSorted((a, b) => area(a) - area(b))
    .map((frame) => ({ frame, topic: ownerOf(frame, topics, subtopics, byLine) }))
    .filter(({ topic }) => topic !== undefined);
  const owners = new Map<string, { topic: string; by: Belonging }>();
  const known = new Map(topics.map(({ id }) => [id, id]));
  for (const one of subtopics) {
    const line = byLine.get(one.id);
    const topic = line ?? frames.find(({ frame }) => holds(frame, one))?.topic;
    if (topic === undefined) continue;
    owners.set(one.id, { topic, by: line === undefined ? 'frame' : 'line' });
    known.set(one.id, topic);
  }
  const all = grown(boxes, known);
  for (const { id } of subtopics) {
    const topic = all.get(id);
    if (!owners.has(id) && topic !== undefined) owners.set(id, { topic, by: 'closeness' });
  }
  return owners;
}

/** Everything that dashed lines lead to from a topic, in either direction and over several steps. */
function reachedByDashes(topics: readonly Box[], edges: readonly Edge[]): ReadonlyMap<string, string> {
  const next = new Map<string, string[]>();
  const link = (from: string, to: string) => {
    const list = next.get(from);
    if (list) list.push(to);
    else next.set(from, [to]);
  };
  for (const { from, to, isDashed } of edges) {
    if (!isDashed) continue;
    link(from, to);
    link(to, from);
  }
  const owner = new Map(topics.map(({ id }) => [id, id]));
  const open = topics.map(({ id }) => id);
  for (const id of open) {
    for (const other of next.get(id) ?? []) {
      if (owner.has(other)) continue;
      owner.set(other, owner.get(id) ?? '');
      open.push(other);
    }
  }
  return owner;
}

/** A frame belongs to the topic it hangs on, else to the only one in it, else to that of the first subtopic in it. */
function ownerOf(
  frame: Box,
  topics: readonly Box[],
  subtopics: readonly Box[],
  byLine: ReadonlyMap<string, string>,
): string | undefined {
  const [only, ...others] = topics.filter((topic) => apart(frame, topic) === 0);
  const first = subtopics.find((one) => byLine.has(one.id) && holds(frame, one));
  return byLine.get(frame.id) ?? (only && others.length === 0 ? only.id : byLine.get(first?.id ?? ''));
}

/** What stands between a topic and its column, and so carries closeness on. */
const BETWEEN = new Set(['subtopic', 'vertical', 'horizontal', 'label']);

/**
 * Prim's algorithm from several roots: again and again the box that is closest to one with an owner gets that owner.
 * Boxes squared steps.
 */
function grown(boxes: readonly Box[], known: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const owner = new Map(known);
  const open = new Map<Box, { gap: number; topic: string | undefined }>();
  for (const box of boxes) {
    if (!owner.has(box.id) && BETWEEN.has(box.type)) open.set(box, { gap: Infinity, topic: undefined });
  }
  const spread = (from: Box) => {
    for (const [box, best] of open) {
      const gap = apart(from, box);
      if (gap < best.gap) Object.assign(best, { gap, topic: owner.get(from.id) });
    }
  };
  for (const box of boxes) if (owner.has(box.id)) spread(box);
  for (;;) {
    let next: Box | undefined;
    let least = Infinity;
    for (const [box, { gap }] of open) if (gap < least) [next, least] = [box, gap];
    const topic = next && open.get(next)?.topic;
    if (!next || topic === undefined) return owner;
    owner.set(next.id, topic);
    open.delete(next);
    spread(next);
  }
}

function area({ width, height }: Box): number {
  return width * height;
}

/** Whether the middle of the box lies in the frame. */
function holds(frame: Box, one: Box): boolean {
  const [x, y] = [one.x + one.width / 2, one.y + one.height / 2];
  return x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height;
}

/** The square of the gap between two boxes; 0 when they touch. */
function apart(a: Box, b: Box): number {
  const gap = (from: number, size: number, other: number, otherSize: number) =>
    Math.max(0, other - (from + size), from - (other + otherSize));
  return gap(a.x, a.width, b.x, b.width) ** 2 + gap(a.y, a.height, b.y, b.height) ** 2;
}
