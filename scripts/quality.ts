/** What is weak about a bank of questions although every one of them is well formed. */
import type { QuestionEntry } from '../src/core/quiz/schema.ts';

export interface BankOfSkill {
  readonly skill: string;
  /** How many outcomes the skill has. */
  readonly outcomes: number;
  readonly questions: readonly QuestionEntry[];
}

const MOST_CODE_LINES = 10;
const ALIKE_FROM = 0.8;

/** One sentence for each weakness of one skill's questions. */
export function weaknesses({ skill, outcomes, questions }: BankOfSkill): readonly string[] {
  const untested = Array.from({ length: outcomes }, (_, at) => at + 1).filter(
    (outcome) => !questions.some((question) => question.outcome === outcome),
  );
  const levels = new Set(questions.map(({ level }) => level));
  return [
    ...untested.map((outcome) => `${skill}: no question tests outcome ${outcome}`),
    ...(levels.size < 3 ? [`${skill}: the questions are of ${levels.size} levels only`] : []),
    ...questions
      .filter(({ code = '' }) => code.trimEnd().split('\n').length > MOST_CODE_LINES)
      .map(({ id }) => `${id}: more than ${MOST_CODE_LINES} lines of code`),
    ...questions
      .filter(({ kind, options = [] }) => ['single', 'output'].includes(kind) && options.length !== 4)
      .map(({ id }) => `${id}: not four options`),
  ];
}

/** The share of questions whose right option is longer than every wrong one: a clue for who guesses. */
export function shareOfLongest(questions: readonly QuestionEntry[]): number {
  const chosen = questions.filter(({ kind }) => kind === 'single' || kind === 'output');
  const longest = chosen.filter(({ options = [] }) => {
    const right = options.find(({ correct }) => correct)?.text.length ?? 0;
    return options.every(({ correct, text }) => correct || text.length < right);
  });
  return chosen.length === 0 ? 0 : longest.length / chosen.length;
}

/** Pairs of questions that are nearly one: most of their words are the same (Jaccard). */
export function alike(questions: readonly QuestionEntry[]): readonly (readonly [string, string])[] {
  const words = questions.map(({ prompt, code = '', options = [] }) => {
    const text = [prompt, code, ...options.map((option) => option.text)].join(' ');
    return new Set(text.toLowerCase().match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu));
  });
  const pairs: (readonly [string, string])[] = [];
  for (const [a, one] of words.entries()) {
    for (let b = a + 1; b < words.length; b += 1) {
      const other = words[b] as Set<string>;
      const common = [...one].filter((word) => other.has(word)).length;
      if (common / (one.size + other.size - common) < ALIKE_FROM) continue;
      pairs.push([questions[a]?.id ?? '', questions[b]?.id ?? '']);
    }
  }
  return pairs;
}
