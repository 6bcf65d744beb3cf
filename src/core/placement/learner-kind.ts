/** Latent traits of a learner that the answers give away bit by bit; each kind is a belief of its own, weighed. */

export interface LearnerKind {
  readonly weight: number;
  /** How often a known skill is answered as if it were unknown, and the other way round, beyond what was stated. */
  readonly slipsMore: number;
  readonly guessesMore: number;
  /** The chance of knowing a skill without its prerequisites: gaps. */
  readonly leak: number;
  /** In self-reports: says yes to what is unknown, no to what is known. */
  readonly overstates: number;
  readonly understates: number;
}

const PLAIN = { slipsMore: 0, guessesMore: 0, leak: 0 };

/** Answers as stated; guesses and slips more than stated; has gaps in what should come first. */
const ANSWERERS = [
  { weight: 0.92, ...PLAIN },
  { weight: 0.04, ...PLAIN, slipsMore: 0.03, guessesMore: 0.15 },
  { weight: 0.04, ...PLAIN, leak: 0.06 },
];

/** How people rate themselves, from exact to wild (docs/placement.md). */
const REPORTERS = [
  { weight: 0.29, overstates: 0.08, understates: 0.06 },
  { weight: 0.29, overstates: 0.25, understates: 0.12 },
  { weight: 0.24, overstates: 0.55, understates: 0.12 },
  { weight: 0.13, overstates: 0.55, understates: 0.35 },
];

/** Who ticks everything, or nothing, without much reading. */
const BLIND_REPORTERS = [
  { weight: 0.03, overstates: 0.97, understates: 0.02 },
  { weight: 0.02, overstates: 0.02, understates: 0.9 },
];

/** The kinds that answers to questions tell apart. */
export const ANSWERING: readonly LearnerKind[] = ANSWERERS.map((answerer) => ({
  ...answerer,
  overstates: 0,
  understates: 0,
}));

/** One kind cut into as many as there are ways to rate oneself. `atTheirWord`: nobody ticks blindly. */
export function kindsOfReporter(kind: LearnerKind, atTheirWord: boolean): readonly LearnerKind[] {
  const reporters = atTheirWord ? REPORTERS : [...REPORTERS, ...BLIND_REPORTERS];
  return reporters.map((reporter) => ({ ...kind, ...reporter }));
}
