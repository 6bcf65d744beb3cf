/** What a change did, in a few words. */
import type { Fact, FactData, FactType, Report } from '../core/learner/fact.ts';
import { counted, minutesWords } from './amounts.ts';
import { titleWords } from './skill.ts';

const REPORTS: Readonly<Record<Report, string>> = {
  known: 'known',
  partly: 'known in part',
  unknown: 'new',
  unsure: 'not sure',
};

/** `Git basics ticked`, `the setting hoursPerWeek`, `12 changes (Git basics ticked ...)`. */
export function changeWords(facts: readonly Fact[], titles: ReadonlyMap<string, string>): string {
  const [first] = facts;
  if (!first) return 'nothing';
  const words = factWords(first, titles);
  return facts.length === 1 ? words : `${counted(facts.length, 'change')} (${words} ...)`;
}

type Words = { readonly [T in FactType]: (data: FactData[T], title: (id: string) => string) => string };

const WORDS: Words = {
  set: ({ key, value }) => (value === null ? `the setting ${key} put back` : `the setting ${key}: ${value}`),
  reported: ({ skill, report }, title) => `your answer about ${title(skill)}: ${REPORTS[report]}`,
  screened: ({ offered, ticked }) =>
    `a screen of ${counted(offered.length, 'outcome')}, ${ticked.length} ticked`,
  answered: ({ skill }, title) => `your answer to a question about ${title(skill)}`,
  rated: () => 'how an answer felt',
  retired: ({ question }) => `the question ${question}, which has left the bank`,
  logged: ({ skill, minutes, day, timed }, title) =>
    minutes === 0
      ? `the end of the timer for ${title(skill)}`
      : `${minutesWords(minutes)} of ${title(skill)} on ${day}${timed ? ', by the timer' : ''}`,
  clocked: ({ skill }, title) => `the timer for ${title(skill)}`,
  practised: ({ habit }) => `the habit ${habit}`,
  applied: ({ company }) => `your application to ${company}`,
  heard: ({ application, status }) => `your application ${application}: ${status}`,
  aimed: ({ title }) => `the aim at '${title}'`,
  dropped: ({ advert }) => `the aim at ${advert} dropped`,
  claimed: ({ skill }, title) => `${title(skill)} ticked`,
  reopened: ({ skill }, title) => `${title(skill)} opened again`,
  started: ({ exercise, folder }) => `the exercise ${exercise} in ${folder}`,
  hinted: ({ exercise, hint }) => `hint ${hint} of the exercise ${exercise}`,
  revealed: ({ exercise }) => `the solution of the exercise ${exercise} read`,
  checked: ({ exercise, passed }) => `the exercise ${exercise} ${passed ? 'passed' : 'checked'}`,
  found: ({ skills }) => `a scan that found ${counted(skills.length, 'skill')}`,
  skipped: ({ skill }, title) => `${title(skill)} left out`,
  resumed: ({ skill }, title) => `${title(skill)} taken back in`,
  restarted: () => 'the new start of the questions',
  placed: () => 'the end of the questions',
  undone: () => 'an undo',
  rewound: ({ why }) => `the ${why}`,
};

function factWords({ type, data }: Fact, titles: ReadonlyMap<string, string>): string {
  // The table pairs each type with its data; the compiler cannot follow that through a lookup.
  const words = WORDS[type] as (data: unknown, title: (id: string) => string) => string;
  return words(data, (id) => titleWords(titles, id));
}
