/**
 * Classes of texts, for slots of which rules know only a few texts, with wildcards or without: the
 * scanner looks which of them a value is, and the host is asked about one value of each answer,
 * however many there are. An escape may stand for any character: what has one the host is asked.
 */
import { classOf, isSame } from "./caches";
import { MISSING, TEST_ENTRY, TESTS, TESTS_ENTRY, TEXT_CLASS } from "./layout";
import { nextStop } from "./stops";

/** Whether the host has written what texts to look for in a slot. */
export function hasTests(slot: usize): bool {
  return load<u32>(slot * TESTS_ENTRY, TESTS) != 0;
}

/** The class of a value of such a slot, given its JSON text. */
export function textClass(slot: usize, at: usize, length: usize): u16 {
  const quote: usize = load<u8>(at) == 0x5c ? 2 : 1;
  const from = at + quote;
  const end = at + length - quote;
  // Where there is no text, no quote ends it either.
  if (nextStop(from) != end) return classOf(u32(slot), at, length);
  let test: usize = load<u32>(slot * TESTS_ENTRY, TESTS);
  let answers: usize = 0;
  for (let left = load<u32>(slot * TESTS_ENTRY, TESTS + 4); left > 0; left -= 1) {
    answers = (answers << 1) | usize(accepts(test, from, end));
    test += TEST_ENTRY;
  }
  const place = ((slot << 8) | answers) * 2;
  // No text is missing: nobody has asked yet.
  const known = load<u16>(place, TEXT_CLASS);
  if (known != MISSING) return known;
  const given = classOf(u32(slot), at, length);
  store<u16>(place, given, TEXT_CLASS);
  return given;
}

/**
 * Whether the text from `from` to `end` is what a test asks for: each run at its first place. None
 * has what stands at the end, a quote or a backslash, so that nothing beyond it is taken for one.
 */
function accepts(test: usize, from: usize, end: usize): bool {
  const mayGoOn = load<u8>(test) != 0;
  let run = test + 2;
  let size: usize = load<u8>(run);
  if (!isSame(run + 1, from, size)) return false;
  let at = from + size;
  for (let left = load<u8>(test, 1); left > 0; left -= 1) {
    run += size + 1;
    size = load<u8>(run);
    at = runEnd(run + 1, size, at, end);
    if (at == 0) return false;
  }
  return mayGoOn || at == end;
}

/** Where the first of the same `size` bytes as at `run` ends between `from` and `end`, or zero. */
function runEnd(run: usize, size: usize, from: usize, end: usize): usize {
  const first = load<u8>(run);
  for (let at = from; at + size <= end; at += 1) {
    if (load<u8>(at) == first && isSame(run, at, size)) return at + size;
  }
  return 0;
}
