/** The questions of one skill out of plain data: everything that is wrong with them, at once. */
import * as v from 'valibot';
import type { Parsed } from '../problem.ts';
import type { Skill } from '../roadmap/roadmap.ts';
import { shapeProblems } from '../shape/problems.ts';
import { questionProblems } from './check.ts';
import type { Question, QuestionKind } from './question.ts';
import { QUESTIONS_SCHEMA, type QuestionEntry } from './schema.ts';

/** Never throws. The value is there only when nothing is wrong. */
export function parseQuestions(data: unknown, skill: Skill): Parsed<readonly Question[]> {
  const result = v.safeParse(QUESTIONS_SCHEMA, data);
  if (!result.success) return { value: undefined, problems: shapeProblems(QUESTIONS_SCHEMA, result.issues) };
  const { questions } = result.output;
  const problems = questionProblems(questions, skill);
  if (problems.length > 0) return { value: undefined, problems };
  return { value: questions.map((entry) => questionOf(entry, skill.id)), problems: [] };
}

function questionOf({ verify: _, ...entry }: QuestionEntry, skill: string): Question {
  const { options = [], answers = [], mistakes = [], slip = SLIP, guess = guessOf(entry), level } = entry;
  return {
    ...entry,
    skill,
    level: level as Question['level'],
    code: entry.code?.trimEnd(),
    options,
    answers,
    mistakes,
    slip,
    guess,
  };
}

const SLIP = 0.08;
/** Nobody guesses a text or an order. */
const BLIND_GUESS: Readonly<Partial<Record<QuestionKind, number>>> = {
  fill: 0.03,
  order: 0.06,
  multiple: 0.1,
};

function guessOf({ kind, options = [] }: Pick<QuestionEntry, 'kind' | 'options'>): number {
  return BLIND_GUESS[kind] ?? 1 / Math.max(2, options.length);
}
