/**
 * Wraps a line of spans to a width in display columns. By hand, since the wrapping libraries work on finished
 * escape codes, and here there are none yet.
 */
import stringWidth from 'fast-string-width';
import type { Line, Span } from '../../screen.ts';
import { PRINTABLE_ASCII } from './clean.ts';

/**
 * The rows of one line; each row is indented already. A word wider than a row is broken by characters, but a web
 * address never is: the terminal wraps it without a line end in it, so that it can still be clicked and copied.
 */
export function wrapLine({ spans, indent, hang }: Line, width: number): readonly (readonly Span[])[] {
  if (fitsAsItIs(spans, width - indent)) return [[{ text: ' '.repeat(indent) }, ...trimEnd(spans)]];
  const margin = (rows: number) => Math.min(rows === 0 ? indent : hang, Math.max(0, width - MINIMUM));
  const narrowest = width - Math.max(margin(0), margin(1));
  const rows: (readonly Span[])[] = [];
  let row: Span[] = [];
  let used = 0;
  const put = (word: Word, wide: number) => {
    row.push(...word);
    used += wide;
  };
  const flush = () => {
    const text = trimEnd(row);
    rows.push(text.length > 0 ? [{ text: ' '.repeat(margin(rows.length)) }, ...text] : []);
    row = [];
    used = 0;
  };
  for (const word of words(spans)) {
    for (const piece of widthOf(word) > narrowest && !isAddress(word) ? broken(word, narrowest) : [word]) {
      const wide = widthOf(piece);
      if (used > 0 && used + wide > width - margin(rows.length)) flush();
      const lostSpace = isSpace(piece) && used === 0 && rows.length > 0;
      if (!lostSpace) put(piece, wide);
    }
  }
  flush();
  return rows;
}

/** Most lines are short and plain: then there is nothing to look at word by word. */
function fitsAsItIs(spans: readonly Span[], room: number): boolean {
  const length = spans.reduce((sum, { text }) => sum + text.length, 0);
  return (
    length > 0 &&
    length <= room &&
    spans.every(({ text }) => PRINTABLE_ASCII.test(text) && text.trim() !== '')
  );
}

/** Room that is left for text however deep the indent. */
const MINIMUM = 10;

type Word = Span[];

/** Runs without white space, across spans, and the white space between them. */
function words(spans: readonly Span[]): readonly Word[] {
  const found: Span[][] = [];
  let open = false;
  for (const span of spans) {
    for (const text of span.text.split(/( +)/)) {
      if (text === '') continue;
      const space = text.startsWith(' ');
      if (!space && open) found.at(-1)?.push({ ...span, text });
      else found.push([{ ...span, text }]);
      open = !space;
    }
  }
  return found;
}

function broken(word: Word, room: number): readonly Word[] {
  const pieces: Span[][] = [[]];
  let used = 0;
  for (const span of word) {
    for (const { segment } of new Intl.Segmenter().segment(span.text)) {
      const wide = stringWidth(segment);
      if (used > 0 && used + wide > room) {
        pieces.push([]);
        used = 0;
      }
      pieces.at(-1)?.push({ ...span, text: segment });
      used += wide;
    }
  }
  return pieces;
}

function trimEnd(row: readonly Span[]): readonly Span[] {
  const end = row.findLastIndex((span) => span.text.trim() !== '') + 1;
  return row.slice(0, end);
}

function isSpace(word: Word): boolean {
  return word.length === 1 && word[0]?.text.trim() === '';
}

function isAddress(word: Word): boolean {
  return /^https?:\/\//.test(word[0]?.text ?? '');
}

function widthOf(word: Word): number {
  return word.reduce(
    (sum, { text }) => sum + (PRINTABLE_ASCII.test(text) ? text.length : stringWidth(text)),
    0,
  );
}
