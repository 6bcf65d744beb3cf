/** What ticks, questions and exercises say about the learner's skills. */
import type { Day } from '../day.ts';
import type { AnswerOutcome, Rating } from '../quiz/outcome.ts';
import type { FactData } from './fact.ts';

/** What a screen or a question told, in the order it happened. */
export type Evidence = (Screened | Answered | Copied) & {
  readonly day: Day;
  /** Shown after the placement had ended: it tells what was learned since. */
  readonly isLater?: boolean | undefined;
  /** Given before the questions were begun anew: it counts less, and may be asked again. */
  readonly isOld: boolean;
};

interface Screened {
  readonly kind: 'screen';
  readonly offered: readonly string[];
  readonly ticked: readonly string[];
}

interface Answered extends Omit<FactData['answered'], 'placement'> {
  readonly kind: 'question';
  /** How the learner said it felt. */
  readonly rating?: Rating | undefined;
}

/** An exercise passed after its solution was read. */
interface Copied {
  readonly kind: 'exercise';
  readonly skill: string;
  readonly exercise: string;
  readonly outcome: AnswerOutcome;
  readonly slip: number;
  readonly guess: number;
}

/** How little it says that somebody passes after reading the solution. */
const COPIED = { slip: 0.1, guess: 0.5 };

export function copiedEvidence({ skill, exercise }: FactData['checked'], day: Day): Evidence {
  return { kind: 'exercise', skill, exercise, outcome: 'right', ...COPIED, day, isOld: false };
}

/** The rating belongs to the newest answer to that question. */
export function rate(evidence: Evidence[], { question, rating }: FactData['rated']): void {
  const at = evidence.findLastIndex((one) => one.kind === 'question' && one.question === question);
  const answer = evidence[at];
  if (answer?.kind === 'question') evidence[at] = { ...answer, rating };
}

/** The newest outcome of every question that was answered, by its id. */
export function outcomesByQuestion({
  evidence,
}: {
  readonly evidence: readonly Evidence[];
}): ReadonlyMap<string, AnswerOutcome> {
  return new Map(evidence.flatMap((one) => (one.kind === 'question' ? [[one.question, one.outcome]] : [])));
}
