/** Which question of a skill to ask. */
import type { Question } from './question.ts';

/** Answered with one key, in half a minute. */
export function isQuick({ kind }: Question): boolean {
  return kind === 'single' || kind === 'output';
}

/**
 * One not seen before, if there is one, of the level that fits: for somebody who rather does not know the skill what
 * everybody uses, else what only those know who have used it. Undefined when there is no quick question.
 */
export function pickQuestion(
  questions: readonly Question[],
  seen: ReadonlySet<string>,
  probability: number,
): Question | undefined {
  const fitting = probability < 0.5 ? 2 : 3;
  const far = (question: Question) => (seen.has(question.id) ? 10 : 0) + Math.abs(question.level - fitting);
  return questions.filter(isQuick).toSorted((a, b) => far(a) - far(b))[0];
}
