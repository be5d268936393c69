/** Hashes of texts, quick and weak: all that they find is compared, or only ever errs one way. */

/** An odd number without a pattern, 2^64 divided by the golden ratio. */
export const SPREAD: u64 = 0x9e3779b97f4a7c15;

/** Lets every bit of the input count in the lower half of the result. */
export function mix(bits: u64): u64 {
  const spread = (bits ^ (bits >> 32)) * SPREAD;
  return spread ^ (spread >> 32);
}

/** A hash of a text by its length, up to eight bytes from either end, and `salt`. */
export function hashOf(at: usize, length: u32, salt: u32): u64 {
  let bits = load<u64>(at);
  // A shift by 64 would be one by none.
  if (length < 8) bits = length == 0 ? 0 : bits << (64 - u64(length) * 8);
  else bits ^= rotl(load<u64>(at + length - 8) * SPREAD, 29);
  return mix(bits + salt * 0x9e3779b1 + length);
}

/**
 * Where in `KEY_INDEX` the search for a key starts, of nine bits; the host uses it too. Every key of
 * a record is asked for, so this is one multiplication, whose upper bits hang on all that goes in.
 */
export function keyHash(scope: u32, name: usize, length: u32): u32 {
  let bits = load<u64>(name);
  if (length < 8) bits <<= 64 - u64(length) * 8;
  else bits += rotl(load<u64>(name + length - 8), 17);
  return u32(((bits + (scope << 8) + length) * SPREAD) >> 55);
}

/** Whether the bit is set in the bits that start at `bits`. */
export function bitOf(bits: usize, index: u32): bool {
  return ((load<u8>(bits + (index >> 3)) >> (index & 7)) & 1) == 1;
}

/** Sets it. */
export function setBit(bits: usize, index: u32): void {
  const at = bits + (index >> 3);
  store<u8>(at, load<u8>(at) | ((<u8>1) << u8(index & 7)));
}
