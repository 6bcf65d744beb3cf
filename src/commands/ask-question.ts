/** Asks one question of the bank, whatever its kind. */
import type { ChoiceQuestion, Context, Control, Prompter, Reply, TextQuestion } from '../context.ts';
import { seededChance } from '../core/chance.ts';
import { type Given, presented } from '../core/quiz/mark.ts';
import type { Option, Question } from '../core/quiz/question.ts';
import { blank, type Line, line } from '../screen.ts';
import { optionChoices, optionLines, QUESTION_HELP } from '../views/question.ts';

export interface Asking {
  readonly prompter: Prompter;
  /** Shown above the question. */
  readonly above: readonly Line[];
  readonly controls: readonly Control[];
  /** The same seed shows the options in the same order. */
  readonly seed: string;
}

/** What was chosen or typed; `unsure` for "I don't know". */
export async function askQuestion(
  context: Context,
  question: Question,
  { prompter, above, controls, seed }: Asking,
): Promise<Reply<Given>> {
  const options = presented(question, seededChance(seedOf(`${question.id} ${seed}`)));
  const base = { lines: await linesOf(context, question, above), help: QUESTION_HELP, controls };
  switch (question.kind) {
    case 'single':
    case 'output':
      return askOne(prompter, base, options);
    case 'multiple':
      return prompter.tick({
        ...base,
        prompt: 'Tick all that are right:',
        choices: optionChoices(options),
        controls: [...controls, 'unsure'],
      });
    case 'order':
      return askOrder(prompter, base, options);
    case 'fill':
      return askText(prompter, base);
  }
}

const UNSURE = 'unsure';

type Base = Pick<ChoiceQuestion & TextQuestion, 'lines' | 'help' | 'controls'>;

async function linesOf(context: Context, question: Question, above: readonly Line[]) {
  const { prompt, code, language } = question;
  return [
    ...above,
    ...prompt
      .trim()
      .split('\n')
      .map((text) => line(text)),
    ...(code === undefined ? [] : [blank, ...(await context.highlight(code, language))]),
  ];
}

async function askOne(prompter: Prompter, base: Base, options: readonly Option[]): Promise<Reply<Given>> {
  const reply = await prompter.choose({
    ...base,
    prompt: 'Your answer:',
    // Told by their numbers: the ids are nothing that anybody sees or should be able to type.
    choices: [
      ...optionChoices(options).map(({ key, label }) => ({ value: key, key, label })),
      { value: UNSURE, key: 'd', label: "I don't know" },
    ],
    // So that an Enter too many is no answer.
    preselected: UNSURE,
  });
  if (reply.kind !== 'answer') return reply;
  const chosen = options[Number(reply.value) - 1];
  return chosen ? { kind: 'answer', value: [chosen.id] } : { kind: 'unsure' };
}

async function askOrder(prompter: Prompter, base: Base, options: readonly Option[]): Promise<Reply<Given>> {
  const numbers = options.map((_, at) => String(at + 1));
  const reply = await prompter.enter({
    ...base,
    lines: [...base.lines, blank, ...optionLines(options)],
    prompt: `Their numbers in the right order, such as ${numbers.toReversed().join(' ')}`,
    fallback: '',
    controls: [...base.controls, 'unsure'],
    check: (text) =>
      digitsIn(text).toSorted().join() === numbers.join()
        ? undefined
        : `Please type each number from 1 to ${numbers.length} once, with spaces between them.`,
  });
  if (reply.kind !== 'answer') return reply;
  return {
    kind: 'answer',
    value: digitsIn(reply.value).map((digit) => options[Number(digit) - 1]?.id ?? ''),
  };
}

async function askText(prompter: Prompter, base: Base): Promise<Reply<Given>> {
  const reply = await prompter.enter({
    ...base,
    prompt: 'Type your answer',
    fallback: '',
    takesAnyText: true,
    controls: [...base.controls, 'unsure'],
    check: (text) => (text.trim() === '' ? 'Please type an answer, or :d for I don’t know.' : undefined),
  });
  return reply.kind === 'answer' ? { kind: 'answer', value: [reply.value] } : reply;
}

function digitsIn(text: string): readonly string[] {
  return text.match(/\d/g) ?? [];
}

function seedOf(text: string): number {
  return [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);
}
