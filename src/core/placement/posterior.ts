/** What is believed of one learner after the evidence so far: immutable, one step for each answer. */
import type { Likelihood } from './channel.ts';
import { ANSWERING, kindsOfReporter, type LearnerKind } from './learner-kind.ts';
import { firstMessages, type Messages, propagate } from './messages.ts';
import type { Network } from './network.ts';
import type { Prior } from './prior.ts';

export interface Posterior {
  readonly network: Network;
  readonly prior: Prior;
  /** Whether the kinds are cut by how people rate themselves: only once a self-report is weighed. */
  readonly weighsReports: boolean;
  readonly runs: readonly Run[];
  /** For each skill, the chance that it is known. Never higher than that of a prerequisite. */
  readonly chances: Float64Array;
}

/** The beliefs of one kind of learner, by level of the prior. */
interface Run {
  readonly kind: LearnerKind;
  /** Log odds by skill. */
  readonly evidence: Float64Array;
  readonly levels: readonly LevelRun[];
}

interface LevelRun {
  readonly weight: number;
  readonly messages: Messages;
}

/** Below this a level's messages are not worked out again, and it keeps at least this much: it may come back. */
const LEAST_WEIGHT = 1e-4;
const MOST_LOG_ODDS = 30;

export function createPosterior(
  network: Network,
  prior: Prior,
  kinds: readonly LearnerKind[] = ANSWERING,
): Posterior {
  const evidence = new Float64Array(network.ids.length);
  const runs = kinds.map((kind) => ({
    kind,
    evidence,
    levels: prior.gates.map((gate, level) => ({
      weight: kind.weight * (prior.weights[level] as number),
      messages: firstMessages({ network, gate, leak: kind.leak }),
    })),
  }));
  return { network, prior, weighsReports: false, runs, chances: downward(network, mixed(network, runs)) };
}

/** The same beliefs, with the kinds cut by how people rate themselves. */
export function weighingReports(posterior: Posterior, atTheirWord = false): Posterior {
  if (posterior.weighsReports) return posterior;
  const runs = posterior.runs.flatMap(({ kind, evidence, levels }) =>
    kindsOfReporter(kind, atTheirWord).map((finer) => ({
      kind: finer,
      evidence,
      levels: levels.map(({ weight, messages }) => ({ weight: weight * finer.weight, messages })),
    })),
  );
  return { ...posterior, weighsReports: true, runs };
}

/**
 * After one more piece of evidence about the skill at that position. An answer that speaks for the skill lowers no
 * belief and one that speaks against it raises none: where the model would explain one thing away by another, the
 * belief stays.
 */
export function observe(
  posterior: Posterior,
  position: number,
  likelihoodOf: (kind: LearnerKind) => Likelihood,
): Posterior {
  const { network, prior } = posterior;
  const runs = weighed(
    posterior.runs.map((run) => {
      const { known, unknown } = likelihoodOf(run.kind);
      return {
        kind: run.kind,
        evidence: withEvidence(run.evidence, position, Math.log(known / unknown)),
        levels: run.levels.map(({ weight, messages }) => {
          const chance = messages.chances[position] as number;
          return { weight: weight * (chance * known + (1 - chance) * unknown), messages };
        }),
      };
    }),
  ).map(({ kind, evidence, levels }) => ({
    kind,
    evidence,
    levels: levels.map(({ weight, messages }, level) => ({
      weight,
      messages:
        weight > LEAST_WEIGHT
          ? propagate(
              { network, gate: prior.gates[level] as Float64Array, leak: kind.leak },
              evidence,
              messages,
              position,
            )
          : messages,
    })),
  }));
  const chances = downward(network, mixed(network, runs));
  return { ...posterior, runs, chances: oneWay(posterior, chances, likelihoodOf) };
}

/** Only the kinds of learner that are likeliest now: enough for a rough look ahead, at a fraction of the work. */
export function ofLikeliestKinds(posterior: Posterior, most: number): Posterior {
  const weightOf = ({ levels }: Run) => levels.reduce((sum, { weight }) => sum + weight, 0);
  return { ...posterior, runs: posterior.runs.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, most) };
}

/** The share of skills that is expected to be told right, each by its likelier verdict. */
export function shareExpectedRight({ chances }: Posterior): number {
  if (chances.length === 0) return 1;
  return chances.reduce((sum, chance) => sum + Math.max(chance, 1 - chance), 0) / chances.length;
}

function withEvidence(evidence: Float64Array, position: number, more: number): Float64Array {
  const sum = evidence.slice();
  const odds = (sum[position] as number) + more;
  sum[position] = Math.max(-MOST_LOG_ODDS, Math.min(MOST_LOG_ODDS, odds));
  return sum;
}

function weighed(runs: readonly Run[]): readonly Run[] {
  let sum = 0;
  for (const { levels } of runs) for (const { weight } of levels) sum += weight;
  return runs.map((run) => ({
    ...run,
    levels: run.levels.map(({ weight, messages }) => ({
      weight: Math.max(LEAST_WEIGHT, weight / sum),
      messages,
    })),
  }));
}

function mixed({ ids }: Network, runs: readonly Run[]): Float64Array {
  const chances = new Float64Array(ids.length);
  let sum = 0;
  for (const { levels } of runs) {
    for (const { weight, messages } of levels) {
      if (weight <= LEAST_WEIGHT) continue;
      sum += weight;
      for (let i = 0; i < chances.length; i += 1) {
        chances[i] = (chances[i] as number) + weight * (messages.chances[i] as number);
      }
    }
  }
  for (let i = 0; i < chances.length; i += 1) chances[i] = (chances[i] as number) / sum;
  return chances;
}

/** Nobody knows a skill more surely than what it needs. */
function downward({ first, parents }: Network, chances: Float64Array): Float64Array {
  for (let i = 0; i < chances.length; i += 1) {
    for (let e = first[i] as number; e < (first[i + 1] as number); e += 1) {
      chances[i] = Math.min(chances[i] as number, chances[parents[e] as number] as number);
    }
  }
  return chances;
}

function oneWay(
  { runs, chances: before }: Posterior,
  after: Float64Array,
  likelihoodOf: (kind: LearnerKind) => Likelihood,
): Float64Array {
  const { known, unknown } = likelihoodOf((runs[0] as Run).kind);
  const choose = known > unknown ? Math.max : known < unknown ? Math.min : undefined;
  return choose ? after.map((chance, i) => choose(chance, before[i] as number)) : after;
}
