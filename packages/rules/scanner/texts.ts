/**
 * Classes of texts that are new, for slots of which rules know only a few texts, with wildcards or
 * without: the scanner looks which of them a value is, and the host is asked about one value of each
 * answer, however many there are. An escape may stand for any character: what has one the host is
 * asked about.
 */

import { classify } from "./host";
import { MISSING, TEST_ENTRY, TESTS, TESTS_ENTRY, TEXT_CLASS } from "./layout";
import { isSame } from "./same";
import { nextStop } from "./stops";
import { quoteWidth } from "./text";

/** Whether the tests of a slot take less time than to look up what was asked before. */
export function isQuick(slot: usize): bool {
  return load<u16>(slot * TESTS_ENTRY, TESTS + 6) != 0;
}

/** Where the class goes of all texts that are answered like the last; zero where it was none. */
let answered: usize = 0;

/** The class of a value of a slot, given its JSON text, where that is not known from before. */
export function newClass(slot: u32, at: usize, length: usize): u16 {
  const known = textClass(slot, at, length);
  if (known != MISSING) return known;
  const given = u16(classify(slot, at, i32(length)));
  if (answered != 0) store<u16>(answered, given);
  return given;
}

/** The class of a text as its tests say; `MISSING` where there are none, or nobody has asked yet. */
export function textClass(slot: u32, at: usize, length: usize): u16 {
  const quote = quoteWidth(at);
  const from = at + quote;
  const end = at + length - quote;
  let test: usize = load<u32>(usize(slot) * TESTS_ENTRY, TESTS);
  answered = 0;
  // Where there is no text, no quote ends it either.
  if (test == 0 || nextStop(from) != end) return MISSING;
  let answers: usize = 0;
  for (let left = load<u16>(usize(slot) * TESTS_ENTRY, TESTS + 4); left > 0; left -= 1) {
    answers = (answers << 1) | usize(accepts(test, from, end));
    test += TEST_ENTRY;
  }
  answered = TEXT_CLASS + ((usize(slot) << 8) | answers) * 2;
  return load<u16>(answered);
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
  // At sixteen places at once: whether the first letter stands there, and the last where it should.
  const first = i8x16.splat(load<u8>(run));
  const last = i8x16.splat(load<u8>(run + size - 1));
  for (let at = from; at + size <= end; at += 16) {
    const firsts = i8x16.eq(v128.load(at), first);
    const lasts = i8x16.eq(v128.load(at + size - 1), last);
    let found = i8x16.bitmask(v128.and(firsts, lasts));
    for (; found != 0; found &= found - 1) {
      const place = at + usize(ctz(found));
      if (place >= end) return 0;
      if (isSame(run, place, size)) return place + size;
    }
  }
  return 0;
}
