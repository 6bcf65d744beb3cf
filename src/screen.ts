/**
 * Screen text as plain values. Views build lines out of spans; only `io/terminal` turns them into characters,
 * after cleaning every span. So a colour code in somebody's roadmap can never be taken for one of ours.
 */
export type Style = 'strong' | 'faint' | 'good' | 'warn' | 'bad' | 'accent';

export interface Span {
  readonly text: string;
  readonly style?: Style;
}

/** One paragraph: wrapped to the screen's width, first line indented by `indent`, the others by `hang` columns. */
export interface Line {
  readonly spans: readonly Span[];
  readonly indent: number;
  readonly hang: number;
}

export type Piece = string | Span;

const styled =
  (style: Style) =>
  (text: string): Span => ({ text, style });

export const strong = styled('strong');
export const faint = styled('faint');
export const good = styled('good');
export const warn = styled('warn');
export const bad = styled('bad');
export const accent = styled('accent');

export const blank: Line = { spans: [], indent: 0, hang: 0 };

/** A paragraph at the left edge. */
export function line(...pieces: readonly Piece[]): Line {
  return indented(0, ...pieces);
}

/** A paragraph with every line indented. */
export function indented(indent: number, ...pieces: readonly Piece[]): Line {
  return { spans: pieces.map(toSpan), indent, hang: indent };
}

/** A list item: the mark at `indent`, wrapped lines under the text behind the mark. */
export function item(indent: number, mark: Piece, ...pieces: readonly Piece[]): Line {
  const head = toSpan(mark);
  return {
    spans: [head, { text: ' ' }, ...pieces.map(toSpan)],
    indent,
    hang: indent + head.text.length + 1,
  };
}

function toSpan(piece: Piece): Span {
  return typeof piece === 'string' ? { text: piece } : piece;
}
