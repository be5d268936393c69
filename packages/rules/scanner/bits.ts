/** Compressed input, bit by bit: of each byte the lowest bit comes first (RFC 1951, section 3.1.1). */

/** Where the input goes on, and what was taken from it and is not used yet, the next bit lowest. */
export let input: usize = 0;
export let bits: u64 = 0;
export let bitCount: u32 = 0;

/** Starts, or goes on elsewhere, with so many bits in hand. */
export function goOn(from: usize, next: u64, count: u32): void {
  input = from;
  bits = next;
  bitCount = count;
}

/** Makes at least 56 bits ready. Behind the input there is memory, whatever lies in it. */
export function refill(): void {
  bits |= load<u64>(input) << bitCount;
  input += (63 - bitCount) >> 3;
  bitCount |= 56;
}

/** Takes up to 16 bits. */
export function take(count: u32): u32 {
  if (bitCount < 32) refill();
  const value = u32(bits) & (((<u32>1) << count) - 1);
  bits >>= count;
  bitCount -= count;
  return value;
}
