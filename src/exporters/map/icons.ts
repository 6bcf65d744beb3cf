/** A shape for each standing: nobody has to tell colours apart. */
import { element as h, type Markup, placeInPage, together } from './markup.ts';
import type { Standing } from './skill-map.ts';

export type Icon = Standing | 'due';

const CHECK = 'M4.8 8.3l2.2 2.2 4.2-4.6';
const tick = h('path', { class: 'mark', d: CHECK });
const ring = h('circle', { class: 'ring', cx: 8, cy: 8, r: 6.6 });

const SHAPES: Readonly<Record<Icon, readonly Markup[]>> = {
  proved: [
    h('path', {
      class: 'full',
      d: 'M8 .4l2.2 1.5 2.6.2.7 2.6 1.9 1.8-.9 2.5.3 2.7-2.4 1.2-1.5 2.2-2.6-.5-2.6.5-1.5-2.2-2.4-1.2.3-2.7-.9-2.5 1.9-1.8.7-2.6 2.6-.2z',
    }),
    tick,
  ],
  known: [h('circle', { class: 'full', cx: 8, cy: 8, r: 7.4 }), tick],
  claimed: [ring, h('path', { class: 'line', d: CHECK })],
  next: [
    h('circle', { class: 'full', cx: 8, cy: 8, r: 7.4 }),
    h('path', { class: 'hole', d: 'M6.2 4.6v6.8l5.4-3.4z' }),
  ],
  ready: [ring, h('circle', { class: 'full', cx: 8, cy: 8, r: 2.8 })],
  later: [h('circle', { class: 'ring dashed', cx: 8, cy: 8, r: 6.2 })],
  skipped: [ring, h('path', { class: 'line', d: 'M4.8 8h6.4' })],
  due: [ring, h('path', { class: 'line', d: 'M8 4.4V8l2.6 1.6' })],
};

/** Once in a file that shows them: the icons, and the head of a line. */
export function iconShapes(): Markup {
  return together(
    Object.entries(SHAPES).map(([name, shapes]) =>
      h('symbol', { id: name, viewBox: '0 0 16 16' }, shapes),
    ),
    h(
      'marker',
      { id: 'arrow', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' },
      h('path', { class: 'arrow', d: 'M0 .8L7.4 4 0 7.2z' }),
    ),
  );
}

/** In a drawing, at that place, in the colour around it. */
export function iconAt(icon: Icon, x: number, y: number, size = 16): Markup {
  return h('use', { href: placeInPage(icon), x, y, width: size, height: size });
}

/** In a line of text, in the colour around it; the word beside it says the same. */
export function inlineIcon(icon: Icon): Markup {
  return h('svg', { 'aria-hidden': 'true' }, h('use', { href: placeInPage(icon) }));
}
