/**
 * A roadmap of roadmap.sh: a drawing, and a page for each of its boxes. A topic is a stage and, as it has a page to learn
 * from, the first skill in it; a subtopic is a skill. No line is a prerequisite: the solid road runs through everything
 * once (`Caching`, then `Web Security`, then `Testing`), so it is a teaching order, and dashed lines only say what belongs
 * together.
 */
import { findCycle, skillGraph } from '../roadmap/graph.ts';
import type { Level, Resource } from '../roadmap/roadmap.ts';
import { type Owners, topicsOf } from './belonging.ts';
import type { Draft, DraftLink, DraftSkill } from './draft.ts';
import { type Box, type Drawing, drawingFrom } from './drawing.ts';
import { type Notes, note } from './notes.ts';
import { type Block, pageNamed, type Source, type SourceFile } from './source.ts';

export function roadmapShDraft(
  source: Source,
  data: { readonly nodes: readonly unknown[]; readonly edges: readonly unknown[] },
  notes: Notes,
): Draft {
  const drawing = drawingFrom(data.nodes, data.edges);
  if (drawing.malformed > 0) note(notes, 'malformed', '', drawing.malformed);
  const owners = topicsOf(drawing);
  const roads = roadsOf(drawing, notes);
  const pages = pagesById(source, drawing, notes);
  const inOrder = drawing.boxes.toSorted((a, b) => a.y - b.y || a.x - b.x);
  const topics = alongTheRoad(
    inOrder.filter(({ type }) => type === 'topic'),
    roads,
  );
  const title =
    drawing.boxes.find(({ type, label }) => type === 'title' && label !== '')?.label ?? source.name;
  noteBoxes(drawing, owners, notes);
  const skills = [...topics, ...inOrder.filter(({ type }) => type === 'subtopic')].map((box): DraftSkill => {
    const page = pages.get(box.id);
    if (!page && pages.size > 0) note(notes, 'node-without-page', box.label);
    const isTopic = box.type === 'topic';
    return {
      key: box.id,
      name: box.label,
      title: box.label,
      summary: page && summaryOf(page),
      stage: isTopic ? box.id : (owners.get(box.id)?.topic ?? ''),
      level: levelOf(box),
      optional: /optional|alternative/i.test(box.legend),
      needs: [],
      after: isTopic && !isAnytime(box) ? (roads.get(box.id) ?? []) : [],
      outcomes: [],
      links: page ? linksOf(page) : [],
      at: box.label,
    };
  });
  const rank = new Map(topics.map(({ id }, at) => [id, at]));
  const placeOf = (stage: string) => rank.get(stage) ?? topics.length;
  return {
    kind: 'roadmap.sh',
    title,
    // The last one is for what belongs to no topic, as in a drawing without any.
    stages: [...topics.map(({ id, label }) => ({ key: id, title: label })), { key: '', title }],
    skills: skills.toSorted((a, b) => placeOf(a.stage) - placeOf(b.stage)),
  };
}

/** Only its pages, without the drawing: what there is to learn, in no order. */
export function pagesDraft(source: Source, notes: Notes): Draft {
  const skills = source.pages.flatMap((page): readonly DraftSkill[] => {
    const name = pageNamed(page.path);
    if (!name || !page.markdown) return [];
    passedOver(page, notes);
    const heading = page.markdown.blocks.find(({ kind }) => kind === 'heading')?.text;
    const title = heading ?? name.title;
    return [
      {
        key: page.path,
        name: title,
        title,
        summary: summaryOf(page),
        stage: '',
        needs: [],
        after: [],
        outcomes: [],
        links: linksOf(page),
        at: page.path,
      },
    ];
  });
  return { kind: 'roadmap.sh', title: source.name, stages: [{ key: '', title: source.name }], skills };
}

/** For each topic the topics from which the road leads to it. */
function roadsOf({ boxes, edges }: Drawing, notes: Notes): ReadonlyMap<string, readonly string[]> {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const roads = new Map<string, string[]>();
  for (const { from, to, isDashed } of edges) {
    const [start, end] = [byId.get(from), byId.get(to)];
    if (isDashed) note(notes, 'belongs', '');
    else if (start?.type === 'topic' && end?.type === 'topic') {
      note(notes, 'road', '');
      roads.set(to, roads.get(to) ?? []);
      roads.get(to)?.push(from);
    } else note(notes, 'road-unclear', `${start?.label || start?.type} - ${end?.label || end?.type}`);
  }
  return roads;
}

/** As the road leads, otherwise from top to bottom. */
function alongTheRoad(topics: readonly Box[], roads: ReadonlyMap<string, readonly string[]>): readonly Box[] {
  const nodes = topics.map(({ id }) => ({ id, prerequisites: roads.get(id) ?? [] }));
  if (findCycle(nodes)) return topics;
  const at = new Map(skillGraph(nodes).order.map((id, place) => [id, place]));
  return topics.toSorted((a, b) => (at.get(a.id) ?? 0) - (at.get(b.id) ?? 0));
}

function noteBoxes({ boxes }: Drawing, owners: Owners, notes: Notes): void {
  for (const { type, label, id } of boxes) {
    if (!['topic', 'subtopic', 'title', 'section', 'vertical', 'horizontal', 'legend'].includes(type)) {
      note(notes, 'drawing', `${type} ${label}`);
    }
    const by = owners.get(id)?.by;
    if (by === 'frame') note(notes, 'placed-by-box', label);
    if (by === 'closeness') note(notes, 'placed-by-nearness', label);
  }
}

function levelOf({ legend }: Box): Level | undefined {
  if (/beginner/i.test(legend)) return 'beginner';
  if (/intermediate/i.test(legend)) return 'intermediate';
  return /advanced/i.test(legend) ? 'advanced' : undefined;
}

function isAnytime({ legend }: Box): boolean {
  return /not strict|any ?time/i.test(legend);
}

function pagesById(source: Source, { boxes }: Drawing, notes: Notes): ReadonlyMap<string, SourceFile> {
  const known = new Set(boxes.map(({ id }) => id));
  const pages = new Map<string, SourceFile>();
  for (const page of source.pages) {
    const id = pageNamed(page.path)?.box;
    if (id === undefined || !known.has(id)) {
      note(notes, 'page-without-node', page.path);
      continue;
    }
    passedOver(page, notes);
    pages.set(id, page);
  }
  return pages;
}

function passedOver({ path, markdown }: SourceFile, notes: Notes): void {
  for (const { what, line } of markdown?.passedOver ?? []) note(notes, what, `${path}:${line}`);
}

const INVITATION = /^(visit|check|explore|learn more|have a look|to learn more)\b.*:?$/i;

/** The first paragraph that is no invitation to follow the links. */
function summaryOf({ markdown }: SourceFile): string | undefined {
  const first = markdown?.blocks.find(
    ({ kind, depth, text }) => isParagraph(kind, depth) && !INVITATION.test(text),
  );
  return first?.text;
}

function isParagraph(kind: Block['kind'], depth: number): boolean {
  return kind === 'text' && depth === 0;
}

const KINDS: Readonly<Record<string, Resource['kind']>> = {
  article: 'tutorial',
  book: 'book',
  course: 'course',
  official: 'docs',
  opensource: 'docs',
  podcast: 'video',
  video: 'video',
};

/** Links of the lists; `[@video@Title](address)` says what it is. */
function linksOf({ markdown }: SourceFile): readonly DraftLink[] {
  const items = markdown?.blocks.filter(({ kind }) => kind === 'item') ?? [];
  return items
    .flatMap(({ links }) => links)
    .map(({ title, url }) => {
      const tagged = /^@([a-z]+)@(.*)$/i.exec(title);
      return { title: tagged?.[2] ?? title, url, kind: KINDS[tagged?.[1]?.toLowerCase() ?? ''] };
    });
}
