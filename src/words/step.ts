/** What the checklist says about a step, in plain sentences. Used by the screen and by the exports alike. */
import { verdictOf } from '../core/learner/belief.ts';
import type { Goal } from '../core/learner/settings.ts';
import type { Rule } from '../core/plan/next-step.ts';
import type { SkillName, Status, Step } from '../core/plan/step.ts';
import type { Resource } from '../core/roadmap/roadmap.ts';
import { counted, hoursRange, listed } from './amounts.ts';
import { GRADE_WORDS } from './grades.ts';

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  known: 'known',
  ready: 'ready now',
  later: 'later',
  skipped: 'left out',
};

export const GOAL_WORDS: Readonly<Record<Goal, string>> = {
  'first-job': 'ready for a first job',
  full: 'the full path',
};

/** Where the belief about a skill comes from. */
export function beliefWords({ belief }: Pick<Step, 'belief'>): string {
  const { source, probability, day } = belief;
  if (source === 'none') return 'not asked yet';
  if (source === 'inferred') return inferredWords(belief);
  if (source === 'evidence') return `${codeWords(belief)}, which alone does not settle it`;
  if (source === 'proved') return `you passed its exercise${day ? ` on ${day}` : ''}`;
  if (source === 'forgotten')
    return `you knew it and missed it in reviews${day ? `, last on ${day}` : ''}: refresh it`;
  if (source === 'claimed') {
    const said =
      probability > 0.5 ? 'you said so' : probability > 0.2 ? 'you know it in part' : 'you said it is new';
    return day ? `${said} on ${day}` : said;
  }
  return `${OWN_WORDS[source][belief.speaks ?? 'both']}${day ? ` on ${day}` : ''}${despite(belief)}`;
}

/** What the learner's code says of it. */
export function codeWords({ grade, because, day }: Step['belief']): string {
  if (grade === undefined) return `your code uses ${titles(because.slice(0, 1)) || 'what builds on it'}`;
  const shows = grade === 'named' ? 'your projects name it' : `your code shows it, ${GRADE_WORDS[grade]}`;
  return day ? `${shows}, last on ${day}` : shows;
}

const OWN_WORDS = {
  answered: {
    for: 'you answered a question about it right',
    against: 'you did not have the answer to a question about it',
    both: 'you answered one question about it right and one not',
  },
  ticked: { for: 'you ticked it', against: 'you left it open', both: 'you ticked it once and left it once' },
} as const;

/** When the learner's own tick or answer and the belief go different ways: what decided. */
function despite({ speaks, source, ...belief }: Step['belief']): string {
  const verdict = verdictOf(belief);
  const alone =
    source === 'ticked' ? ', which alone does not settle it' : ', and one answer does not settle it';
  if (verdict === 'unsure') return speaks === 'both' ? '' : alone;
  if (speaks === 'for' && verdict === 'new') return ', but your other answers do not bear it out';
  return speaks === 'against' && verdict === 'known' ? ', but what you know needs it' : '';
}

function inferredWords(belief: Step['belief']): string {
  const { because } = belief;
  const names = titles(because.slice(0, 1));
  const verdict = verdictOf(belief);
  if (verdict === 'known')
    return because.length > 0 ? `follows from ${names}` : 'follows from your other answers';
  if (verdict === 'new') {
    return because.length > 0
      ? `needs ${names}, which you do not know yet`
      : 'your other answers speak against it';
  }
  return because.length > 1 && belief.probability === 0.5
    ? `unclear: what you said about ${titles(because)} does not fit together`
    : 'your answers do not settle it';
}

/** Why an open step is on the checklist: what it unlocks, which goal needs it, how many adverts name it. */
export function reasonWords(step: Step): string {
  const { unlocks, after } = step;
  const opens =
    unlocks.count > 0 ? `opens ${counted(unlocks.count, 'skill')}${firstOf(unlocks.first)}` : undefined;
  const waits = after.length > 0 ? `comes after ${titles(after)}` : undefined;
  return sentence([waits, aimWords(step), opens, ...worthOf(step)]);
}

/** The same where its neighbours are listed: which goal and which adverts ask for it. */
export function worthWords(step: Step): string {
  return sentence([aimWords(step), ...worthOf(step)]);
}

function aimWords({ aimed }: Step): string | undefined {
  return aimed && `${aimed.isAsked ? 'asked for' : 'needed'} by ${advertNames(aimed.adverts)}`;
}

function worthOf({ demand, milestone, optional }: Step): readonly (string | undefined)[] {
  const goal = optional
    ? 'optional'
    : milestone === 'first-job'
      ? 'needed for a first job'
      : 'part of the full path';
  const adverts = demand ? `named in ${demand.adverts} of ${demand.of} adverts` : undefined;
  return [goal, adverts];
}

/** `the advert 'Python developer'`, `2 adverts you aim at` */
function advertNames(adverts: readonly { readonly title: string }[]): string {
  return adverts.length === 1 ? `the advert '${adverts[0]?.title}'` : `${adverts.length} adverts you aim at`;
}

/** Why this skill comes before the others that are ready, in one or two sentences. */
export function whyNow(step: Step, stageTitle: string): string {
  const rule = step.decidedBy;
  const first = rule ? RULE_WORDS[rule](step, stageTitle) : '';
  return `${first} ${reasonWords(step)}`.trim();
}

const RULE_WORDS: Readonly<Record<Rule, (step: Step, stageTitle: string) => string>> = {
  advert: ({ aimed }) =>
    aimed?.isAsked
      ? 'An advert you aim at asks for it; what else is ready can wait.'
      : 'An advert you aim at asks for what needs it; what else is ready can wait.',
  only: () => 'It is the one skill that is ready.',
  goal: () => 'A first job asks for it; what else is ready can wait.',
  optional: () => 'What else is ready is optional.',
  begun: ({ belief }) =>
    belief.source === 'forgotten'
      ? 'You knew it and missed it in reviews: refresh it first.'
      : 'You have begun it: finish it first.',
  'soft order': () => 'What else is ready is easier after something that is still open.',
  level: ({ level }) => `It is ${level} ground; what else is ready is harder.`,
  stage: (_, stageTitle) => `It goes on with ${stageTitle}, the topic you are in.`,
  unlocks: () => 'Of all that is ready it opens most for the hours it takes.',
  position: () => 'It stands first in the roadmap among what is ready.',
};

/** `Pro Git (free book, 6 h)` */
export function resourceWords({ title, cost, kind, hours, broad }: Resource): string {
  const size = broad ? 'parts of it' : `${hours} h`;
  return `${title} (${cost} ${kind}, ${size})`;
}

/** `beginner, 6-12 h` */
export function sizeWords({ level, hours }: Pick<Step, 'level' | 'hours'>): string {
  return `${level}, ${hoursRange(hours)}`;
}

/** Titles hold commas of their own, so several are told apart by quotes. */
export function titles(names: readonly SkillName[]): string {
  return names.length === 1 ? (names[0]?.title ?? '') : listed(names.map(({ title }) => `'${title}'`));
}

function firstOf(names: readonly SkillName[]): string {
  return names.length > 0 ? `, first ${titles(names.slice(0, 1))}` : '';
}

function sentence(parts: readonly (string | undefined)[]): string {
  const text = parts.filter((part) => part !== undefined).join('; ');
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
