/** A shape for each standing: nobody has to tell colours apart. */
import { element as h, type Markup } from './markup.ts';
import { STANDINGS, type Standing } from './skill-map.ts';

export type Icon = Standing | 'due';

export const ICONS: readonly Icon[] = [...STANDINGS, 'due'];

const DISC = 'M.6 8a7.4 7.4 0 1 0 14.8 0a7.4 7.4 0 1 0-14.8 0z';
const RING = 'M1.4 8a6.6 6.6 0 1 0 13.2 0a6.6 6.6 0 1 0-13.2 0z';
const STAR =
  'M8 .4l2.2 1.5 2.6.2.7 2.6 1.9 1.8-.9 2.5.3 2.7-2.4 1.2-1.5 2.2-2.6-.5-2.6.5-1.5-2.2-2.4-1.2.3-2.7-.9-2.5 1.9-1.8.7-2.6 2.6-.2z';
const TICK_HOLE = 'M4.1 9L7 11.9 11.9 6.5 10.5 5.2 7 9.1 5.5 7.6z';

/** Paths in a square of 16: areas, in which a path inside another is a hole, and lines. */
const SHAPES: Readonly<Record<Icon, { readonly area?: string; readonly line?: string }>> = {
  proved: { area: STAR + TICK_HOLE },
  known: { area: DISC + TICK_HOLE },
  claimed: { line: `${RING}M4.8 8.3l2.2 2.2 4.2-4.6` },
  next: { area: `${DISC}M6.2 4.6v6.8l5.4-3.4z` },
  ready: { area: 'M5.2 8a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0z', line: RING },
  later: { line: 'M1.8 8a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0-12.4 0z' },
  skipped: { line: `${RING}M4.8 8h6.4` },
  due: { line: `${RING}M8 4.4V8l2.6 1.6` },
};

/** In a drawing, at that place, in the colour around it. */
export function iconAt(icon: Icon, x: number, y: number): Markup {
  const { area, line } = SHAPES[icon];
  return h(
    'g',
    { transform: `translate(${x},${y})` },
    area && h('path', { class: 'area', d: area }),
    line && h('path', { class: `line${icon === 'later' ? ' dashed' : ''}`, d: line }),
  );
}

/**
 * As `--sign` of whatever has the class: a mask, so that it has the colour of the words beside it. In a style sheet, since
 * hundreds of small drawings in the page take a browser longer than all its text.
 */
export function signStyle(): string {
  return ICONS.map((icon) => {
    const { area, line } = SHAPES[icon];
    const dashes = icon === 'later' ? " stroke-dasharray='2.4'" : '';
    const paths = [
      area && `<path fill-rule='evenodd' d='${area}'/>`,
      line &&
        `<path fill='none' stroke='black' stroke-width='1.6' stroke-linecap='round'${dashes} d='${line}'/>`,
    ];
    const drawing = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>${paths.join('')}</svg>`;
    const escaped = drawing.replace(/[<>]/g, encodeURIComponent);
    return `.is-${icon}{--sign:url("data:image/svg+xml,${escaped}")}`;
  }).join('\n');
}

/** Once in a drawing: the head of a line. */
export function arrowHead(): Markup {
  return h(
    'marker',
    { id: 'arrow', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' },
    h('path', { class: 'arrow', d: 'M0 .8L7.4 4 0 7.2z' }),
  );
}
