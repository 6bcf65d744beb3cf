/**
 * Loopy belief propagation over the prerequisite graph, for one level of the prior.
 *
 * The model is a gate at every skill: it is known with its gate chance once all its prerequisites are known, and
 * with chance `leak` otherwise. Messages are log odds. Downward, a skill hears how likely its prerequisites are;
 * upward, each prerequisite hears how the evidence below speaks for it, given the chances of the others (Pearl 1988;
 * on trees exact, elsewhere near it: docs/placement.md has the measured gap). One answer touches what is near it:
 * messages whose inputs did not change are not worked out again.
 */
import type { Network } from './network.ts';

/** What does not change while messages are passed. */
export interface Gates {
  readonly network: Network;
  /** By skill: the chance that it is known once its prerequisites are. */
  readonly gate: Float64Array;
  /** The chance that it is known without them. */
  readonly leak: number;
}

export interface Messages {
  /** For each link, what the child tells the parent. */
  readonly up: Float64Array;
  /** For each link, the chance of the parent when that message is left out. */
  readonly without: Float64Array;
  /** For each skill, the sum of what its children tell it. */
  readonly fromChildren: Float64Array;
  /** For each skill, what its prerequisites tell it. */
  readonly down: Float64Array;
  /** For each skill, the chance that it is known. */
  readonly chances: Float64Array;
}

interface Pass extends Gates, Messages {
  /** Log odds by skill. */
  readonly evidence: Float64Array;
  /** Skills (1) whose odds changed in this pass. */
  readonly touched: Uint8Array;
}

const SWEEPS = 2;
const MOST_LOG_ODDS = 30;
const LEAST_CHANCE = 1e-12;
/** A message that changed by less is not passed on. */
const LEAST_CHANGE = 1e-4;

/** The messages before any evidence. */
export function firstMessages(gates: Gates): Messages {
  const [links, skills] = [gates.network.parents.length, gates.network.ids.length];
  const nothing = {
    up: new Float64Array(links),
    without: new Float64Array(links),
    fromChildren: new Float64Array(skills),
    down: new Float64Array(skills),
    chances: new Float64Array(skills),
  };
  return pass(gates, new Float64Array(skills), nothing, new Uint8Array(skills).fill(1));
}

/** The messages after the evidence about one skill changed. */
export function propagate(
  gates: Gates,
  evidence: Float64Array,
  { up, without, fromChildren, down, chances }: Messages,
  position: number,
): Messages {
  const messages = {
    up: up.slice(),
    without: without.slice(),
    fromChildren: fromChildren.slice(),
    down: down.slice(),
    chances: chances.slice(),
  };
  const touched = new Uint8Array(down.length);
  touched[position] = 1;
  return pass(gates, evidence, messages, touched);
}

function pass(gates: Gates, evidence: Float64Array, messages: Messages, touched: Uint8Array): Messages {
  const state: Pass = { ...gates, ...messages, evidence, touched };
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    sweepDown(state);
    sweepUp(state);
  }
  sweepDown(state);
  for (let i = 0; i < touched.length; i += 1) {
    if (touched[i]) messages.chances[i] = chanceOf(oddsOf(state, i));
  }
  return messages;
}

function sweepDown(state: Pass): void {
  const { network, gate, leak, up, without, down, touched } = state;
  const { first, parents } = network;
  for (let i = 0; i < gate.length; i += 1) {
    const [from, to] = [first[i] as number, first[i + 1] as number];
    let isStale = from === to && touched[i] === 1;
    for (let e = from; e < to; e += 1) {
      const parent = parents[e] as number;
      if (!touched[parent]) continue;
      isStale = true;
      without[e] = chanceOf(oddsOf(state, parent) - (up[e] as number));
    }
    if (!isStale) continue;
    const said = logOdds(leak + ((gate[i] as number) - leak) * product(without, from, to));
    if (Math.abs(said - (down[i] as number)) > LEAST_CHANGE) touched[i] = 1;
    down[i] = said;
  }
}

function sweepUp({ network, gate, leak, evidence, up, without, fromChildren, touched }: Pass): void {
  const { first, parents } = network;
  for (let i = gate.length - 1; i >= 0; i -= 1) {
    const [from, to] = [first[i] as number, first[i + 1] as number];
    if (from === to || !isTouched(touched, parents, i, from, to)) continue;
    const ready = product(without, from, to);
    const ratio = Math.exp(clamp((evidence[i] as number) + (fromChildren[i] as number))) - 1;
    const always = leak > 0 ? Math.log1p(ratio * leak) : 0;
    for (let e = from; e < to; e += 1) {
      const ifKnown = leak + ((gate[i] as number) - leak) * (ready / (without[e] as number));
      const said = Math.log1p(ratio * ifKnown) - always;
      const change = said - (up[e] as number);
      if (Math.abs(change) <= LEAST_CHANGE) continue;
      const parent = parents[e] as number;
      fromChildren[parent] = (fromChildren[parent] as number) + change;
      up[e] = said;
      touched[parent] = 1;
    }
  }
}

function isTouched(touched: Uint8Array, parents: Int32Array, i: number, from: number, to: number): boolean {
  if (touched[i]) return true;
  for (let e = from; e < to; e += 1) if (touched[parents[e] as number]) return true;
  return false;
}

function product(chances: Float64Array, from: number, to: number): number {
  let all = 1;
  for (let e = from; e < to; e += 1) all *= chances[e] as number;
  return all;
}

function oddsOf({ evidence, down, fromChildren }: Pass, i: number): number {
  return (evidence[i] as number) + (down[i] as number) + (fromChildren[i] as number);
}

function clamp(odds: number): number {
  return Math.max(-MOST_LOG_ODDS, Math.min(MOST_LOG_ODDS, odds));
}

function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-clamp(odds)));
}

function logOdds(chance: number): number {
  const safe = Math.max(LEAST_CHANCE, Math.min(1 - LEAST_CHANCE, chance));
  return Math.log(safe / (1 - safe));
}
