/** What answers after a tick say about it: forgetting shows there. */
import type { Day } from '../day.ts';
import type { Evidence } from '../learner/evidence.ts';
import type { Learner } from '../learner/learner.ts';
import { gradeOf, worse } from './grade.ts';
import type { Grade } from './memory.ts';

export interface Lapses {
  /** Of the newest answers after the tick, so many were not right. */
  readonly missed: number;
  readonly answers: number;
  /** The day of the newest one that was missed. */
  readonly day: Day;
  /** Missed so often that the skill has to be refreshed. */
  readonly isForgotten: boolean;
}

/** The newest ones tell about today. */
const NEWEST = 5;
const ENOUGH_MISSED = 2;

/**
 * By skill, for those ticked outright and missed since; `known`: skills that were known otherwise, from that day on. Forgotten is what was missed at least twice, and more often than
 * not, in the newest five answers on days after the tick. A new tick wipes the slate.
 */
export function lapsesOf(
  { statements, evidence }: Pick<Learner, 'statements' | 'evidence'>,
  known: ReadonlyMap<string, Day> = new Map(),
): ReadonlyMap<string, Lapses> {
  const since = (skill: string) => {
    const statement = statements.get(skill);
    return statement ? (statement.report === 'known' ? statement.day : undefined) : known.get(skill);
  };
  const lapses = new Map<string, Lapses>();
  for (const [skill, answers] of answersSince(since, evidence)) {
    const newest = answers.slice(-NEWEST);
    const missed = newest.filter(({ grade }) => grade === 'again');
    const last = missed.at(-1);
    if (!last) continue;
    const isForgotten = missed.length >= ENOUGH_MISSED && 2 * missed.length > newest.length;
    lapses.set(skill, { missed: missed.length, answers: newest.length, day: last.day, isForgotten });
  }
  return lapses;
}

interface DayAnswer {
  readonly question: string;
  readonly day: Day;
  readonly grade: Grade;
}

/** By skill; of several answers to one question on a day the worst. */
function answersSince(since: (skill: string) => Day | undefined, evidence: readonly Evidence[]) {
  const bySkill = new Map<string, DayAnswer[]>();
  for (const one of evidence) {
    if (one.kind !== 'question') continue;
    const day = since(one.skill);
    if (day === undefined || one.day <= day) continue;
    const answers = bySkill.get(one.skill) ?? [];
    bySkill.set(one.skill, answers);
    const same = answers.findIndex(({ question, day }) => question === one.question && day === one.day);
    const grade = gradeOf(one);
    if (same < 0) answers.push({ question: one.question, day: one.day, grade });
    else
      answers[same] = {
        question: one.question,
        day: one.day,
        grade: worse(answers[same]?.grade ?? grade, grade),
      };
  }
  return bySkill;
}
