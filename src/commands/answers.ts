/** The answers of `start` out of a file: checked whole before anything is recorded. */
import type { Context } from '../context.ts';
import { type AnswerSheet, parseAnswers } from '../core/learner/answer-sheet.ts';
import type { NewFact, Report } from '../core/learner/fact.ts';
import { nextSkill } from '../core/placement/counting.ts';
import { placementOf } from '../core/plan/situation.ts';
import { contentError } from './content-error.ts';
import { record, type State, stateAfter } from './state.ts';

const MOST_BYTES = 1024 * 1024;

/** Answers the questions from the file. UserError 65 naming every mistake with its place. */
export function answersFrom(file: string) {
  return async (context: Context, state: State): Promise<State> => {
    const sheet = await readSheet(context, state, file);
    const given = [...sheet.profile.map(settingFact), ...[...sheet.skills].map(reportFact)];
    let after = await keep(context, state, given);
    if (sheet.otherwise === 'unknown') after = await keep(context, after, restUnknown(after));
    const end = sheet.otherwise === 'unknown' ? 'complete' : 'stopped';
    return keep(context, after, [{ type: 'placed', data: { end } }]);
  };
}

async function readSheet(context: Context, state: State, file: string): Promise<AnswerSheet> {
  const text = await context.files.read(file, MOST_BYTES);
  const read = await context.content.readData(text, file === '-' ? 'standard input' : file);
  if (read.problems.length > 0) throw contentError(read.problems);
  const { value, problems } = parseAnswers(read.data, state.loaded.roadmap);
  if (!value) throw contentError(problems.map((problem) => read.locate(problem)));
  return value;
}

async function keep(context: Context, state: State, facts: readonly NewFact[]): Promise<State> {
  return facts.length === 0 ? state : stateAfter(context, state, await record(context, facts));
}

/** The questions that are still open, all answered alike: each answer settles more than its own skill. */
function restUnknown(state: State): readonly NewFact[] {
  const facts: NewFact[] = [];
  let placement = placementOf(state.loaded.roadmap, state.learner, state.profile);
  for (let question = nextSkill(placement); question; question = nextSkill(placement)) {
    const report: Report = 'unknown';
    facts.push(reportFact([question.skill, report]));
    placement = { ...placement, answers: new Map(placement.answers).set(question.skill, { report }) };
  }
  return facts;
}

function settingFact({ key, value }: AnswerSheet['profile'][number]): NewFact {
  return { type: 'set', data: { key, value } };
}

function reportFact([skill, report]: readonly [string, Report]): NewFact {
  return { type: 'reported', data: { skill, report } };
}
