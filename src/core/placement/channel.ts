/** What an answer is worth. A channel is one way of asking: a question, a self-report, an exercise. */
import type { LearnerKind } from './learner-kind.ts';
import { PlacementError } from './placement-error.ts';

/** The chance of one outcome for who knows the skill and for who does not. */
export interface Likelihood {
  readonly known: number;
  readonly unknown: number;
}

export interface Channel {
  /** What it costs the learner. */
  readonly seconds: number;
  readonly outcomes: Readonly<Record<string, Likelihood>>;
  /** The outcomes that are reckoned with when a question is chosen; their chances sum to 1. */
  readonly expected: readonly string[];
  /** The learner's own word: how far it goes depends on the kind of learner. */
  readonly selfReport?: true;
}

/**
 * A question that is answered right or wrong. Who says "I don't know" most likely does not; who says "rusty" rather
 * does. Throws a PlacementError unless 0 < slip, 0 < guess and slip + guess < 1.
 */
export function questionChannel(slip: number, guess: number, seconds = 30): Channel {
  if (!(slip > 0 && slip < 1)) throw new PlacementError('bad-chance', 'slip is not a number between 0 and 1');
  if (!(guess > 0 && guess < 1))
    throw new PlacementError('bad-chance', 'guess is not a number between 0 and 1');
  if (slip + guess >= 1) {
    throw new PlacementError(
      'bad-chance',
      'slip and guess together are not below 1: answers would tell nothing',
    );
  }
  return {
    seconds,
    outcomes: {
      right: { known: 1 - slip, unknown: guess },
      wrong: { known: slip, unknown: 1 - guess },
      unsure: { known: 0.02, unknown: 0.4 },
      rusty: { known: 0.05, unknown: 0.03 },
    },
    expected: ['right', 'wrong'],
  };
}

/** Any way of asking. Throws a PlacementError unless the chances are in (0, 1) and sum to 1. */
export function channelOf(outcomes: Readonly<Record<string, Likelihood>>, seconds = 30): Channel {
  const expected = Object.keys(outcomes);
  if (expected.length < 2) throw new PlacementError('bad-chance', 'there must be two outcomes or more');
  for (const side of ['known', 'unknown'] as const) {
    const chances = expected.map((outcome) => outcomes[outcome]?.[side] as number);
    if (!chances.every((chance) => chance > 0 && chance < 1)) {
      throw new PlacementError(
        'bad-chance',
        `a chance of an outcome is not a number between 0 and 1 (${side})`,
      );
    }
    const sum = chances.reduce((total, chance) => total + chance, 0);
    if (Math.abs(sum - 1) > 1e-6) {
      throw new PlacementError('bad-chance', `the chances of the outcomes sum to ${sum}, not to 1 (${side})`);
    }
  }
  return { seconds, outcomes, expected };
}

/** What somebody of that kind does: some slip, guess, overstate or understate more than the channel says. */
export function likelihoodFor(channel: Channel, outcome: string, kind: LearnerKind): Likelihood {
  const { known, unknown } = channel.outcomes[outcome] as Likelihood;
  const asUnknown = channel.selfReport ? kind.understates : kind.slipsMore;
  const asKnown = channel.selfReport ? kind.overstates : kind.guessesMore;
  return {
    known: known * (1 - asUnknown) + unknown * asUnknown,
    unknown: unknown * (1 - asKnown) + known * asKnown,
  };
}

/**
 * How many bits one answer is expected to tell when the skill is known with that chance. Given the skill the answer
 * depends on nothing else, so this is also what it tells of the whole knowledge state; with equal error rates it is
 * largest at one half (half-split).
 */
export function information(chance: number, likelihoods: readonly Likelihood[]): number {
  let bits = 0;
  for (const { known, unknown } of likelihoods) {
    const seen = chance * known + (1 - chance) * unknown;
    bits += chance * entropy(known) + (1 - chance) * entropy(unknown) - entropy(seen);
  }
  return Math.max(0, bits);
}

/** Of one outcome, times -1: so that the sum above has no minus in front. */
function entropy(chance: number): number {
  return chance > 0 ? chance * Math.log2(chance) : 0;
}

/** `information` for every chance, read off a table: there are as many to compare as there are skills. */
export function informationTable(likelihoods: readonly Likelihood[]): (chance: number) => number {
  const STEPS = 2_000;
  const table = Float64Array.from({ length: STEPS + 1 }, (_, k) => information(k / STEPS, likelihoods));
  return (chance) => {
    const at = Math.min(STEPS - 1, Math.floor(chance * STEPS));
    const low = table[at] as number;
    return low + (chance * STEPS - at) * ((table[at + 1] as number) - low);
  };
}
