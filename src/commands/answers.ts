/** The answers of `start` out of a file: checked whole before anything is recorded. */
import type { Context } from '../context.ts';
import { type Belief, isKnown } from '../core/learner/belief.ts';
import type { NewFact, Report } from '../core/learner/fact.ts';
import type { AnswerSheet } from '../core/placement/answer-sheet.ts';
import { mark } from '../core/quiz/mark.ts';
import { ancestors, skillGraph } from '../core/roadmap/graph.ts';
import { readSheet } from './sheet.ts';
import { record, type State, stateAfter } from './state.ts';

/** Answers the questions from the file. UserError 65 naming every mistake with its place. */
export function answersFrom(file: string) {
  return async (context: Context, state: State): Promise<State> => {
    const sheet = await readSheet(context, state, file);
    let after = await keep(context, state, [
      ...sheet.profile.map(settingFact),
      ...[...sheet.skills].map(reportFact),
      ...sheet.questions.map(answerFact),
    ]);
    if (sheet.otherwise === 'unknown') after = await keep(context, after, restUnknown(after));
    const end = sheet.otherwise === 'unknown' ? 'complete' : 'stopped';
    return keep(context, after, [{ type: 'placed', data: { end } }]);
  };
}

async function keep(context: Context, state: State, facts: readonly NewFact[]): Promise<State> {
  return facts.length === 0 ? state : stateAfter(context, state, await record(context, facts));
}

/**
 * What is neither stated nor known is called unknown: the lowest of it, since the rest needs that. A right answer in
 * the same sheet speaks for its skill and for what that needs.
 */
function restUnknown({ situation }: State): readonly NewFact[] {
  const { skills, beliefs, skipped } = situation;
  const graph = skillGraph(skills);
  const answered = skills.map(({ id }) => id).filter((id) => isAnsweredRight(beliefs.get(id)));
  const kept = new Set(answered.flatMap((id) => [id, ...ancestors(graph, id)]));
  const open = new Set(
    skills
      .map(({ id }) => id)
      .filter(
        (id) =>
          !skipped.has(id) && !kept.has(id) && !['claimed', 'proved'].includes(beliefs.get(id)?.source ?? ''),
      )
      .filter((id) => !isKnown(beliefs.get(id))),
  );
  return skills
    .filter(({ id, prerequisites }) => open.has(id) && !prerequisites.some((need) => open.has(need)))
    .map(({ id }) => reportFact([id, 'unknown']));
}

function isAnsweredRight(belief: Belief | undefined): boolean {
  return belief?.source === 'answered' && belief.speaks === 'for';
}

function settingFact({ key, value }: AnswerSheet['profile'][number]): NewFact {
  return { type: 'set', data: { key, value } };
}

function reportFact([skill, report]: readonly [string, Report]): NewFact {
  return { type: 'reported', data: { skill, report } };
}

function answerFact({ question, given }: AnswerSheet['questions'][number]): NewFact {
  const { id, skill, slip, guess } = question;
  const outcome = given === undefined ? 'unsure' : mark(question, given).isRight ? 'right' : 'wrong';
  return { type: 'answered', data: { skill, question: id, outcome, slip, guess, placement: true } };
}
