/** Keys that stand twice in an object: the last of them counts, and all that the others hold does not. */
import { bitOf, hashOf, setBit } from "./hash";
import { KEYS_SEEN, KEYS_SEEN_BYTES, OPEN } from "./layout";
import { isQuote, stringEnd } from "./text";
import { colonEnd } from "./value";

/**
 * Whether an object from `from` to `end`, where a value lies that has been walked, may have a key
 * twice. It may be said wrongly, never the other way round, unless keys have escapes that hide what
 * they are.
 */
export function mayHaveTwins<T>(from: usize, end: usize): bool {
  memory.fill(KEYS_SEEN, 0, KEYS_SEEN_BYTES);
  let depth: usize = 0;
  let at = from;
  while (at < end) {
    if (isQuote<T>(at)) {
      const start = at + sizeof<T>();
      const textEnd = stringEnd<T>(start);
      at = textEnd + sizeof<T>();
      const isKey = colonEnd<T>(at) != 0;
      if (isKey && isSeen(start, textEnd - start, load<u32>(OPEN + depth * 4))) return true;
      continue;
    }
    const letter = load<u8>(at) | 0x20;
    if (letter == 0x7b) {
      depth += 1;
      store<u32>(OPEN + depth * 4, u32(at));
    } else if (letter == 0x7d) depth -= 1;
    at += 1;
  }
  return false;
}

/** Whether a key may have been seen in the object that starts at `open`; from now on it has. */
function isSeen(at: usize, length: usize, open: u32): bool {
  const index = u32(hashOf(at, u32(length), open)) % (u32(KEYS_SEEN_BYTES) * 8);
  if (bitOf(KEYS_SEEN, index)) return true;
  setBit(KEYS_SEEN, index);
  return false;
}
