/** Runs one policy over all learners and tells how right it was after so many answers. */
import type { Network } from '../../src/core/placement/network.ts';
import { type Learner, parentsOf } from './learners.ts';
import type { Session, Told } from './policies.ts';

export interface Score {
  /** Mean share of skills told right, by number of answers. */
  readonly right: readonly number[];
  /** At 20 answers, or at the last: the worst tenth, Brier, calibration error, next three steps ready and new. */
  readonly worstTenth: number;
  readonly brier: number;
  readonly calibration: number;
  readonly nextThree: number;
  /** When the policy itself expects 95% right: answers and true share. */
  readonly stop: { readonly answers: number; readonly right: number };
  readonly msPerQuestion: number;
}

const MARK = 20;
const STOP_AT = 0.95;

export function score(
  network: Network,
  begin: () => Session,
  learners: readonly Learner[],
  truth: Told,
  answers: number,
): Score {
  const right = new Float64Array(answers + 1);
  const atMark: { share: number; chances: ArrayLike<number>; learner: Learner }[] = [];
  const stops: { answers: number; right: number }[] = [];
  let [spent, asks] = [0, 0];
  for (const learner of learners) {
    const session = begin();
    const attempts = new Uint16Array(network.ids.length);
    let stopped = false;
    let done = false;
    for (let count = 0; count <= answers; count += 1) {
      const chances = session.chances();
      const share = shareRight(chances, learner.state);
      right[count] = (right[count] as number) + share / learners.length;
      if (count === Math.min(MARK, answers)) atMark.push({ share, chances: Array.from(chances), learner });
      if (!stopped && (expected(chances) >= STOP_AT || count === answers)) {
        stopped = true;
        stops.push({ answers: count, right: share });
      }
      if (count === answers || done) continue;
      const before = performance.now();
      const position = session.next();
      if (position === undefined) done = true;
      else {
        session.answer(position, isRight(learner, position, (attempts[position] as number)++, truth));
        asks += 1;
      }
      spent += performance.now() - before;
    }
  }
  return {
    right: Array.from(right),
    worstTenth: worstTenth(atMark.map(({ share }) => share)),
    brier: mean(atMark.map(({ chances, learner }) => brier(chances, learner.state))),
    calibration: calibration(atMark),
    nextThree: nextThree(network, atMark),
    stop: { answers: mean(stops.map((stop) => stop.answers)), right: mean(stops.map((stop) => stop.right)) },
    msPerQuestion: spent / Math.max(1, asks),
  };
}

/** How many answers it takes until the mean share right is that high; undefined for never. */
export function answersTo(target: number, right: readonly number[]): number | undefined {
  const at = right.findIndex((share) => share >= target);
  if (at <= 0) return at < 0 ? undefined : 0;
  const [before, after] = [right[at - 1] as number, right[at] as number];
  return at - 1 + (target - before) / (after - before);
}

export function shareRight(chances: ArrayLike<number>, state: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < state.length; i += 1) if ((chances[i] as number) > 0.5 === (state[i] === 1)) count += 1;
  return count / state.length;
}

function isRight(learner: Learner, position: number, attempt: number, { slip, guess }: Told): boolean {
  const draw = learner.draw('question', position, attempt);
  return learner.state[position] ? draw >= slip : draw < guess;
}

function expected(chances: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < chances.length; i += 1)
    sum += Math.max(chances[i] as number, 1 - (chances[i] as number));
  return sum / chances.length;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function worstTenth(shares: readonly number[]): number {
  const sorted = shares.toSorted((a, b) => a - b);
  return mean(sorted.slice(0, Math.max(1, Math.floor(sorted.length / 10))));
}

function brier(chances: ArrayLike<number>, state: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < state.length; i += 1) sum += ((chances[i] as number) - (state[i] as number)) ** 2;
  return sum / state.length;
}

interface Marked {
  readonly chances: ArrayLike<number>;
  readonly learner: Learner;
}

/** Expected calibration error over ten bins: how far chances and truth lie apart. */
function calibration(marked: readonly Marked[]): number {
  const bins = Array.from({ length: 10 }, () => ({ said: 0, true: 0, count: 0 }));
  for (const { chances, learner } of marked) {
    for (const [i, known] of learner.state.entries()) {
      const bin = bins[Math.min(9, Math.floor((chances[i] as number) * 10))] as (typeof bins)[number];
      bin.said += chances[i] as number;
      bin.true += known;
      bin.count += 1;
    }
  }
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.reduce((sum, bin) => sum + Math.abs(bin.said - bin.true), 0) / all;
}

/** Of the three steps it would send the learner to, how many are new to them and have all prerequisites known. */
function nextThree(network: Network, marked: readonly Marked[]): number {
  let [good, all] = [0, 0];
  for (const { chances, learner } of marked) {
    const ready = network.ids.map((_, i) => {
      const needs = parentsOf(network, i).map((need) => chances[need] as number);
      const chance = chances[i] as number;
      return chance > 0.5 || needs.some((need) => need <= 0.5)
        ? 0
        : needs.reduce((p, need) => p * need, 1 - chance);
    });
    const steps = [...ready.keys()].filter((i) => (ready[i] as number) > 0);
    steps.sort((a, b) => (ready[b] as number) - (ready[a] as number));
    for (const i of steps.slice(0, 3)) {
      all += 1;
      if (!learner.state[i] && parentsOf(network, i).every((need) => learner.state[need])) good += 1;
    }
  }
  return all > 0 ? good / all : Number.NaN;
}
