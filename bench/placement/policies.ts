/** Ways to find out what somebody knows, behind one interface, told the same slip and guess. */
import { seededChance } from '../../src/core/chance.ts';
import { networkOf, type PlacementSkill } from '../../src/core/placement/network.ts';
import {
  answer,
  beliefs,
  createPlacement,
  nextSkill,
  type Placement,
} from '../../src/core/placement/placement.ts';
import { ancestors, descendants, skillGraph } from '../../src/core/roadmap/graph.ts';
import { type Learner, parentsOf } from './learners.ts';

export interface Told {
  readonly slip: number;
  readonly guess: number;
}

/** One learner's session with one policy. */
export interface Session {
  /** A position, or undefined when nothing is left to ask. */
  readonly next: () => number | undefined;
  readonly answer: (position: number, right: boolean) => void;
  readonly chances: () => ArrayLike<number>;
}

export type Policy = (
  skills: readonly PlacementSkill[],
  told: Told,
  examples: readonly Learner[],
) => () => Session;

const CAP = 2;

/** Asks every skill once, in order, and believes each answer for its own skill. */
const askAll: Policy =
  (skills, { slip, guess }) =>
  () => {
    const chances = new Float64Array(skills.length).fill(0.5);
    let at = 0;
    return {
      next: () => (at < skills.length ? at++ : undefined),
      answer: (position, right) => {
        chances[position] = right ? (1 - slip) / (1 - slip + guess) : slip / (slip + 1 - guess);
      },
      chances: () => chances,
    };
  };

/** Our inference under another order of questions. */
const inOrder =
  (orderOf: (count: number) => readonly number[]): Policy =>
  (skills, told) => {
    const first = createPlacement({ skills, ...told, maxPerSkill: CAP });
    const order = orderOf(skills.length);
    return () => {
      const session = ourSession(first);
      let at = 0;
      return { ...session, next: () => order[at++ % order.length] };
    };
  };

/** Answers believed outright: a right one settles what the skill needs, a wrong one what needs it. */
const hardHalfSplit: Policy = (skills) => {
  const graph = skillGraph(skills);
  const { ids, positions } = networkOf(skills);
  const at = (members: Iterable<string>) => [...members].map((id) => positions.get(id) as number);
  const up = ids.map((id) => at(ancestors(graph, id)));
  const down = ids.map((id) => at(descendants(graph, id)));
  const before = ids.map(
    (_, i) => 1 - ((up[i]?.length ?? 0) + 1) / ((up[i]?.length ?? 0) + (down[i]?.length ?? 0) + 2),
  );
  return () => {
    const settled = new Map<number, boolean>();
    const open = (members: readonly number[] = []) => members.filter((i) => !settled.has(i)).length + 1;
    return {
      next: () => {
        let [best, most]: [number | undefined, number] = [undefined, -1];
        for (const i of ids.keys()) {
          if (settled.has(i)) continue;
          const [ifKnown, ifUnknown] = [open(up[i]), open(down[i])];
          const value = Math.min(ifKnown, ifUnknown) + 0.01 * Math.max(ifKnown, ifUnknown);
          if (value > most) [best, most] = [i, value];
        }
        return best;
      },
      answer: (position, right) => {
        for (const i of [position, ...((right ? up : down)[position] ?? [])]) {
          if (!settled.has(i)) settled.set(i, right);
        }
      },
      chances: () =>
        ids.map((_, i) => (settled.has(i) ? (settled.get(i) ? 0.92 : 0.08) : (before[i] as number))),
    };
  };
};

/**
 * Computerised adaptive testing in one dimension: ability classes with the chance of each skill in each, counted from
 * example learners; no graph.
 */
const abilityCat: Policy = (skills, { slip, guess }, examples) => {
  const CLASSES = 12;
  const known = Array.from({ length: CLASSES }, () => new Float64Array(skills.length).fill(0.5));
  const size = new Float64Array(CLASSES).fill(1);
  for (const { state } of examples) {
    const share = state.reduce((sum, one) => sum + one, 0) / (skills.length + 1e-9);
    const group = Math.min(CLASSES - 1, Math.floor(share * CLASSES));
    size[group] = (size[group] as number) + 1;
    for (const [i, one] of state.entries())
      (known[group] as Float64Array)[i] = ((known[group] as Float64Array)[i] as number) + one;
  }
  return () => {
    const weights = size.slice();
    const own = new Map<number, number>();
    const asked = new Uint8Array(skills.length);
    const chance = (i: number) => {
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      const mean =
        weights.reduce(
          (sum, weight, g) =>
            sum + (weight * ((known[g] as Float64Array)[i] as number)) / (size[g] as number),
          0,
        ) / all;
      const odds = (mean / (1 - mean)) * (own.get(i) ?? 1);
      return odds / (1 + odds);
    };
    return {
      next: () => {
        const open = [...asked.keys()].filter((i) => (asked[i] as number) < CAP);
        return open.toSorted((a, b) => Math.abs(chance(a) - 0.5) - Math.abs(chance(b) - 0.5))[0];
      },
      answer: (i, right) => {
        asked[i] = (asked[i] as number) + 1;
        const [ifKnown, ifUnknown] = right ? [1 - slip, guess] : [slip, 1 - guess];
        for (const [g, weight] of weights.entries()) {
          const p = ((known[g] as Float64Array)[i] as number) / (size[g] as number);
          weights[g] = weight * (p * ifKnown + (1 - p) * ifUnknown);
        }
        own.set(i, (own.get(i) ?? 1) * (ifKnown / ifUnknown));
      },
      chances: () => skills.map((_, i) => chance(i)),
    };
  };
};

/** The same prior as ours, over every knowledge state one by one: where they can be enumerated. */
const exact: Policy = (skills, { slip, guess }) => {
  const network = networkOf(skills);
  const { posterior } = createPlacement({ skills });
  const states = downsets(network);
  const prior = states.map((state) =>
    posterior.prior.gates.reduce((sum, gate) => sum + stateChance(network, gate, state), 0),
  );
  return () => {
    let weights = prior.slice();
    const asked = new Uint8Array(skills.length);
    const chances = () => {
      const known = new Float64Array(skills.length);
      let all = 0;
      for (const [s, weight] of weights.entries()) {
        all += weight;
        for (let i = 0; i < known.length; i += 1)
          if (states[s]?.[i]) known[i] = (known[i] as number) + weight;
      }
      return known.map((weight) => weight / all);
    };
    return {
      next: () => {
        const now = chances();
        const open = [...asked.keys()].filter((i) => (asked[i] as number) < CAP);
        return open.toSorted(
          (a, b) => Math.abs((now[a] as number) - 0.5) - Math.abs((now[b] as number) - 0.5),
        )[0];
      },
      answer: (position, right) => {
        asked[position] = (asked[position] as number) + 1;
        weights = weights.map((weight, s) => {
          const knows = states[s]?.[position] === 1;
          return weight * (right ? (knows ? 1 - slip : guess) : knows ? slip : 1 - guess);
        });
      },
      chances,
    };
  };
};

function downsets(network: ReturnType<typeof networkOf>): readonly Uint8Array[] {
  let states: Uint8Array[] = [new Uint8Array(network.ids.length)];
  for (const i of network.ids.keys()) {
    const needs = parentsOf(network, i);
    states = states.flatMap((state) =>
      needs.every((need) => state[need]) ? [state, state.with(i, 1)] : [state],
    );
  }
  return states;
}

function stateChance(network: ReturnType<typeof networkOf>, gate: Float64Array, state: Uint8Array): number {
  let chance = 1;
  for (const i of network.ids.keys()) {
    if (!parentsOf(network, i).every((need) => state[need])) continue;
    chance *= state[i] ? (gate[i] as number) : 1 - (gate[i] as number);
  }
  return chance;
}

const ours: Policy = (skills, told) => {
  const first = createPlacement({ skills, ...told, maxPerSkill: CAP });
  return () => ourSession(first);
};

function ourSession(first: Placement): Session {
  let placement = first;
  const { ids, positions } = first.posterior.network;
  return {
    next: () => {
      const skill = nextSkill(placement);
      return skill === undefined ? undefined : positions.get(skill);
    },
    answer: (position, right) => {
      placement = answer(placement, ids[position] as string, right ? 'right' : 'wrong');
    },
    chances: () => [...beliefs(placement).values()],
  };
}

function shuffled(count: number): readonly number[] {
  const chance = seededChance(5);
  const keys = Array.from({ length: count }, () => chance.uniform());
  return [...keys.keys()].sort((a, b) => (keys[a] as number) - (keys[b] as number));
}

/** The most skills a policy is run on: beyond that it takes too long, or cannot be enumerated. */
export const POLICIES: Readonly<Record<string, { readonly policy: Policy; readonly mostSkills: number }>> = {
  'ask all, believe': { policy: askAll, mostSkills: 1_000 },
  'in order + inference': { policy: inOrder((count) => [...Array(count).keys()]), mostSkills: 100 },
  'random + inference': { policy: inOrder(shuffled), mostSkills: 100 },
  'hard half-split': { policy: hardHalfSplit, mostSkills: 300 },
  'ability CAT (one dimension)': { policy: abilityCat, mostSkills: 300 },
  'exact by enumeration': { policy: exact, mostSkills: 20 },
  ours: { policy: ours, mostSkills: 10_000 },
};
