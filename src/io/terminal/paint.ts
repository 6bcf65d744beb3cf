/** Lines to characters: cleaned, wrapped, coloured. The sixteen basic colours only, so light and dark both work. */
import { Chalk, type ChalkInstance } from 'chalk';
import type { Line, Span, Style } from '../../screen.ts';
import { cleanInline, toAscii } from './clean.ts';
import { wrapLine } from './wrap.ts';

export interface Painter {
  readonly width: number;
  readonly colour: boolean;
  readonly unicode: boolean;
}

export function paint(lines: readonly Line[], painter: Painter): string {
  const chalk = new Chalk({ level: painter.colour ? 1 : 0 });
  const rows = lines.flatMap((line) =>
    wrapLine({ ...line, spans: line.spans.map((span) => clean(span, painter)) }, painter.width),
  );
  return rows
    .map(
      (row) =>
        `${merge(row)
          .map((span) => colourSpan(span, chalk))
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

function colourSpan({ text, style }: Span, chalk: ChalkInstance): string {
  return style ? STYLES[style](chalk)(text) : text;
}

const STYLES = {
  strong: (chalk) => chalk.bold,
  faint: (chalk) => chalk.dim,
  good: (chalk) => chalk.green,
  warn: (chalk) => chalk.yellow,
  bad: (chalk) => chalk.red,
  accent: (chalk) => chalk.cyan,
} as const satisfies Record<Style, (chalk: ChalkInstance) => ChalkInstance>;
