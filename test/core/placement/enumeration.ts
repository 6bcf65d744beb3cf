/**
 * The same model by brute force: every knowledge state of a small graph, weighed by every kind of learner and level.
 * Without the rule that an answer moves beliefs one way only, which the product adds on top.
 */
import { type Channel, likelihoodFor } from '../../../src/core/placement/channel.ts';
import type { LearnerKind } from '../../../src/core/placement/learner-kind.ts';
import type { Network } from '../../../src/core/placement/network.ts';
import type { Prior } from '../../../src/core/placement/prior.ts';

export interface Given {
  readonly position: number;
  readonly outcome: string;
}

export function enumerated(
  network: Network,
  prior: Prior,
  kinds: readonly LearnerKind[],
  channel: Channel,
  answers: readonly Given[],
): readonly number[] {
  const skills = network.ids.length;
  const known = new Array<number>(skills).fill(0);
  let all = 0;
  for (const kind of kinds) {
    const likelihoods = answers.map(({ outcome }) => likelihoodFor(channel, outcome, kind));
    for (const [level, gate] of prior.gates.entries()) {
      const weight = kind.weight * (prior.weights[level] ?? 0);
      for (let state = 0; state < 2 ** skills; state += 1) {
        let chance = weight * stateChance(network, gate, kind.leak, state);
        for (const [at, { position }] of answers.entries()) {
          const { known: ifKnown = 0, unknown = 0 } = likelihoods[at] ?? {};
          chance *= (state >> position) & 1 ? ifKnown : unknown;
        }
        all += chance;
        for (let i = 0; i < skills; i += 1) if ((state >> i) & 1) known[i] = (known[i] ?? 0) + chance;
      }
    }
  }
  return known.map((chance) => chance / all);
}

function stateChance({ first, parents }: Network, gate: Float64Array, leak: number, state: number): number {
  let chance = 1;
  for (let i = 0; i < gate.length; i += 1) {
    let ready = true;
    for (let e = first[i] ?? 0; e < (first[i + 1] ?? 0); e += 1) {
      if (!((state >> (parents[e] ?? 0)) & 1)) ready = false;
    }
    const open = ready ? (gate[i] ?? 0) : leak;
    chance *= (state >> i) & 1 ? open : 1 - open;
  }
  return chance;
}
