/** The map as a drawing. */
import { hoursRange } from '../../words/amounts.ts';
import { NODE, type PlacedSkill } from './cluster.ts';
import { iconAt, iconShapes } from './icons.ts';
import { linesOf } from './label.ts';
import type { Card, MapLayout } from './layout.ts';
import { type Child, element as h, type Markup, placeInPage, together } from './markup.ts';
import type { Route } from './routes.ts';
import { knownOf, type MapSkill, STANDING_WORDS } from './skill-map.ts';

/** px, of the letters in the boxes. */
const TITLE_SIZE = 12.5;
const LEADING = 14.5;
const TEXT_X = 34;
const ROOM = NODE.width - TEXT_X - 8;

/** The id of the place that tells about the skill. */
export function skillPlace(id: string): string {
  return `s-${id}`;
}

/** Cards, lines and boxes. `linked`: each box leads to its skill in the page around it. */
export function drawingOf(layout: MapLayout, { linked }: { readonly linked: boolean }): Markup {
  return together(
    iconShapes(),
    layout.cards.map(cardOf),
    h('g', { class: 'routes', 'aria-hidden': 'true' }, layout.routes.map(routeOf)),
    layout.skills.map((placed) => boxOf(placed, linked)),
  );
}

/** `can learn now, 4-8 h` */
export function wordOf({ standing, due }: Pick<MapSkill, 'standing' | 'due'>): string {
  return due > 0 ? `${STANDING_WORDS[standing]}, ${due} due` : STANDING_WORDS[standing];
}

function cardOf({ stage, x, y, width, height }: Card): Markup {
  return h(
    'g',
    { class: 'card', transform: `translate(${round(x)},${round(y)})`, 'aria-hidden': 'true' },
    h('rect', { width: round(width), height: round(height), rx: 14 }),
    h('text', { class: 'stage', x: 16, y: 28 }, linesOf(stage.title, width - 110, 15, 1)),
    h('text', { class: 'count', x: round(width - 16), y: 28 }, knownOf(stage)),
  );
}

function routeOf({ from, to, d, isAcross }: Route): Markup {
  return h('path', { class: isAcross ? 'route across' : 'route', d, 'data-from': from, 'data-to': to });
}

function boxOf({ skill, x, y }: PlacedSkill, linked: boolean): Markup {
  const { step, standing, due } = skill;
  const lines = linesOf(step.title, ROOM, TITLE_SIZE, 3);
  const top = (NODE.height - LEADING * lines.length - 13) / 2 + 11;
  const name = `box is-${standing}`;
  const place = `translate(${round(x)},${round(y)})`;
  const content: Child = [
    h('title', {}, `${step.title}: ${wordOf(skill)}`),
    h('rect', { width: NODE.width, height: NODE.height, rx: 10 }),
    iconAt(standing, 10, NODE.height / 2 - 8),
    lines.map((line, at) => h('text', { x: TEXT_X, y: round(top + LEADING * at) }, line)),
    h('text', { class: 'word', x: TEXT_X, y: round(top + LEADING * lines.length) }, smallPrint(skill)),
    due > 0 ? iconAt('due', NODE.width - 20, 5, 14) : undefined,
  ];
  return linked
    ? h(
        'a',
        { class: name, transform: place, href: placeInPage(skillPlace(step.id)), 'data-skill': step.id },
        content,
      )
    : h('g', { class: name, transform: place }, content);
}

function smallPrint(skill: MapSkill): string {
  const { standing, step } = skill;
  return ['next', 'ready', 'later'].includes(standing)
    ? `${wordOf(skill)}, ${hoursRange(step.hours)}`
    : wordOf(skill);
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}
