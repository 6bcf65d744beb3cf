/**
 * Finds out which skills of a prerequisite graph a person knows, with few questions. Public: `pybackend-path/placement`.
 *
 *     let placement = createPlacement({ skills: [{ id: 'a', prerequisites: [] }, { id: 'b', prerequisites: ['a'] }] });
 *     while (!isDone(placement)) {
 *       const skill = nextSkill(placement);
 *       if (skill === undefined) break;
 *       placement = answer(placement, skill, ask(skill));
 *     }
 *     beliefs(placement).get('b'); // the chance that b is known, 0 to 1
 *
 * Everything is a value and nothing is random: the same skills and answers give the same questions and beliefs.
 * Wrong input throws a PlacementError with a `code`. docs/placement.md has the model, the figures and their limits.
 */
import {
  type Channel,
  channelOf,
  informationTable,
  type Likelihood,
  likelihoodFor,
  questionChannel,
} from './channel.ts';
import { networkOf, type PlacementSkill } from './network.ts';
import { PlacementError } from './placement-error.ts';
import { createPosterior, observe, type Posterior, shareExpectedRight } from './posterior.ts';
import { priorOf } from './prior.ts';

export { PlacementError, type PlacementErrorCode } from './placement-error.ts';
export type { Likelihood, PlacementSkill };

/** `unsure`: "I don't know". `rusty`: "I knew it once". */
export type Outcome = 'right' | 'wrong' | 'unsure' | 'rusty';

export interface PlacementOptions {
  readonly skills: readonly PlacementSkill[];
  /** By id, the chance that a skill is known before any answer, where more is known than the graph tells. */
  readonly prior?: Readonly<Record<string, number>> | undefined;
  /** The chance of a wrong answer though the skill is known; 0.08 when left out. */
  readonly slip?: number | undefined;
  /** The chance of a right answer though the skill is not known; 0.15 when left out. */
  readonly guess?: number | undefined;
  /** How often one skill may be asked; 2 when left out. */
  readonly maxPerSkill?: number | undefined;
  /** `isDone` when this share of the skills is expected to be told right; 0.95 when left out. */
  readonly accuracy?: number | undefined;
  /** Instead of slip and guess: the chance of each outcome, known and unknown, summing to 1 each. */
  readonly outcomes?: Readonly<Record<string, Likelihood>> | undefined;
}

/** Made by `createPlacement` and `answer`, read by the functions here. Its fields may change at any time. */
export interface Placement {
  readonly posterior: Posterior;
  readonly channel: Channel;
  readonly information: (chance: number) => number;
  /** How often each skill was answered, by its position. */
  readonly asked: Uint16Array;
  readonly answers: number;
  readonly maxPerSkill: number;
  readonly accuracy: number;
  readonly history: Step | undefined;
}

/** One answer and what it did, the newest first. */
interface Step {
  readonly skill: string;
  readonly outcome: string;
  /** The change of each skill's log odds. */
  readonly shifts: Float32Array;
  readonly earlier: Step | undefined;
}

export interface Reason {
  readonly skill: string;
  readonly outcome: string;
  /** Change of the log odds; above 0 speaks for the skill. */
  readonly change: number;
}

export interface Explanation {
  readonly skill: string;
  readonly probability: number;
  /** `known` from 0.9, `new` up to 0.1, between them `unsure`. */
  readonly verdict: 'known' | 'new' | 'unsure';
  /** What moved the belief, the strongest first. */
  readonly reasons: readonly Reason[];
}

/** Before this many answers a placement is not done, unless there are fewer to give. */
const LEAST_ANSWERS = 8;
/** A question that is expected to tell less, in bits, is not worth asking. */
const LEAST_BITS = 0.02;
/** An answer moved a belief when its log odds changed by more. */
const LEAST_CHANGE = 0.05;

export function createPlacement({
  skills,
  prior = {},
  slip = 0.08,
  guess = 0.15,
  maxPerSkill = 2,
  accuracy = 0.95,
  outcomes,
}: PlacementOptions): Placement {
  if (!Number.isInteger(maxPerSkill) || maxPerSkill < 1 || maxPerSkill > 1_000) {
    throw new PlacementError('bad-limit', 'maxPerSkill is a whole number from 1 to 1000');
  }
  if (!(accuracy > 0.5 && accuracy < 1)) {
    throw new PlacementError('bad-chance', 'accuracy is a number above 0.5 and below 1');
  }
  const channel = outcomes ? channelOf(outcomes) : questionChannel(slip, guess);
  const network = networkOf(skills);
  const likelihoods = channel.expected.map((outcome) => channel.outcomes[outcome] as Likelihood);
  return {
    posterior: withPrior(createPosterior(network, priorOf(network)), prior),
    channel,
    information: informationTable(likelihoods),
    asked: new Uint16Array(skills.length),
    answers: 0,
    maxPerSkill,
    accuracy,
    history: undefined,
  };
}

/** Each chance counts as evidence that moves the belief from what the graph says to that chance. */
function withPrior(posterior: Posterior, prior: Readonly<Record<string, number>>): Posterior {
  let after = posterior;
  for (const [id, chance] of Object.entries(prior)) {
    if (!(chance > 0 && chance < 1)) {
      throw new PlacementError('bad-chance', `the prior of '${id}' is not a number between 0 and 1`);
    }
    const position = positionOf(posterior, id);
    const base = posterior.chances[position] as number;
    const [known, unknown] = [chance * (1 - base), (1 - chance) * base];
    const sum = known + unknown;
    after = observe(after, position, () => ({ known: known / sum, unknown: unknown / sum }));
  }
  return after;
}

/** The skill whose answer tells most about all of them, or undefined when each was asked often enough. */
export function nextSkill({ posterior, information, asked, maxPerSkill }: Placement): string | undefined {
  let best: string | undefined;
  let most = -1;
  for (const [position, id] of posterior.network.ids.entries()) {
    if ((asked[position] as number) >= maxPerSkill) continue;
    const bits = information(posterior.chances[position] as number);
    if (bits > most) {
      most = bits;
      best = id;
    }
  }
  return best;
}

/** The placement after one more answer; throws when that skill was answered `maxPerSkill` times before. */
export function answer(placement: Placement, skillId: string, outcome: Outcome | (string & {})): Placement {
  const { posterior, channel, asked, maxPerSkill, history } = placement;
  const position = positionOf(posterior, skillId);
  if (!Object.hasOwn(channel.outcomes, outcome)) {
    const known = Object.keys(channel.outcomes).join(', ');
    throw new PlacementError('bad-outcome', `'${outcome}' is not an outcome; there are ${known}`);
  }
  if ((asked[position] as number) >= maxPerSkill) {
    throw new PlacementError('asked-enough', `'${skillId}' was answered ${maxPerSkill} times already`);
  }
  const after = observe(posterior, position, (kind) => likelihoodFor(channel, outcome, kind));
  const shifts = Float32Array.from(
    after.chances,
    (chance, i) => logOdds(chance) - logOdds(posterior.chances[i] as number),
  );
  return {
    ...placement,
    posterior: after,
    asked: asked.with(position, (asked[position] as number) + 1),
    answers: placement.answers + 1,
    history: { skill: skillId, outcome, shifts, earlier: history },
  };
}

/** For each skill the chance that it is known; never higher than that of a prerequisite. */
export function beliefs({ posterior }: Placement): ReadonlyMap<string, number> {
  return new Map(posterior.network.ids.map((id, position) => [id, posterior.chances[position] as number]));
}

/** The share of skills that is expected to be told right, each by its likelier verdict. */
export function expectedAccuracy({ posterior }: Placement): number {
  return shareExpectedRight(posterior);
}

/** Whether asking on is not worth it: sure enough, or no question left that tells anything. */
export function isDone(placement: Placement): boolean {
  const skill = nextSkill(placement);
  if (skill === undefined) return true;
  const { posterior, information, answers, accuracy } = placement;
  if (answers < Math.min(LEAST_ANSWERS, posterior.network.ids.length)) return false;
  const bits = information(posterior.chances[positionOf(posterior, skill)] as number);
  return bits < LEAST_BITS || expectedAccuracy(placement) >= accuracy;
}

/** Why a skill is believed known or not: the answers that moved it. */
export function explain({ posterior, history }: Placement, skillId: string): Explanation {
  const position = positionOf(posterior, skillId);
  const probability = posterior.chances[position] as number;
  const reasons: Reason[] = [];
  for (let step = history; step; step = step.earlier) {
    const change = step.shifts[position] as number;
    if (Math.abs(change) > LEAST_CHANGE) reasons.push({ skill: step.skill, outcome: step.outcome, change });
  }
  reasons.sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const verdict = probability >= 0.9 ? 'known' : probability <= 0.1 ? 'new' : 'unsure';
  return { skill: skillId, probability, verdict, reasons };
}

function positionOf({ network }: Posterior, id: string): number {
  const position = network.positions.get(id);
  if (position === undefined) throw new PlacementError('unknown-skill', `no skill is called '${id}'`);
  return position;
}

function logOdds(chance: number): number {
  const safe = Math.max(1e-6, Math.min(1 - 1e-6, chance));
  return Math.log(safe / (1 - safe));
}
