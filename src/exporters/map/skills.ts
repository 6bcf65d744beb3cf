/** Every skill in full, by stage: the text of the map. */
import type { SkillName, Step } from '../../core/plan/step.ts';
import type { Resource } from '../../core/roadmap/roadmap.ts';
import { counted, hoursRange } from '../../words/amounts.ts';
import { beliefWords, reasonWords, STATUS_WORDS } from '../../words/step.ts';
import { skillPlace, wordOf } from './drawing.ts';
import { inlineIcon } from './icons.ts';
import { type Child, element as h, type Markup, placeInPage, together, webAddress } from './markup.ts';
import { knownOf, type MapSkill, type MapStage } from './skill-map.ts';

export function stageSection(stage: MapStage): Markup {
  const { id, title, summary, skills } = stage;
  return h(
    'section',
    { class: 'stage-section', 'data-stage': id },
    h('div', { class: 'heading' }, h('h3', {}, title), h('p', {}, `${knownOf(stage)} known`)),
    summary ? h('p', { class: 'summary' }, summary) : undefined,
    skills.map(skillDetails),
  );
}

/** The target of links lies inside what is folded: browsers unfold it on the way there. */
function skillDetails(skill: MapSkill): Markup {
  const { step, standing, due } = skill;
  return h(
    'details',
    { class: `skill is-${standing}`, 'data-standing': due > 0 ? `${standing} due` : standing },
    h(
      'summary',
      {},
      inlineIcon(standing),
      h('span', { class: 'name' }, step.title),
      h('span', { class: 'word' }, wordOf(skill)),
      h('span', { class: 'hours' }, hoursRange(step.hours)),
    ),
    h('div', { class: 'body', id: skillPlace(step.id) }, bodyOf(skill)),
  );
}

function bodyOf({ step, needs, easierAfter, opens, hasExercise }: MapSkill): Child {
  return [
    step.summary ? h('p', { class: 'summary' }, step.summary) : undefined,
    h(
      'dl',
      {},
      entry('Where you stand', sentence(`${STATUS_WORDS[step.status]}, ${beliefWords(step)}`)),
      step.status === 'known' ? undefined : entry('Why', reasonWords(step)),
      entry('Size', sentence(`${step.level}, ${hoursRange(step.hours)}`)),
      entry('Afterwards you can', list(step.outcomes)),
      entry('Learn it from', list(step.resources.map(resourceLink))),
      entry('Prove it', list(proofs(step, hasExercise))),
      related('Needs', needs),
      related('Easier after', easierAfter),
      related('Opens', opens),
    ),
  ];
}

function entry(name: string, content: Child): Markup {
  return together(h('dt', {}, name), h('dd', {}, content));
}

function list(items: readonly Child[]): Markup {
  return h(
    'ul',
    {},
    items.map((item) => h('li', {}, item)),
  );
}

function resourceLink({ title, url, site, kind, cost, hours, broad }: Resource): Child {
  const address = webAddress(url);
  return [
    address ? h('a', { href: address, rel: 'noopener noreferrer' }, title) : title,
    ' ',
    h('small', {}, `${cost} ${kind}, ${broad ? 'parts of it' : `${hours} h`}, ${site}`),
  ];
}

function proofs({ id }: Step, hasExercise: boolean): readonly Child[] {
  const command = (words: string) => h('code', {}, `pybackend-path ${words} ${id}`);
  return [
    ...(hasExercise ? [['by an exercise: ', command('practice')]] : []),
    ['by questions: ', command('done')],
  ];
}

function related(name: string, skills: readonly SkillName[]): Markup | undefined {
  if (skills.length === 0) return undefined;
  const links = skills.map(({ id, title }) =>
    h('li', {}, h('a', { href: placeInPage(skillPlace(id)) }, title)),
  );
  return entry(
    skills.length > 4 ? `${name} ${counted(skills.length, 'skill')}` : name,
    h('ul', { class: 'related' }, links),
  );
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
