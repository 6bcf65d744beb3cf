/** Simulated learners, the same for every policy: what each knows, and what each answers when asked. */
import { seededChance } from '../../src/core/chance.ts';
import type { Network, PlacementSkill } from '../../src/core/placement/network.ts';

export const SOURCES = ['novice', 'mid', 'expert', 'specialist', 'gate', 'uniform', 'gaps'] as const;
export type Source = (typeof SOURCES)[number];
export const MIXED: readonly Source[] = ['novice', 'mid', 'expert', 'specialist'];

export interface Learner {
  readonly source: Source;
  /** By position, 1 for a known skill. */
  readonly state: Uint8Array;
  /** A number from 0 to 1 that decides the answer to one question, whoever asks it. */
  readonly draw: (kind: string, position: number, attempt: number) => number;
}

export function learnersOf(
  network: Network,
  sources: readonly Source[],
  count: number,
  seed: number,
): Learner[] {
  return Array.from({ length: count }, (_, index) => {
    const source = sources[index % sources.length] as Source;
    const chance = seededChance(seed * 7_919 + index * 104_729 + source.length);
    return {
      source,
      state: STATES[source](network, chance),
      draw: (kind, position, attempt) => {
        const mixed = seededChance(
          seed * 31 + index * 1_000_003 + position * 257 + attempt * 65_537 + kind.length * 8_191,
        );
        mixed.uniform();
        return mixed.uniform();
      },
    };
  });
}

type Chance = ReturnType<typeof seededChance>;

const STATES: Readonly<Record<Source, (network: Network, chance: Chance) => Uint8Array>> = {
  novice: (network, chance) => grown(network, chance, 0.2 * chance.uniform(), 0.6, 2),
  mid: (network, chance) => grown(network, chance, 0.2 + 0.4 * chance.uniform(), 0.6, 2),
  expert: (network, chance) => grown(network, chance, 0.6 + 0.4 * chance.uniform(), 0.6, 2),
  specialist: (network, chance) => grown(network, chance, 0.15 + 0.55 * chance.uniform(), 2.2, 0),
  gate: (network, chance) => {
    const gate = 0.3 + 0.68 * chance.uniform();
    return downset(network, () => chance.uniform() < gate);
  },
  uniform: (network, chance) => anyDownset(network, chance),
  gaps: (network, chance) =>
    grown(network, chance, 0.2 + 0.7 * chance.uniform(), 1, 2).map((known) =>
      known && chance.uniform() < 0.07 ? 0 : known,
    ),
};

/** Learns one ready skill after the other; likes some stages, and early skills more than late ones. */
function grown(network: Network, chance: Chance, share: number, spread: number, caution: number): Uint8Array {
  const taste = Array.from({ length: network.stages }, () => Math.exp(spread * chance.normal()));
  const state = new Uint8Array(network.ids.length);
  const children = childrenOf(network);
  const missing = network.ids.map((_, i) => (network.first[i + 1] as number) - (network.first[i] as number));
  const ready = network.ids.map((_, i) => i).filter((i) => missing[i] === 0);
  for (let left = Math.round(share * network.ids.length); left > 0 && ready.length > 0; left -= 1) {
    const weights = ready.map(
      (i) => (taste[network.stageOf[i] as number] ?? 1) * Math.exp(-caution * (network.height[i] as number)),
    );
    const at = weighted(weights, chance);
    const learned = ready[at] as number;
    ready[at] = ready.at(-1) as number;
    ready.pop();
    state[learned] = 1;
    for (const child of children[learned] ?? []) {
      missing[child] = (missing[child] as number) - 1;
      if (missing[child] === 0) ready.push(child);
    }
  }
  return state;
}

/** Any knowledge state, all alike: flips skills back and forth where the order allows it. */
function anyDownset(network: Network, chance: Chance): Uint8Array {
  const children = childrenOf(network);
  const state = new Uint8Array(network.ids.length).fill(chance.uniform() < 0.5 ? 1 : 0);
  for (let turn = 0; turn < state.length * 120; turn += 1) {
    const i = Math.floor(chance.uniform() * state.length);
    const learns = chance.uniform() < 0.5;
    if (learns && parentsOf(network, i).every((parent) => state[parent])) state[i] = 1;
    if (!learns && !(children[i] ?? []).some((child) => state[child])) state[i] = 0;
  }
  return state;
}

function downset(network: Network, learns: () => boolean): Uint8Array {
  const state = new Uint8Array(network.ids.length);
  for (let i = 0; i < state.length; i += 1) {
    state[i] = parentsOf(network, i).every((parent) => state[parent]) && learns() ? 1 : 0;
  }
  return state;
}

export function parentsOf({ first, parents }: Network, i: number): readonly number[] {
  return Array.from(parents.subarray(first[i], first[i + 1]));
}

function childrenOf(network: Network): readonly (readonly number[])[] {
  const children = network.ids.map((): number[] => []);
  for (const i of network.ids.keys()) for (const parent of parentsOf(network, i)) children[parent]?.push(i);
  return children;
}

function weighted(weights: readonly number[], chance: Chance): number {
  let left = chance.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
  const at = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return at < 0 ? weights.length - 1 : at;
}

/** A layered random graph: most prerequisites come from the layer before and the same stage. */
export function randomSkills(count: number, seed: number): readonly PlacementSkill[] {
  const chance = seededChance(seed);
  const depth = Math.max(3, Math.round(2.05 * Math.log2(count)));
  const layers = Array.from({ length: count }, (_, i) =>
    i < depth ? i : Math.floor(chance.uniform() * depth),
  );
  layers.sort((a, b) => a - b);
  const byLayer = Array.from({ length: depth }, (): PlacementSkill[] => []);
  return layers.map((layer, i) => {
    const stage = `stage-${Math.floor(chance.uniform() * Math.min(6, Math.max(1, Math.floor(count / 5))))}`;
    const prerequisites = new Set<string>();
    const wanted =
      layer === 0 ? 0 : 1 + (chance.uniform() < 0.42 ? 1 : 0) + (chance.uniform() < 0.24 ? 1 : 0);
    for (let link = 0; link < wanted; link += 1) {
      const back = link === 0 ? 1 : 1 + Math.floor(chance.uniform() * 3);
      const pool = byLayer[Math.max(0, layer - back)] ?? [];
      const near = pool.filter((one) => one.stage === stage);
      const from = near.length > 0 && chance.uniform() < 0.8 ? near : pool;
      prerequisites.add(from[Math.floor(chance.uniform() * from.length)]?.id ?? '');
    }
    prerequisites.delete('');
    const skill = { id: `s${i}`, prerequisites: [...prerequisites], stage };
    byLayer[layer]?.push(skill);
    return skill;
  });
}
