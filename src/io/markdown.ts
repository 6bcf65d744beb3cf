/** Markdown as lines for the screen, by markdown-it. HTML in it stays text; a link shows its address. */
import type MarkdownIt from 'markdown-it';
import { accent, blank, faint, indented, item, type Line, line, type Span, strong } from '../screen.ts';

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];
type Code = (code: string, language: string | undefined) => Promise<readonly Line[]>;

export async function markdownLines(text: string, code: Code): Promise<readonly Line[]> {
  const { default: Parser } = await import('markdown-it');
  const tokens = new Parser({ html: false, linkify: false }).parse(text, {});
  const lines: Line[] = [];
  const lists: { number: number | undefined }[] = [];
  let heading = false;
  let starts = false;
  for (const token of tokens) {
    if (token.type === 'heading_open') heading = true;
    else if (token.type === 'heading_close') heading = false;
    else if (/^(bullet|ordered)_list_open$/.test(token.type)) {
      if (lists.length === 0 && lines.length > 0) lines.push(blank);
      const first = Number(token.attrGet('start') ?? 1);
      lists.push({ number: token.type.startsWith('ordered') ? first : undefined });
    } else if (token.type.endsWith('_list_close')) lists.pop();
    else if (token.type === 'list_item_open') starts = true;
    else if (token.type === 'inline') {
      const spans = spansOf(token);
      const list = lists.at(-1);
      if (list && starts) {
        const mark = list.number === undefined ? '-' : `${list.number++}.`;
        lines.push(item(2 * lists.length - 2, mark, ...spans));
        starts = false;
      } else if (list) lines.push(indented(2 * lists.length, ...spans));
      else {
        if (lines.length > 0) lines.push(blank);
        lines.push(heading ? line(...spans.map(({ text }) => accent(text))) : line(...spans));
      }
    } else if (token.type === 'fence' || token.type === 'code_block') {
      lines.push(blank, ...(await code(token.content.trimEnd(), token.info || undefined)));
    }
  }
  return lines;
}

/** The text between the marks, with what the marks mean. */
function spansOf({ children }: Token): readonly Span[] {
  const spans: Span[] = [];
  let style: ((text: string) => Span) | undefined;
  let address: string | undefined;
  for (const child of children ?? []) {
    if (child.type === 'strong_open' || child.type === 'em_open') style = strong;
    else if (child.type === 'strong_close' || child.type === 'em_close') style = undefined;
    else if (child.type === 'link_open') address = child.attrGet('href')?.toString();
    else if (child.type === 'link_close') {
      if (address) spans.push(faint(` (${address})`));
      address = undefined;
    } else if (child.type === 'code_inline') spans.push(strong(child.content));
    else if (child.type === 'softbreak' || child.type === 'hardbreak') spans.push({ text: ' ' });
    else if (child.content) spans.push(style ? style(child.content) : { text: child.content });
  }
  return spans;
}
