/** One question asked, marked, saved and explained: the step that `quiz` and `done` are made of. */
import type { Context, Prompter } from '../context.ts';
import type { Fact } from '../core/learner/fact.ts';
import { type Given, type Marked, mark } from '../core/quiz/mark.ts';
import type { AnswerOutcome } from '../core/quiz/outcome.ts';
import type { Question } from '../core/quiz/question.ts';
import type { Skill } from '../core/roadmap/roadmap.ts';
import { aboveQuizQuestion, feedbackLines } from '../views/quiz.ts';
import { askQuestion } from './ask-question.ts';
import { record } from './state.ts';

export interface AnsweredQuestion {
  readonly question: Question;
  readonly outcome: AnswerOutcome;
  readonly facts: readonly Fact[];
}

export interface QuestionPlace {
  readonly skill: Skill | undefined;
  readonly number: number;
  readonly of: number | undefined;
  /** The same seed shows the options in the same order. */
  readonly seed: string;
}

export async function answerByPerson(
  context: Context,
  question: Question,
  prompter: Prompter,
  { skill, number, of, seed }: QuestionPlace,
): Promise<AnsweredQuestion | 'skip' | 'stop'> {
  const shown = Date.parse(context.clock.now());
  const reply = await askQuestion(context, question, {
    prompter,
    above: aboveQuizQuestion(question, skill, number, of),
    controls: ['skip', 'stop'],
    seed,
  });
  if (reply.kind === 'skip' || reply.kind === 'stop') return reply.kind;
  const seconds = Math.round((Date.parse(context.clock.now()) - shown) / 1000);
  return answerWith(context, question, reply.kind === 'answer' ? reply.value : undefined, skill, seconds);
}

/**
 * `given` is undefined for "I don't know"; `seconds`: how long a person took. The answer is on the disk before anything is
 * said about it.
 */
export async function answerWith(
  context: Context,
  question: Question,
  given: Given | undefined,
  skill: Skill | undefined,
  seconds?: number,
): Promise<AnsweredQuestion> {
  const marked = given && mark(question, given);
  const outcome = outcomeOf(marked);
  const { id, slip, guess } = question;
  // A clock that was set meanwhile says nothing.
  const time = seconds === undefined || seconds < 0 ? {} : { seconds };
  const data = { skill: question.skill, question: id, outcome, slip, guess, ...time };
  const facts = await record(context, [{ type: 'answered', data }]);
  const say = context.options.json ? context.terminal.note : context.terminal.show;
  say(feedbackLines(question, marked, skill));
  return { question, outcome, facts };
}

function outcomeOf(marked: Marked | undefined): AnswerOutcome {
  if (!marked) return 'unsure';
  return marked.isRight ? 'right' : 'wrong';
}
