/** The map as a drawing. */
import { hoursRange } from '../../words/amounts.ts';
import { NODE, type PlacedSkill } from './cluster.ts';
import { arrowHead, ICONS, type Icon, iconAt } from './icons.ts';
import { linesOf } from './label.ts';
import type { Card, MapLayout } from './layout.ts';
import { element as h, type Markup, placeInPage, together } from './markup.ts';
import { knownOf, linkTo, type MapSkill, type Places, STANDING_WORDS } from './skill-map.ts';

/** px, of the letters in the boxes. Their text begins at 0, so that no line has to say where. */
const TITLE_SIZE = 12.5;
const LEADING = 14.5;
const TEXT_X = 34;
const ROOM = NODE.width - TEXT_X - 8;

/** Cards, lines and boxes. With places each box leads to its skill in the page around it. */
export function drawingOf(layout: MapLayout, places?: Places): Markup {
  const lines = (isAcross: boolean) =>
    h(
      'g',
      { class: isAcross ? 'across' : 'inside', 'aria-hidden': 'true' },
      layout.routes
        .filter((route) => route.isAcross === isAcross)
        .map(({ from, to, d }) =>
          h('path', { d, 'data-ends': places && `${places.get(from)}-${places.get(to)}` }),
        ),
    );
  return together(
    h('defs', {}, arrowHead(), ICONS.map(boxShape)),
    layout.cards.map(cardOf),
    lines(true),
    lines(false),
    layout.skills.map((placed) => boxOf(placed, places)),
  );
}

/** `can learn now, 2 due` */
export function wordOf({ standing, due }: Pick<MapSkill, 'standing' | 'due'>): string {
  return due > 0 ? `${STANDING_WORDS[standing]}, ${due} due` : STANDING_WORDS[standing];
}

/** What all boxes of a standing have in common, and the sign on those where something is due. */
function boxShape(icon: Icon): Markup {
  return icon === 'due'
    ? h('g', { id: 'box-due', class: 'is-due' }, iconAt(icon, NODE.width - TEXT_X - 20, 4))
    : h(
        'g',
        { id: `box-${icon}` },
        h('rect', { x: -TEXT_X, width: NODE.width, height: NODE.height, rx: 10 }),
        iconAt(icon, 10 - TEXT_X, NODE.height / 2 - 8),
      );
}

function cardOf({ stage, x, y, width, height }: Card): Markup {
  return h(
    'g',
    { class: 'card', transform: `translate(${Math.round(x)},${Math.round(y)})`, 'aria-hidden': 'true' },
    h('rect', { width: Math.round(width), height: Math.round(height), rx: 14 }),
    h('text', { class: 'stage', x: 16, y: 28 }, linesOf(stage.title, width - 110, 15, 1)),
    h('text', { class: 'count', x: Math.round(width - 16), y: 28 }, knownOf(stage)),
  );
}

function boxOf({ skill, x, y }: PlacedSkill, places?: Places): Markup {
  const { step, standing, due } = skill;
  const lines = linesOf(step.title, ROOM, TITLE_SIZE, 3);
  const top = (NODE.height - LEADING * lines.length - 13) / 2 + 11;
  return h(
    places ? 'a' : 'g',
    {
      class: `box is-${standing}`,
      transform: `translate(${Math.round(x + TEXT_X)},${Math.round(y)})`,
      href: places && linkTo(step.id, places),
    },
    lines.at(-1)?.endsWith('…') ? h('title', {}, step.title) : undefined,
    h('use', { href: placeInPage(`box-${standing}`) }),
    [...lines, smallPrint(skill)].map((line, at) => h('text', { y: Math.round(top + LEADING * at) }, line)),
    due > 0 ? h('use', { href: placeInPage('box-due') }) : undefined,
  );
}

function smallPrint(skill: MapSkill): string {
  const { standing, step } = skill;
  return ['next', 'ready', 'later'].includes(standing)
    ? `${wordOf(skill)}, ${hoursRange(step.hours)}`
    : wordOf(skill);
}
