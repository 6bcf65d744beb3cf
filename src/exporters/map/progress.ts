/** How far the learner is, in numbers and as a bar, and the one thing to do next. */

import { counted, hoursRange } from '../../words/amounts.ts';
import { aimName, forecastWords, namedMilestones } from '../../words/forecast.ts';
import { resourceWords, titles, whyNow } from '../../words/step.ts';
import type { PlanSource } from '../exporter.ts';
import { type Child, element as h, type Markup, webAddress } from './markup.ts';
import { linkTo, type SkillMap, STANDING_WORDS, STANDINGS } from './skill-map.ts';

export function progress(map: SkillMap, { checklist, plan, reviewing }: PlanSource): Markup {
  const { totals } = checklist;
  const due = reviewing.due.length;
  const tile = (name: string, ...value: readonly Child[]) =>
    h('div', {}, h('dt', {}, name), h('dd', {}, value));
  return h(
    'div',
    { class: 'progress' },
    h(
      'p',
      { class: 'known' },
      h('strong', {}, totals.known),
      ` of ${counted(totals.skills - totals.skipped, 'skill')} known`,
    ),
    bar(map),
    h(
      'dl',
      { class: 'tiles' },
      tile('Can learn now', counted(totals.ready, 'skill')),
      tile('Due for review', due === 0 ? 'nothing today' : counted(due, 'question')),
      tile('Still to go', hoursRange(totals.hours)),
      namedMilestones(plan.milestones).map((one) => tile(one.name, forecastWords(one))),
      plan.milestones.leftOut.map((aim) =>
        tile(`Not ready for ${aimName(aim, plan.milestones)}`, `you left out ${titles(aim.skills)}`),
      ),
    ),
  );
}

/** Of a thousand units, each standing its share. */
function bar(map: SkillMap): Markup {
  const skills = map.stages
    .flatMap(({ skills: own }) => own)
    .filter(({ standing }) => standing !== 'skipped');
  const shares = STANDINGS.map((standing) => ({
    standing,
    count: skills.filter((skill) => skill.standing === standing).length,
  })).filter(({ count }) => count > 0);
  let x = 0;
  return h(
    'svg',
    {
      class: 'bar',
      role: 'img',
      viewBox: '0 0 1000 14',
      preserveAspectRatio: 'none',
      'aria-label': shares.map(({ standing, count }) => `${count} ${STANDING_WORDS[standing]}`).join(', '),
    },
    shares.map(({ standing, count }) => {
      const width = (1000 * count) / skills.length;
      const part = h('rect', {
        class: `part is-${standing}`,
        x: x.toFixed(1),
        width: width.toFixed(1),
        height: 14,
      });
      x += width;
      return part;
    }),
  );
}

export function nextCard({ next, stages, places }: SkillMap): Markup {
  if (!next) return h('p', { class: 'next-card' }, 'Nothing is open: you are through. Well done.');
  const { step } = next;
  const stage = stages.find(({ id }) => id === step.stage)?.title ?? '';
  const [resource] = step.resources;
  const address = resource && webAddress(resource.url);
  return h(
    'section',
    { class: 'next-card', 'aria-labelledby': 'next-title' },
    h('h2', { id: 'next-title', class: 'sign is-next' }, 'Next'),
    h('p', { class: 'next-name' }, h('a', { href: linkTo(step.id, places) }, step.title)),
    h('p', { class: 'next-why' }, whyNow(step, stage)),
    h(
      'p',
      { class: 'next-how' },
      `${hoursRange(step.hours)}. `,
      resource && address
        ? ['Begin with ', h('a', { href: address, rel: 'noreferrer' }, resourceWords(resource)), '.']
        : undefined,
      ' Then show it: ',
      h('code', {}, `pybackend-path ${next.hasExercise ? 'practice' : 'done'} ${step.id}`),
    ),
  );
}
