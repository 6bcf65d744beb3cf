/** Something that `start` can ask now, and where its answer leads. */
import type { Reply } from '../context.ts';
import type { NewFact } from '../core/learner/fact.ts';
import type { Assessment } from '../core/placement/assessment.ts';
import type { Bank } from '../core/quiz/question.ts';
import type { Skill } from '../core/roadmap/roadmap.ts';

export interface OpenQuestion {
  readonly ask: () => Promise<Reply<Answered>>;
  /** Where skipping it leads; a question about the profile cannot be skipped. */
  readonly skipped?: Assessing;
}

export interface Answered {
  readonly facts: readonly NewFact[];
  /** Absent after a question about the profile. */
  readonly assessing?: Assessing;
}

/** Where the asking about skills stands. */
export interface Assessing {
  readonly assessment: Assessment;
  /** The skills of the path. */
  readonly skills: readonly Skill[];
  readonly bank: Bank;
  /** Ids of questions that were answered, now or earlier. */
  readonly seen: ReadonlySet<string>;
  /** How many screens and questions there were since `start` began. */
  readonly asked: number;
  /** Of the order in which options are shown. */
  readonly seed: string;
}
