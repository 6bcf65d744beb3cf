/** Small things to do again and again. */
import type { Habit } from '../../core/roadmap/roadmap.ts';
import { element as h, type Markup } from './markup.ts';

export function habitsSection(habits: readonly Habit[]): Markup | undefined {
  if (habits.length === 0) return undefined;
  return h(
    'section',
    { class: 'habits', 'aria-labelledby': 'habits-title' },
    h('h2', { id: 'habits-title' }, 'A little, again and again'),
    h(
      'ul',
      {},
      habits.map(({ title, how, everyDays, minutes }) =>
        h(
          'li',
          {},
          h('h3', {}, title),
          h('p', { class: 'hours' }, `every ${everyDays} days, ${minutes} min`),
          h('p', {}, how),
        ),
      ),
    ),
  );
}
