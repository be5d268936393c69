/**
 * Texts that some rule looks for at any depth, such as the ids of critical instances: a filter says
 * whether one may have occurred in a record. It may say so wrongly, never the other way round.
 */
import { bitOf, hashOf } from "./hash";
import { HELD } from "./layout";
import { isSame } from "./same";

/** One bit for each length of a wanted text, from 0 to 62; bit 63 stands for all beyond. */
export let heldLengths: u64 = 0;
/** Whether one may have occurred since this was last cleared. */
export let heldOccurred: bool = false;
/** Where the last that may have lies, and how long it is. */
export let heldAt: usize = 0;
export let heldLength: usize = 0;
/** Whether all that may have are that one. */
export let isHeldAlone: bool = true;

/** Told by the host: the lengths of the texts whose bits it has set. */
export function setHeldLengths(lengths: u64): void {
  heldLengths = lengths;
}

/** Forgets what was seen in the record before. */
export function clearHeld(): void {
  heldOccurred = false;
  isHeldAlone = true;
}

/** Whether a text of this length may be one of them. */
export function mayBeHeld(length: usize): bool {
  return ((heldLengths >> min<u64>(length, 63)) & 1) == 1;
}

/** Takes note of one string value. */
export function noteText(at: usize, length: usize): void {
  if (!mayBeHeld(length)) return;
  const hash = heldHash(at, u32(length));
  if (!bitOf(HELD, hash)) return;
  if (heldOccurred && !(length == heldLength && isSame(at, heldAt, length))) isHeldAlone = false;
  heldOccurred = true;
  heldAt = at;
  heldLength = length;
}

/** A hash of 16 bits of a text, from its length, first and last bytes; the host uses it too. */
export function heldHash(at: usize, length: u32): u32 {
  return u32(hashOf(at, length, 0)) & 0xffff;
}
