/** A set of record numbers, one bit each; all sets of one sample have the same number of words. */
export type Bits = Uint32Array;

/** The set of these record numbers, each below `size`. */
export function createBits(size: number, members: Iterable<number>): Bits {
  const bits = new Uint32Array(Math.ceil(size / 32));
  for (const member of members) {
    bits[member >>> 5] = wordAt(bits, member >>> 5) | (1 << (member & 31));
  }
  return bits;
}

/** What is in any of the sets; `none` where there are no sets. */
export function unite(none: Bits, sets: readonly Bits[]): Bits {
  const united = Uint32Array.from(none);
  for (const set of sets) {
    for (let at = 0; at < united.length; at += 1) united[at] = wordAt(united, at) | wordAt(set, at);
  }
  return united;
}

/** What is in all of the sets; `every` where there are no sets. */
export function intersect(every: Bits, sets: readonly Bits[]): Bits {
  const common = Uint32Array.from(every);
  for (const set of sets) {
    for (let at = 0; at < common.length; at += 1) common[at] = wordAt(common, at) & wordAt(set, at);
  }
  return common;
}

/** How many numbers are in any of the sets and not in the other one. */
export function countBeyond(sets: readonly Bits[], other: Bits): number {
  let count = 0;
  for (let at = 0; at < other.length; at += 1) {
    let word = 0;
    for (const set of sets) word |= wordAt(set, at);
    count += ones(word & ~wordAt(other, at));
  }
  return count;
}

function wordAt(bits: Bits, at: number): number {
  // Within bounds, for all sets of a sample have the same length.
  return bits[at] as number;
}

/** The ones of a 32-bit word, counted in pairs, then fours, then bytes that a product sums. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
