/**
 * What is believed of a learner before the first answer, from the shape of the graph alone.
 *
 * We imagine learners. Each skill takes one of them a random time (exponential, its mean the skill's effort), longer
 * when it lies deep and shorter when the learner likes its stage, and begins when its prerequisites are known. (A
 * race of such clocks is the same as learning, again and again, one of the skills that are ready: a random learning
 * path of knowledge space theory.) The imagined learners are cut into levels by how much of the graph they know, and
 * counted in each: how often is a skill known once its prerequisites are? Where few of them came, the count leans on
 * a smooth rule: a learner of ability t knows skills up to about height t.
 */
import { type Chance, seededChance } from '../chance.ts';
import type { Network } from './network.ts';

/** `gates[level][skill]`: the chance that the skill is known, given that all its prerequisites are. */
export interface Prior {
  readonly weights: Float64Array;
  readonly gates: readonly Float64Array[];
}

/** How much learners favour stages of their own, and how much deep skills take longer. Insensitive to both. */
const TASTE = 1;
const CAUTION = 1;
/** The smooth rule counts as much as this many imagined learners. */
const PSEUDO = 2;
/** Imagined learners: as many as cost less than a tenth of a second. */
const MOST_LEARNERS = 1_000;
const MOST_STEPS = 2_000_000;

export function priorOf(network: Network): Prior {
  const skills = network.ids.length;
  const growth = Math.max(0, Math.log(skills / 60));
  const levels = 9 + Math.round(1.2 * growth);
  const smooth = smoothGates(network, levels, growth);
  const tallies = smooth.map(tallyFrom);
  const learners = Math.max(50, Math.min(MOST_LEARNERS, Math.round(MOST_STEPS / Math.max(1, skills))));
  const chance = seededChance(7);
  for (let learner = 0; learner < learners; learner += 1) {
    const share = (learner + 0.5) / learners;
    const level = Math.min(levels - 1, Math.floor(share * levels));
    count(tallies[level] as Tally, network, knowledgeState(network, share, chance));
  }
  const { floor, ceiling } = limits(skills);
  return {
    weights: new Float64Array(levels).fill(1 / levels),
    gates: tallies.map(({ ready, known }) =>
      known.map((number, i) => Math.min(ceiling, Math.max(floor, number / (ready[i] ?? 1)))),
    ),
  };
}

/** The share of learners who miss one skill shrinks as the graph grows, or nobody could know a deep one. */
function limits(skills: number): { floor: number; ceiling: number } {
  return { floor: Math.min(0.02, 2.4 / skills), ceiling: 1 - Math.min(0.02, 1.8 / skills) };
}

function smoothGates(network: Network, levels: number, growth: number): readonly Float64Array[] {
  const { floor, ceiling } = limits(network.ids.length);
  const [lowest, highest, steepness] = [-0.35, 1.35 + growth / 6, 6];
  return Array.from({ length: levels }, (_, level) => {
    const ability = lowest + ((highest - lowest) * level) / (levels - 1);
    return network.height.map(
      (height) => floor + (ceiling - floor) / (1 + Math.exp(steepness * (height - ability))),
    );
  });
}

/** Which skills (1) a learner knows who has learned that share of the graph. */
function knowledgeState(network: Network, share: number, chance: Chance): Uint8Array {
  const { first, parents, height, stageOf, stages, effort } = network;
  const count = network.ids.length;
  const taste = Array.from({ length: stages }, () => Math.exp(TASTE * chance.normal()));
  const learnedAt = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    let begun = 0;
    for (let e = first[i] ?? 0; e < (first[i + 1] ?? 0); e += 1) {
      begun = Math.max(begun, learnedAt[parents[e] ?? 0] ?? 0);
    }
    const rate = ((taste[stageOf[i] ?? 0] ?? 1) * Math.exp(-CAUTION * (height[i] ?? 0))) / (effort[i] ?? 1);
    learnedAt[i] = begun - Math.log(1 - chance.uniform()) / rate;
  }
  const known = Math.round(share * count);
  const until = known === 0 ? -1 : (learnedAt.toSorted()[known - 1] ?? -1);
  return Uint8Array.from(learnedAt, (time) => (time <= until ? 1 : 0));
}

/** For one level: of those who know a skill's prerequisites, how many there are and how many know the skill. */
interface Tally {
  readonly ready: Float64Array;
  readonly known: Float64Array;
}

function tallyFrom(smooth: Float64Array): Tally {
  return {
    ready: new Float64Array(smooth.length).fill(PSEUDO),
    known: smooth.map((chance) => chance * PSEUDO),
  };
}

function count({ ready, known }: Tally, { first, parents }: Network, state: Uint8Array): void {
  for (let i = 0; i < state.length; i += 1) {
    let isReady = 1;
    for (let e = first[i] ?? 0; e < (first[i + 1] ?? 0); e += 1) isReady &= state[parents[e] ?? 0] ?? 0;
    if (isReady === 0) continue;
    ready[i] = (ready[i] ?? 0) + 1;
    known[i] = (known[i] ?? 0) + (state[i] ?? 0);
  }
}
