/** Which questions to practise, and which to prove a skill with. */
import type { AnswerOutcome } from './outcome.ts';
import type { Bank, Question } from './question.ts';

/** The newest outcome of each question that was answered, by its id. */
export type Seen = ReadonlyMap<string, AnswerOutcome>;

/**
 * Up to `count` questions, one of each skill in turn, in the order of the skills. Of one skill first those never asked,
 * then those that were not answered right, each from the easiest to the hardest.
 */
export function chooseQuestions(
  skills: readonly string[],
  bank: Bank,
  seen: Seen,
  count: number,
): readonly Question[] {
  const queues = skills.map((skill) => inTurn(bank.get(skill) ?? [], seen));
  const longest = Math.max(0, ...queues.map((queue) => queue.length));
  const chosen: Question[] = [];
  for (let round = 0; round < longest && chosen.length < count; round += 1) {
    for (const queue of queues) {
      const question = queue[round];
      if (question && chosen.length < count) chosen.push(question);
    }
  }
  return chosen;
}

const MOST_FOR_PROOF = 3;

/** Up to three about one skill, about different outcomes where there are some, unseen first; the level rises. */
export function questionsForProof(questions: readonly Question[], seen: Seen): readonly Question[] {
  const left = [...inTurn(questions, seen)];
  const chosen: Question[] = [];
  while (left.length > 0 && chosen.length < MOST_FOR_PROOF) {
    const isNew = ({ outcome, level }: Question) =>
      chosen.every((one) => one.outcome !== outcome && one.level !== level);
    const at = Math.max(0, left.findIndex(isNew));
    chosen.push(...left.splice(at, 1));
  }
  return chosen.sort((a, b) => a.level - b.level);
}

function inTurn(questions: readonly Question[], seen: Seen): readonly Question[] {
  const rank = ({ id }: Question) => {
    const outcome = seen.get(id);
    return outcome === undefined ? 0 : outcome === 'right' ? 2 : 1;
  };
  return questions.toSorted((a, b) => rank(a) - rank(b) || a.level - b.level);
}
