/**
 * A plain outline in markdown: headings are stages, list items are skills, and what is nested under an item are its
 * outcomes; or skills of their own, when they hold more themselves or are more than a skill can have outcomes.
 */
import type { Draft, DraftLink, DraftSkill, DraftStage } from './draft.ts';
import { type Notes, note } from './notes.ts';
import type { Block, Source, SourceFile } from './source.ts';

const MOST_OUTCOMES = 6;

interface Item {
  readonly block: Block;
  readonly texts: Block[];
  readonly children: Item[];
}

interface Section {
  readonly heading: Block | undefined;
  readonly texts: Block[];
  readonly items: Item[];
}

export function outlineDraft(source: Source, { markdown }: SourceFile, notes: Notes): Draft {
  const { blocks = [], passedOver = [] } = markdown ?? {};
  for (const { what, line } of passedOver) note(notes, what, `line ${line}`);
  const sections = sectionsOf(blocks);
  const top = sections.find(({ heading }) => heading)?.heading;
  const isTitle =
    top?.depth === 1 && blocks.filter((one) => one.kind === 'heading' && one.depth === 1).length === 1;
  const title = isTitle && top ? top.text : source.name;
  const stages: DraftStage[] = [];
  const skills: DraftSkill[] = [];
  for (const [at, { heading, texts, items }] of sections.entries()) {
    const key = String(at);
    const own = items.flatMap((item) => skillsOf(item, key, '', notes));
    if (own.length === 0) {
      if (heading && heading !== top && !holdsMore(sections, at))
        note(notes, 'heading-empty', placeOf(heading));
      if (heading !== top) for (const text of texts) note(notes, 'text-unused', placeOf(text));
      continue;
    }
    for (const text of texts.slice(1)) note(notes, 'text-unused', placeOf(text));
    stages.push({
      key,
      title: heading && !(isTitle && heading === top) ? heading.text : title,
      summary: texts[0]?.text,
    });
    for (const skill of own) skills.push(skill);
  }
  const intro = isTitle ? sections.find(({ heading }) => heading === top) : undefined;
  const introKey = intro && String(sections.indexOf(intro));
  const isUsed = stages.some(({ key }) => key === introKey);
  return { kind: 'outline', title, summary: isUsed ? undefined : intro?.texts[0]?.text, stages, skills };
}

/** Whether the next heading is one below it. */
function holdsMore(sections: readonly Section[], at: number): boolean {
  const depth = sections[at]?.heading?.depth ?? 0;
  return (sections[at + 1]?.heading?.depth ?? 0) > depth;
}

function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const sections: Section[] = [{ heading: undefined, texts: [], items: [] }];
  let trail: Item[] = [];
  for (const block of blocks) {
    const section = sections.at(-1);
    if (block.kind === 'heading') {
      sections.push({ heading: block, texts: [], items: [] });
      trail = [];
    } else if (block.kind === 'item') {
      const item: Item = { block, texts: [], children: [] };
      trail = trail.slice(0, block.depth - 1);
      (trail.at(-1)?.children ?? section?.items)?.push(item);
      trail.push(item);
    } else (block.depth > 0 ? trail.at(-1)?.texts : section?.texts)?.push(block);
  }
  return sections;
}

/** The skills of an item; `under`: the title of the item that holds it, when that is a group. */
function skillsOf(item: Item, stage: string, under: string, notes: Notes): readonly DraftSkill[] {
  const { block, children, texts } = item;
  if (isAnchor(block)) {
    note(notes, 'anchor', placeOf(block));
    return children.flatMap((child) => skillsOf(child, stage, under, notes));
  }
  const isResource = (child: Item) => isLeaf(child) && isLink(child.block);
  const links = children.filter(isResource);
  const rest = children.filter((child) => !isResource(child));
  const isGroup = rest.length > MOST_OUTCOMES || rest.some((child) => !isLeaf(child));
  const { title, summary } = namesOf(item, notes);
  const skill: DraftSkill = {
    key: `line ${block.line}`,
    name: title,
    title: under === '' ? title : `${under}: ${title}`,
    summary: summary ?? texts[0]?.text,
    stage,
    needs: [],
    after: [],
    outcomes: isGroup ? [] : rest.map((child) => plain(child.block, notes)),
    links: [
      block,
      ...texts,
      ...links.map((child) => child.block),
      ...(isGroup ? [] : rest.map((c) => c.block)),
    ].flatMap((one): readonly DraftLink[] => one.links),
    at: placeOf(block),
  };
  for (const text of texts.slice(summary === undefined ? 1 : 0)) note(notes, 'text-unused', placeOf(text));
  return isGroup ? [skill, ...rest.flatMap((child) => skillsOf(child, stage, title, notes))] : [skill];
}

function isLeaf({ children }: Item): boolean {
  return children.length === 0;
}

/** Nothing but a link, perhaps with a word of description. */
function isLink({ links, lead }: Block): boolean {
  return links.length === 1 && lead === links[0]?.title;
}

/** A line of a table of contents. */
function isAnchor({ links, text }: Block): boolean {
  return (
    links.length === 1 && links[0]?.url.startsWith('#') === true && text.trim() === links[0].title.trim()
  );
}

/** `[Title](address) - what it is`, `**Title**: what it is`. */
function namesOf({ block }: Item, notes: Notes): { title: string; summary: string | undefined } {
  const text = plain(block, notes);
  const { lead } = block;
  const rest = lead === undefined || !text.startsWith(lead) ? '' : text.slice(lead.length);
  const said = /^\s*[-–—:.,]\s*(\S.*)$/.exec(rest)?.[1];
  if (lead !== undefined && said !== undefined) return { title: lead, summary: said };
  return { title: rest.trim() === '' && lead ? lead : text, summary: undefined };
}

const BOX = /^\[[ xX]\]\s+/;

/** Without the box of a task list. */
function plain(block: Block, notes: Notes): string {
  if (!BOX.test(block.text)) return block.text;
  if (!block.text.startsWith('[ ]')) note(notes, 'tick', placeOf(block));
  return block.text.replace(BOX, '');
}

function placeOf({ line }: Block): string {
  return `line ${line}`;
}
