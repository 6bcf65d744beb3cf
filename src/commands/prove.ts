/** Two or three questions before a skill is ticked. */
import type { Context } from '../context.ts';
import { outcomesByQuestion } from '../core/learner/evidence.ts';
import type { Fact } from '../core/learner/fact.ts';
import type { AnswerSheet } from '../core/placement/answer-sheet.ts';
import { questionsForProof } from '../core/quiz/choose.ts';
import type { Bank, Question } from '../core/quiz/question.ts';
import type { Skill } from '../core/roadmap/roadmap.ts';
import { EXIT, UserError } from '../exit.ts';
import { type AnsweredQuestion, answerByPerson, answerWith } from './answer-question.ts';
import type { State } from './state.ts';

export interface Proof {
  readonly skill: Skill;
  /** `unasked`: there is no question about it. `stopped`: by the learner, before it was decided. */
  readonly verdict: 'passed' | 'failed' | 'unasked' | 'stopped';
  readonly right: number;
  readonly asked: number;
  readonly facts: readonly Fact[];
}

/** So many right answers prove it, and so many others end the asking. */
const ENOUGH = 2;

/** Asks the person at the terminal, or takes the answers of the sheet. UserError 64 when there is neither. */
export async function prove(
  context: Context,
  state: State,
  skill: Skill,
  { bank, sheet }: { readonly bank: Bank; readonly sheet: AnswerSheet | undefined },
): Promise<Proof> {
  const all = bank.get(skill.id) ?? [];
  if (all.length === 0) return { skill, verdict: 'unasked', right: 0, asked: 0, facts: [] };
  const questions = sheet
    ? all.filter(({ id }) => sheet.questions.some(({ question }) => question.id === id))
    : questionsForProof(all, outcomesByQuestion(state.learner));
  const needed = Math.min(ENOUGH, all.length);
  const answered: AnsweredQuestion[] = [];
  for (const question of questions) {
    const reply = sheet
      ? await answerWith(context, question, givenIn(sheet, question), skill)
      : await answerByPerson(context, question, prompterOf(context, skill), {
          skill,
          number: answered.length + 1,
          of: undefined,
          seed: String(state.facts.length),
        });
    if (reply === 'stop') return proofOf(skill, answered, 'stopped');
    if (reply !== 'skip') answered.push(reply);
    const right = rightIn(answered);
    if (right >= needed) return proofOf(skill, answered, 'passed');
    if (answered.length - right >= ENOUGH) break;
  }
  return proofOf(skill, answered, 'failed');
}

function prompterOf({ terminal }: Context, { id }: Skill) {
  if (terminal.prompter) return terminal.prompter;
  throw new UserError('`done` asks two or three questions, and here is no terminal to ask on.', {
    exitCode: EXIT.usage,
    hint: `Tick it on your word: pybackend-path done ${id} --trust. Or give the answers with \`--answers FILE\`.`,
  });
}

function givenIn({ questions }: AnswerSheet, { id }: Question) {
  return questions.find(({ question }) => question.id === id)?.given;
}

function proofOf(skill: Skill, answered: readonly AnsweredQuestion[], verdict: Proof['verdict']): Proof {
  const facts = answered.flatMap((one) => one.facts);
  return { skill, verdict, right: rightIn(answered), asked: answered.length, facts };
}

function rightIn(answered: readonly AnsweredQuestion[]): number {
  return answered.filter(({ outcome }) => outcome === 'right').length;
}
