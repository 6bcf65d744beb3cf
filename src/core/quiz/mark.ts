/** What an answer to a question is worth, and what to say about it. */
import { type Chance, shuffled } from '../chance.ts';
import type { Option, Question } from './question.ts';

/** The options as they are shown. Order and fill stay out of it: the one is always shuffled, the other has none. */
export function presented(question: Question, chance: Chance): readonly Option[] {
  const order = shuffled(question.options, chance);
  const isGivenAway =
    question.kind === 'order' && order.every((option, at) => option === question.options[at]);
  return isGivenAway ? [...order.slice(1), ...order.slice(0, 1)] : order;
}

/** Ids of the chosen options (in the chosen order, for `order`), or the typed text. */
export type Given = readonly string[];

export interface Marked {
  readonly isRight: boolean;
  /** Why what was chosen is wrong, one sentence or more for each misconception. */
  readonly whys: readonly string[];
}

/** Ids of options that the question does not have count as wrong. */
export function mark(question: Question, given: Given): Marked {
  if (question.kind === 'fill') return markTyped(question, given[0] ?? '');
  const { options, kind } = question;
  if (kind === 'order') {
    return { isRight: options.every(({ id }, at) => id === given[at]), whys: [] };
  }
  const right = options.filter(({ correct }) => correct).map(({ id }) => id);
  const isRight = given.length === right.length && right.every((id) => given.includes(id));
  const whys = options.flatMap(({ id, correct, why }) =>
    given.includes(id) && !correct && why ? [why] : [],
  );
  return { isRight, whys };
}

function markTyped({ answers, mistakes }: Question, typed: string): Marked {
  const text = folded(typed);
  const isRight = answers.some((answer) => folded(answer) === text);
  const whys = mistakes.flatMap((mistake) => (folded(mistake.text) === text ? [mistake.why] : []));
  return { isRight, whys: isRight ? [] : whys };
}

/** Spaces around, and how many there are between words, are no part of an answer; neither is the kind of quote. */
function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('"', "'");
}

/** The right answer as text, one line each. */
export function keyOf({ kind, options, answers }: Question): readonly string[] {
  if (kind === 'fill') return answers.slice(0, 1);
  return options.filter(({ correct }) => correct || kind === 'order').map(({ text }) => text);
}
