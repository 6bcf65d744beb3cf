/** The dated weeks. */
import type { Plan } from '../../core/plan/plan.ts';
import type { Week, WeekPart } from '../../core/plan/weeks.ts';
import { minutesWords } from '../../words/amounts.ts';
import { spanWords } from '../../words/dates.ts';
import { type Child, element as h, type Markup } from './markup.ts';
import { linkTo, type Places } from './skill-map.ts';

const KIND: Readonly<Record<WeekPart['kind'], string>> = {
  read: 'Read',
  practise: 'Practise',
  prove: 'Prove',
};

export function weeksSection({ weeks }: Plan, places: Places): Markup | undefined {
  if (weeks.length === 0) return undefined;
  return h(
    'section',
    { class: 'plan', 'aria-labelledby': 'plan-title' },
    h('h2', { id: 'plan-title' }, 'Plan by week'),
    h(
      'ol',
      { class: 'weeks' },
      weeks.map((week) => weekOf(week, places)),
    ),
  );
}

function weekOf(week: Week, places: Places): Markup {
  const { from, to, days, reviewHours, parts, finishes, hasHoliday } = week;
  const planned = reviewHours + parts.reduce((sum, { hours }) => sum + hours, 0);
  const isDone = (part: WeekPart) => part.kind === 'prove' && finishes.some(({ id }) => id === part.id);
  return h(
    'li',
    {},
    h('h3', {}, `${spanWords(from, to)} ${to.slice(0, 4)}`),
    h(
      'p',
      { class: 'hours' },
      planned > 0 ? minutesWords(60 * planned) : hasHoliday ? 'Holiday' : 'No day of learning is left',
    ),
    days.length === 0
      ? undefined
      : h(
          'ul',
          {},
          reviewHours > 0 ? lineOf('Review', 'what is due', 60 * reviewHours) : undefined,
          parts.map((part) =>
            lineOf(
              KIND[part.kind],
              h('a', { href: linkTo(part.id, places) }, part.title),
              60 * part.hours,
              isDone(part),
            ),
          ),
        ),
  );
}

function lineOf(verb: string, what: Child, minutes: number, isDone = false): Markup {
  return h(
    'li',
    {},
    verb,
    ' ',
    h('span', {}, what, isDone ? h('b', {}, ' done') : undefined),
    ' ',
    h('small', {}, minutesWords(minutes)),
  );
}
