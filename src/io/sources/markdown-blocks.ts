/** Markdown as headings, items and paragraphs of plain text, by markdown-it. */
import type MarkdownIt from 'markdown-it';
import type { Block, Link, Markdown } from '../../core/convert/source.ts';

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];
type PassedOver = Markdown['passedOver'][number];

export async function markdownBlocks(text: string): Promise<Markdown> {
  const { default: Parser } = await import('markdown-it');
  // HTML is told apart, so that it can be left out; every link is read, so that a bad one can be named.
  const parser = new Parser({ html: true, linkify: false });
  parser.validateLink = () => true;
  const reading: Reading = { blocks: [], passedOver: [], lists: 0, isNew: false, heading: 0, tables: 0 };
  const matter = FRONT_MATTER.exec(text)?.[0] ?? '';
  if (matter !== '') reading.passedOver.push({ what: 'front-matter', line: 1 });
  // Blank lines instead, so that the numbers of the lines stay right.
  const rest = matter.replace(/[^\n]/g, '') + text.slice(matter.length);
  for (const token of parser.parse(rest, {})) take(reading, token);
  return { blocks: reading.blocks, passedOver: reading.passedOver };
}

/** Begins with a key: any other line below a rule is text. */
const FRONT_MATTER = /^---\r?\n[\w-]+[ \t]*:(?:[ \t].*)?\r?\n(?:[\s\S]*?\r?\n)?---(?=\r?\n|$)/;

interface Reading {
  readonly blocks: Block[];
  readonly passedOver: PassedOver[];
  /** How many lists are open. */
  lists: number;
  /** An item has begun and its text is still to come. */
  isNew: boolean;
  /** The depth of the open heading, else 0. */
  heading: number;
  tables: number;
}

function take(reading: Reading, token: Token): void {
  const { type } = token;
  if (/^(bullet|ordered)_list_open$/.test(type)) reading.lists += 1;
  else if (/^(bullet|ordered)_list_close$/.test(type)) reading.lists -= 1;
  else if (type === 'list_item_open') reading.isNew = true;
  else if (type === 'heading_open') reading.heading = Number(token.tag.slice(1));
  else if (type === 'heading_close') reading.heading = 0;
  else if (type === 'table_open') {
    reading.tables += 1;
    passOver(reading, 'table', token);
  } else if (type === 'table_close') reading.tables -= 1;
  else if (type === 'html_block') passOver(reading, 'html', token);
  else if (type === 'fence' || type === 'code_block') passOver(reading, 'code', token);
  else if (type === 'inline' && reading.tables === 0) takeText(reading, token);
}

function passOver({ passedOver }: Reading, what: PassedOver['what'], { map }: Token): void {
  passedOver.push({ what, line: (map?.[0] ?? 0) + 1 });
}

function takeText(reading: Reading, token: Token): void {
  const { text, links, lead, images, tags } = spoken(token);
  for (let count = 0; count < images; count += 1) passOver(reading, 'image', token);
  for (let count = 0; count < tags; count += 1) passOver(reading, 'html', token);
  if (text === '' && links.length === 0) return;
  const { heading, lists, isNew } = reading;
  const kind = heading > 0 && lists === 0 ? 'heading' : lists > 0 && isNew ? 'item' : 'text';
  reading.isNew = false;
  const depth = kind === 'heading' ? heading : lists;
  reading.blocks.push({ kind, depth, text, lead, links, line: (token.map?.[0] ?? 0) + 1 });
}

interface Spoken extends Pick<Block, 'text' | 'lead' | 'links'> {
  readonly images: number;
  readonly tags: number;
}

function spoken({ children }: Token): Spoken {
  const links: Link[] = [];
  let [text, lead, images, tags] = ['', undefined as string | undefined, 0, 0];
  let open: { readonly at: number; readonly url: string } | undefined;
  let bold: number | undefined;
  for (const child of children ?? []) {
    if (child.type === 'link_open') open = { at: text.length, url: String(child.attrGet('href') ?? '') };
    else if (child.type === 'link_close' && open) {
      const title = text.slice(open.at).trim();
      links.push({ title, url: open.url });
      if (text.slice(0, open.at).trim() === '') lead ??= title;
      open = undefined;
    } else if (child.type === 'strong_open') bold = text.length;
    else if (child.type === 'strong_close' && bold !== undefined) {
      if (text.slice(0, bold).trim() === '') lead ??= text.slice(bold).trim();
      bold = undefined;
    } else if (child.type === 'image') images += 1;
    else if (child.type === 'html_inline') tags += 1;
    else if (child.type === 'softbreak' || child.type === 'hardbreak') text += ' ';
    else text += child.content;
  }
  return { text: text.trim(), lead, links, images, tags };
}
