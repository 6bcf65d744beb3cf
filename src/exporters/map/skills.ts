/** Every skill in full, by stage: the text of the map. */
import type { SkillName, Step } from '../../core/plan/step.ts';
import type { Resource } from '../../core/roadmap/roadmap.ts';
import { counted } from '../../words/amounts.ts';
import { beliefWords, sizeWords, worthWords } from '../../words/step.ts';
import { wordOf } from './drawing.ts';
import { type Child, element as h, type Markup, together, webAddress } from './markup.ts';
import { knownOf, linkTo, type MapSkill, type MapStage, type Places } from './skill-map.ts';

export function stageSection(stage: MapStage, places: Places): Markup {
  const { title, summary, skills } = stage;
  return h(
    'section',
    { class: 'stage-section' },
    h('div', { class: 'heading' }, h('h3', {}, title), h('p', {}, `${knownOf(stage)} known`)),
    summary ? h('p', {}, summary) : undefined,
    skills.map((skill) => skillDetails(skill, places)),
  );
}

/** The target of links lies inside what is folded: browsers unfold it on the way there. */
function skillDetails(skill: MapSkill, places: Places): Markup {
  const { step, standing, due } = skill;
  return h(
    'details',
    { class: `is-${standing}${due > 0 ? ' has-due' : ''}` },
    h(
      'summary',
      {},
      h('b', {}, step.title),
      ' ',
      h('span', {}, wordOf(skill)),
      ' ',
      h('small', {}, sizeWords(step)),
    ),
    h('div', { id: places.get(step.id) }, bodyOf(skill, places)),
  );
}

function bodyOf(skill: MapSkill, places: Places): Child {
  const { step, needs, easierAfter, opens, hasExercise } = skill;
  return [
    step.summary ? h('p', {}, step.summary) : undefined,
    h(
      'dl',
      {},
      entry('Where you stand', sentence(beliefWords(step))),
      step.status === 'known' ? undefined : entry('Why', worthWords(step)),
      entry('Afterwards you can', ...step.outcomes),
      entry('Learn it from', ...step.resources.map(resourceLink)),
      entry('Prove it', ...proofs(step, hasExercise)),
      related('Needs', needs, places),
      related('Easier after', easierAfter, places),
      related('Opens', opens, places),
    ),
  ];
}

/** A name and all that it stands for, one after another. */
function entry(name: string, ...contents: readonly Child[]): Markup {
  return together(
    h('dt', {}, name),
    contents.map((content) => h('dd', {}, content)),
  );
}

function resourceLink({ title, url, site, kind, cost, hours, broad }: Resource): Child {
  const address = webAddress(url);
  return [
    address ? h('a', { href: address, rel: 'noreferrer' }, title) : title,
    ` ${cost} ${kind}, ${broad ? 'parts of it' : `${hours} h`}, ${site}`,
  ];
}

function proofs({ id }: Step, hasExercise: boolean): readonly Child[] {
  const command = (words: string) => h('code', {}, `pybackend-path ${words} ${id}`);
  return hasExercise ? [command('practice'), [command('done'), ' by questions']] : [command('done')];
}

function related(name: string, skills: readonly SkillName[], places: Places): Markup | undefined {
  if (skills.length === 0) return undefined;
  return entry(
    skills.length > 4 ? `${name} ${counted(skills.length, 'skill')}` : name,
    skills.map(({ id, title }, at) => [at > 0 ? ' ' : '', h('a', { href: linkTo(id, places) }, title)]),
  );
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
