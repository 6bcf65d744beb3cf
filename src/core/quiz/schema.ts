/** What a file of questions must look like: one description for the checks, the types and the JSON Schema. */
import * as v from 'valibot';
import { address, described, idOf, lines, listOf, text, whole } from '../shape/fields.ts';

const chance = v.pipe(v.number(), v.gtValue(0, 'must be more than 0'), v.ltValue(1, 'must be less than 1'));
const why = described(lines(600), 'The misconception behind this wrong answer, and what is true');

const option = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-h]$/, 'must be a letter from a to h')),
  text: lines(300),
  correct: v.optional(v.boolean(), false),
  why: v.optional(why),
});

const proof = v.strictObject({
  run: described(v.optional(lines(6_000)), 'A program that shows the key; run by the tests only'),
  with: v.optional(text(30)),
  prints: v.optional(lines(2_000)),
  needs: v.optional(v.pipe(v.array(text(60)), v.maxLength(10, 'must not name more than 10'))),
  doc: v.optional(address),
});

const question = v.strictObject({
  id: described(idOf(100), 'Stable name, never reused: answers are kept under it'),
  kind: v.picklist(['single', 'output', 'multiple', 'order', 'fill']),
  level: described(whole(1, 4), '1 knows the word, 2 uses it, 3 sees the trap, 4 knows why'),
  outcome: described(whole(1, 6), 'Which outcome of the skill it tests, from 1'),
  prompt: lines(600),
  language: v.optional(text(20)),
  code: v.optional(lines(2_000)),
  options: described(
    v.optional(listOf(option, 'option', 8)),
    'Shuffled when asked; those of `order` stand in their right order',
  ),
  answers: described(v.optional(listOf(text(200), 'answer', 12)), 'Of `fill`: every text that is right'),
  mistakes: v.optional(listOf(v.strictObject({ text: text(200), why }), 'mistake', 12)),
  explanation: lines(900),
  slip: described(v.optional(chance), 'The chance of a wrong answer though the skill is known'),
  guess: described(v.optional(chance), 'The chance of a right answer though it is not'),
  verify: described(v.optional(proof), 'How the key is proved'),
});

/** More in one file is a mistake, or worse. */
const MOST_QUESTIONS = 200;

export const QUESTIONS_SCHEMA = v.strictObject({
  questions: listOf(question, 'question', MOST_QUESTIONS),
});

export type QuestionEntry = v.InferOutput<typeof question>;
