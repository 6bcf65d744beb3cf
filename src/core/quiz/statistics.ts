/** How answers fit the questions: which are answered against what else is known of the learner. */
import type { AnswerOutcome } from './outcome.ts';

/** `surprising`: mostly not as the belief foretold. `easy`: always right, although the skill was not known. */
export type Remark = 'surprising' | 'easy' | 'fits';

export interface QuestionStatistics {
  readonly question: string;
  readonly skill: string;
  readonly answers: number;
  readonly right: number;
  /** The share of right answers that the belief in the skill foretold, with slip and guess. */
  readonly expected: number;
  readonly remark: Remark;
}

export interface GivenAnswer {
  readonly question: string;
  readonly skill: string;
  readonly outcome: AnswerOutcome;
  readonly slip: number;
  readonly guess: number;
}

/** With one answer nothing stands out. */
const LEAST_ANSWERS = 2;
const FAR = 0.5;

/** By question, the most surprising first. `known`: the chance that a skill is known, as believed now. */
export function statisticsOf(
  answers: readonly GivenAnswer[],
  known: (skill: string) => number,
): readonly QuestionStatistics[] {
  const byQuestion = new Map<string, GivenAnswer[]>();
  for (const answer of answers) {
    const all = byQuestion.get(answer.question);
    if (all) all.push(answer);
    else byQuestion.set(answer.question, [answer]);
  }
  return [...byQuestion.values()]
    .map((all) => statisticOf(all, known))
    .sort((a, b) => distance(b) - distance(a) || b.answers - a.answers);
}

function statisticOf(all: readonly GivenAnswer[], known: (skill: string) => number): QuestionStatistics {
  const [{ question, skill }] = all as readonly [GivenAnswer, ...GivenAnswer[]];
  const right = all.filter(({ outcome }) => outcome === 'right').length;
  const chance = known(skill);
  const expected =
    all.reduce((sum, { slip, guess }) => sum + chance * (1 - slip) + (1 - chance) * guess, 0) / all.length;
  const plain = { question, skill, answers: all.length, right, expected };
  return { ...plain, remark: remarkOn(plain) };
}

function remarkOn(statistic: Omit<QuestionStatistics, 'remark'>): Remark {
  const { answers, right, expected } = statistic;
  if (answers < LEAST_ANSWERS || distance(statistic) < FAR) return 'fits';
  return right === answers && expected < FAR ? 'easy' : 'surprising';
}

function distance({ right, answers, expected }: Omit<QuestionStatistics, 'remark'>): number {
  return Math.abs(right / answers - expected);
}
