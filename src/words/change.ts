/** What a change did, in a few words. */
import type { Fact, Report } from '../core/learner/fact.ts';
import { counted } from './amounts.ts';

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

function factWords(fact: Fact, titles: ReadonlyMap<string, string>): string {
  const title = (id: string) => titles.get(id) ?? id;
  switch (fact.type) {
    case 'set':
      return fact.data.value === null
        ? `the setting ${fact.data.key} put back`
        : `the setting ${fact.data.key}: ${fact.data.value}`;
    case 'reported':
      return `your answer about ${title(fact.data.skill)}: ${REPORTS[fact.data.report]}`;
    case 'screened':
      return `a screen of ${counted(fact.data.offered.length, 'outcome')}, ${fact.data.ticked.length} ticked`;
    case 'answered':
      return `your answer to a question about ${title(fact.data.skill)}`;
    case 'claimed':
      return `${title(fact.data.skill)} ticked`;
    case 'reopened':
      return `${title(fact.data.skill)} opened again`;
    case 'started':
      return `the exercise ${fact.data.exercise} in ${fact.data.folder}`;
    case 'hinted':
      return `hint ${fact.data.hint} of the exercise ${fact.data.exercise}`;
    case 'revealed':
      return `the solution of the exercise ${fact.data.exercise} read`;
    case 'checked':
      return `the exercise ${fact.data.exercise} ${fact.data.passed ? 'passed' : 'checked'}`;
    case 'skipped':
      return `${title(fact.data.skill)} left out`;
    case 'resumed':
      return `${title(fact.data.skill)} taken back in`;
    case 'restarted':
      return 'the new start of the questions';
    case 'placed':
      return 'the end of the questions';
    case 'undone':
      return 'an undo';
    case 'rewound':
      return `the ${fact.data.why}`;
  }
}
