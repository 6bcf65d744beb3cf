/** What we believe about one skill, and where that belief comes from. */
import type { Day } from '../day.ts';
import type { Grade } from './fact.ts';

export type BeliefSource =
  /** The learner passed an exercise about it. */
  | 'proved'
  /** The learner said so outright. */
  | 'claimed'
  /** It was ticked, and missed in reviews since. */
  | 'forgotten'
  /** The learner answered a question about it. */
  | 'answered'
  /** It stood on a screen and was ticked, or left. */
  | 'ticked'
  /** The learner's own code shows it, or what needs it. Never enough to make it known. */
  | 'evidence'
  /** It follows from what is known about other skills. */
  | 'inferred'
  /** Nothing is known yet. */
  | 'none';

export interface Belief {
  /** The chance that the skill is known, 0 to 1. */
  readonly probability: number;
  readonly source: BeliefSource;
  /** What the learner's own ticks and answers about this skill say. */
  readonly speaks?: 'for' | 'against' | 'both' | undefined;
  /** Ids of the skills that the inference rests on. */
  readonly because: readonly string[];
  /** How far the learner's code shows it. */
  readonly grade?: Grade | undefined;
  /** The day of the learner's own statement, tick or answer, or of the last commit to what shows it. */
  readonly day?: Day | undefined;
}

/** From this chance on a skill counts as known: the checklist ticks it and `next` passes it by. */
const KNOWN_FROM = 0.8;
/** Up to this chance it counts as new. */
const NEW_TO = 0.2;

export function isKnown(belief: Belief | undefined): boolean {
  return belief !== undefined && isKnownChance(belief.probability);
}

export function isKnownChance(chance: number): boolean {
  return chance >= KNOWN_FROM;
}

export type Verdict = 'known' | 'unsure' | 'new';

export function verdictOf({ probability }: Pick<Belief, 'probability'>): Verdict {
  return probability >= KNOWN_FROM ? 'known' : probability <= NEW_TO ? 'new' : 'unsure';
}
