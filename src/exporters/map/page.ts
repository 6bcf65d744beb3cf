/** The page: one file that holds everything, asks nobody for anything, and says all it has to say without its script. */
import { createHash } from 'node:crypto';
import { dayWords } from '../../words/dates.ts';
import { GOAL_WORDS } from '../../words/step.ts';
import type { PlanSource } from '../exporter.ts';
import drawingStyle from './drawing.css?raw';
import { drawingOf } from './drawing.ts';
import exploreStyle from './explore.css?raw';
import { habitsSection } from './habits.ts';
import { signStyle } from './icons.ts';
import type { MapLayout } from './layout.ts';
import { filterBar, legend } from './legend.ts';
import { element as h, type Markup, placeInPage, textOf, verbatim } from './markup.ts';
import pageStyle from './page.css?raw';
import script from './page.js?raw';
import paletteStyle from './palette.css?raw';
import printStyle from './print.css?raw';
import { nextCard, progress } from './progress.ts';
import type { Places, SkillMap } from './skill-map.ts';
import skillsStyle from './skills.css?raw';
import { stageSection } from './skills.ts';
import surroundingsStyle from './surroundings.css?raw';
import { weeksSection } from './weeks.ts';

const STYLE = [
  paletteStyle,
  drawingStyle,
  pageStyle,
  exploreStyle,
  skillsStyle,
  surroundingsStyle,
  printStyle,
  signStyle(),
].join('\n');

/**
 * Nothing is loaded, nothing is sent, and of styles and scripts these two run and no other: whatever got into the page
 * stays text.
 */
const POLICY = [
  "default-src 'none'",
  `style-src '${hashOf(STYLE)}'`,
  `script-src '${hashOf(script)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const HINT =
  'Point at a skill or Tab to it: solid lines come from what it needs, dashed ones lead to what it opens. Choose it to read on.';

export function pageOf(map: SkillMap, layout: MapLayout, source: PlanSource): string {
  const head = h(
    'head',
    {},
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    h('meta', { charset: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('title', {}, `${map.title}: skill map`),
    verbatim('style', STYLE),
  );
  const body = h(
    'body',
    {},
    skipLinks(),
    h('p', { class: 'running', 'aria-hidden': 'true' }, `${map.title}: ${dated(source)}`),
    top(map, source),
    content(map, layout, source),
    bottom(),
    verbatim('script', script),
  );
  return `<!doctype html>\n${textOf(h('html', { lang: 'en' }, head, body), 'html')}\n`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function skipLinks(): Markup {
  return h(
    'nav',
    { class: 'skip', 'aria-label': 'Skip' },
    h('a', { href: placeInPage('skills') }, 'Skip to the list of skills'),
  );
}

function top(map: SkillMap, source: PlanSource): Markup {
  const { checklist } = source;
  return h(
    'header',
    { class: 'top' },
    h('p', { class: 'eyebrow' }, dated(source)),
    h('h1', {}, map.title),
    h(
      'p',
      { class: 'goal' },
      `Goal: ${GOAL_WORDS[checklist.goal]}, with ${checklist.hoursPerWeek} hours a week.`,
    ),
    h('div', { class: 'today' }, nextCard(map), progress(map, source)),
  );
}

function dated({ plan }: PlanSource): string {
  return `pybackend-path, ${dayWords(plan.today)}`;
}

function content(map: SkillMap, layout: MapLayout, source: PlanSource): Markup {
  return h(
    'main',
    { id: 'main' },
    h(
      'section',
      { class: 'map-section', 'aria-labelledby': 'map-title' },
      h('div', { class: 'heading' }, h('h2', { id: 'map-title' }, 'Map'), zoomButtons()),
      filterBar(map),
      h('p', { class: 'hint' }, HINT),
      h(
        'div',
        { class: 'map-frame', id: 'map', role: 'region', tabindex: 0, 'aria-label': 'Drawing of the map' },
        mapDrawing(layout, map.places),
      ),
      legend(map),
    ),
    h(
      'dialog',
      { id: 'panel', class: 'panel', 'aria-label': 'The skill you chose' },
      h('button', { type: 'button', class: 'close', id: 'panel-close', 'aria-label': 'Close' }, '×'),
      h('div', { id: 'panel-body', tabindex: -1 }),
    ),
    h(
      'section',
      { id: 'skills', 'aria-labelledby': 'skills-title' },
      h('h2', { id: 'skills-title' }, 'Skills'),
      map.stages.map((stage) => stageSection(stage, map.places)),
    ),
    weeksSection(source.plan, map.places),
    habitsSection(source.roadmap.habits),
  );
}

function mapDrawing(layout: MapLayout, places: Places): Markup {
  return h(
    'svg',
    {
      class: 'map',
      id: 'drawing',
      role: 'group',
      'aria-labelledby': 'drawing-title',
      'aria-describedby': 'drawing-says',
      viewBox: `-2 -2 ${layout.width + 4} ${layout.height + 4}`,
      width: layout.width + 4,
      height: layout.height + 4,
    },
    h('title', { id: 'drawing-title' }, 'Skill map'),
    h(
      'desc',
      { id: 'drawing-says' },
      'The same skills as in the list below; lines lead from a skill to those that need it.',
    ),
    drawingOf(layout, places),
  );
}

function zoomButtons(): Markup {
  const button = (id: string, label: string, sign: string) =>
    h('button', { type: 'button', id, 'aria-label': label }, sign);
  return h(
    'div',
    { class: 'zoom', id: 'zoom', role: 'group', 'aria-label': 'Size of the map', hidden: true },
    button('zoom-out', 'Smaller', '−'),
    button('zoom-fit', 'Fit to the window', 'Fit'),
    button('zoom-in', 'Larger', '+'),
  );
}

function bottom(): Markup {
  return h(
    'footer',
    {},
    h(
      'p',
      {},
      'This page is a picture of one day. It needs no network, sends nothing and keeps nothing; what you learn is recorded by ',
      h('code', {}, 'pybackend-path done SKILL'),
      ', and ',
      h('code', {}, 'pybackend-path map'),
      ' draws it anew.',
    ),
  );
}
