/** Chance that is the same every time: a seed goes in, so the same seed makes the same choices. */
export interface Chance {
  /** 0 up to, without, 1. */
  readonly uniform: () => number;
  /** Mean 0, standard deviation 1 (Box and Muller). */
  readonly normal: () => number;
}

/** SplitMix32 with the mixing steps of MurmurHash3: enough for sampling, never for secrets. */
export function seededChance(seed: number): Chance {
  let state = seed | 0;
  const uniform = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296;
  };
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}

/** The list in another order, every order as likely (Fisher and Yates). */
export function shuffled<T>(list: readonly T[], { uniform }: Chance): readonly T[] {
  const order = [...list];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(uniform() * (at + 1));
    [order[at], order[other]] = [order[other] as T, order[at] as T];
  }
  return order;
}
