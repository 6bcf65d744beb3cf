/** A file of answers, checked whole. */
import type { Context } from '../context.ts';
import { type AnswerSheet, namesQuestions, parseAnswers } from '../core/placement/answer-sheet.ts';
import { contentError } from './content-error.ts';
import type { State } from './state.ts';

const MOST_BYTES = 1024 * 1024;

/** UserError 65 naming every mistake with its place. */
export async function readSheet(context: Context, { loaded }: State, file: string): Promise<AnswerSheet> {
  const text = await context.files.read(file, MOST_BYTES);
  const read = await context.content.readData(text, file === '-' ? 'standard input' : file);
  if (read.problems.length > 0) throw contentError(read.problems);
  const bank = namesQuestions(read.data) ? await context.content.questions(loaded) : new Map();
  const { value, problems } = parseAnswers(read.data, loaded.roadmap, bank);
  if (!value) throw contentError(problems.map((problem) => read.locate(problem)));
  return value;
}
