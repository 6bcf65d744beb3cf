/** The drawing of the skill map alone, as a file for slides, a wiki or a printer. */
import type { PlanSource } from './exporter.ts';
import drawingStyle from './map/drawing.css?raw';
import { drawingOf } from './map/drawing.ts';
import { layoutOf } from './map/layout.ts';
import { element as h, textOf, verbatim } from './map/markup.ts';
import paletteStyle from './map/palette.css?raw';
import { skillMapOf } from './map/skill-map.ts';

/** px around the drawing */
const MARGIN = 16;

export async function renderSvg(source: PlanSource): Promise<string> {
  const map = skillMapOf(source);
  const layout = await layoutOf(map);
  const [width, height] = [layout.width + 2 * MARGIN, layout.height + 2 * MARGIN].map(Math.ceil);
  const drawing = h(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'map',
      role: 'img',
      'aria-labelledby': 'title says',
      viewBox: `${-MARGIN} ${-MARGIN} ${width} ${height}`,
      width,
      height,
    },
    h('title', { id: 'title' }, `${map.title}: skill map`),
    h('desc', { id: 'says' }, says(source)),
    verbatim('style', styleForPaper()),
    h('rect', { class: 'paper', x: -MARGIN, y: -MARGIN, width, height }),
    drawingOf(layout),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${textOf(drawing, 'xml')}\n`;
}

function says({ checklist, plan }: PlanSource): string {
  const { totals } = checklist;
  return `${totals.known} of ${totals.skills} skills known, ${totals.ready} can be learned now, on ${plan.today}.`;
}

/** Many programs that show SVG know no custom properties: the light colours themselves. */
function styleForPaper(): string {
  const light = paletteStyle.slice(0, paletteStyle.indexOf('@media'));
  const colours = new Map(
    [...light.matchAll(/(--[\w-]+):\s*([^;}]+)/g)].map(([, name, value]) => [name, value]),
  );
  return `${drawingStyle} .paper{fill:var(--paper)}`.replace(
    /var\((--[\w-]+)\)/g,
    (_, name: string) => colours.get(name) ?? 'black',
  );
}
