/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** A whole number, at least 0 and below the limit. */
  below(limit: number): number;
  /** True once in so many times. */
  oneIn(times: number): boolean;
  /** One of the values, which there are. */
  pick<T>(values: readonly T[]): T;
}

/** Starts at a seed. The generator is Mulberry32 (Tommy Ettinger, public domain). */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    oneIn: (times) => below(times) === 0,
    pick<T>(values: readonly T[]): T {
      const index = below(values.length);
      if (index >= values.length) throw new RangeError("There is nothing to pick from.");
      // The index is within the array, so what stands there is a T, even where that is undefined.
      return values[index] as T;
    },
  };
}
