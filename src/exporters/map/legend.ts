/** What the shapes mean, and the controls that look for skills. */
import type { Icon } from './icons.ts';
import { element as h, type Markup } from './markup.ts';
import { type SkillMap, STANDING_MEANS, STANDING_WORDS, STANDINGS } from './skill-map.ts';

/** Those that occur. */
export function legend(map: SkillMap): Markup {
  const skills = map.stages.flatMap((stage) => stage.skills);
  const entry = (icon: Icon, word: string, means: string) =>
    h('li', { class: `sign is-${icon}` }, h('b', {}, word), ' ', h('span', {}, means));
  return h(
    'ul',
    { class: 'legend', 'aria-label': 'What the signs mean' },
    STANDINGS.filter((standing) => skills.some((skill) => skill.standing === standing)).map((standing) =>
      entry(standing, STANDING_WORDS[standing], STANDING_MEANS[standing]),
    ),
    skills.some(({ due }) => due > 0) ? entry('due', 'due', 'questions to review today') : undefined,
  );
}

/** Shown by the script, since it does nothing without. */
export function filterBar(map: SkillMap): Markup {
  const skills = map.stages.flatMap((stage) => stage.skills);
  const choice = (value: Icon, word: string) =>
    h(
      'label',
      { class: `chip sign is-${value}` },
      h('input', { type: 'checkbox', name: 'standing', value }),
      h('span', {}, word),
    );
  return h(
    'search',
    { class: 'filter', id: 'filter', hidden: true },
    h('label', { class: 'find', for: 'find' }, 'Find a skill'),
    h('input', {
      id: 'find',
      type: 'search',
      autocomplete: 'off',
      spellcheck: 'false',
      placeholder: 'Press / and type: orm, tests, docker',
    }),
    h('label', { class: 'find', for: 'stage' }, 'Stage'),
    h('select', { id: 'stage' }, h('option', { value: '' }, 'All stages')),
    h(
      'div',
      { class: 'chips', role: 'group', 'aria-label': 'Where you stand' },
      STANDINGS.filter((standing) => skills.some((skill) => skill.standing === standing)).map((standing) =>
        choice(standing, STANDING_WORDS[standing]),
      ),
      skills.some(({ due }) => due > 0) ? choice('due', 'due for review') : undefined,
    ),
    h('p', { class: 'found', id: 'found', role: 'status' }, `${skills.length} skills`),
  );
}
