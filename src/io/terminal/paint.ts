/** Lines to characters: cleaned, wrapped, coloured. */
import type { Line, Span, Style } from '../../screen.ts';
import { cleanInline, toAscii } from './clean.ts';
import { wrapLine } from './wrap.ts';

/** How each style looks: text in, text with escape codes out. */
export type Styles = Readonly<Record<Style, (text: string) => string>>;

export interface Painter {
  readonly width: number;
  /** Undefined: no colour. */
  readonly styles: Styles | undefined;
  readonly unicode: boolean;
}

export function paint(lines: readonly Line[], painter: Painter): string {
  const rows = lines.flatMap((line) =>
    wrapLine({ ...line, spans: line.spans.map((span) => clean(span, painter)) }, painter.width),
  );
  return rows
    .map(
      (row) =>
        `${merge(row)
          .map((span) => colourSpan(span, painter.styles))
          .join('')}\n`,
    )
    .join('');
}

function clean(span: Span, { unicode }: Painter): Span {
  const text = cleanInline(span.text);
  return { ...span, text: unicode ? text : toAscii(text) };
}

/** Neighbours of one style become one span: fewer escape codes on the wire. */
function merge(row: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of row) {
    const last = merged.at(-1);
    if (last && last.style === span.style)
      merged[merged.length - 1] = { ...last, text: last.text + span.text };
    else merged.push(span);
  }
  return merged;
}

function colourSpan({ text, style }: Span, styles: Styles | undefined): string {
  return style && styles ? styles[style](text) : text;
}
