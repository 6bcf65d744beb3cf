/** What we believe about one skill, and where that belief comes from. */
import type { Day } from '../day.ts';

export type BeliefSource =
  /** The learner said so. */
  | 'claimed'
  /** It follows from what was said about skills that need it or that it needs. */
  | 'inferred'
  /** Nothing is known yet. */
  | 'none';

export interface Belief {
  /** The chance that the skill is known, 0 to 1. */
  readonly probability: number;
  readonly source: BeliefSource;
  /** Ids of the skills that the inference rests on. */
  readonly because: readonly string[];
  /** The day of the learner's own statement. */
  readonly day?: Day | undefined;
}

/** From this chance on a skill counts as known: the checklist ticks it and `next` passes it by. */
const KNOWN_FROM = 0.8;

export function isKnown(belief: Belief | undefined): boolean {
  return belief !== undefined && belief.probability >= KNOWN_FROM;
}
