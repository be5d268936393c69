/** Comparing of bytes, sixteen at once. */

/** Whether the first `length` bytes at both places are the same; reads up to fifteen beyond. */
export function isSame(a: usize, b: usize, length: usize): bool {
  let at: usize = 0;
  let left = i32(length);
  for (; left > 16; left -= 16) {
    if (sameBytes(a + at, b + at) != 0xffff) return false;
    at += 16;
  }
  const last = (1 << left) - 1;
  return (sameBytes(a + at, b + at) & last) == last;
}

/** One bit for each of sixteen bytes. */
function sameBytes(a: usize, b: usize): i32 {
  return i8x16.bitmask(i8x16.eq(v128.load(a), v128.load(b)));
}
