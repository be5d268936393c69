/** Wanted keys: those that some rule asks about, or a note. The host writes them, once. */

import { keyHash } from "./hash";
import { KEY, KEY_INDEX, KEY_LENGTH_MAX, KEY_NAME } from "./layout";
import { isSame } from "./same";

/** The entry of a wanted key in a scope, or zero. */
export function findKey(scope: u32, name: usize, length: usize): usize {
  if (length > KEY_LENGTH_MAX) return 0;
  let hash = keyHash(scope, name, u32(length));
  while (true) {
    const index: usize = load<u16>(KEY_INDEX + usize(hash) * 2);
    if (index == 0) return 0;
    const key = KEY + index * 64;
    if (
      load<u8>(key) == scope &&
      load<u8>(key, 1) == length &&
      isSame(key + KEY_NAME, name, length)
    ) {
      return key;
    }
    hash = (hash + 1) & 511;
  }
}

/** Where the value of a key goes, or zero. */
export function slotOf(key: usize): usize {
  return load<u8>(key, 2);
}

/** The scope of the members of a key's value, or zero where no rule names one. */
export function scopeOf(key: usize): u32 {
  return load<u8>(key, 3);
}

/** The slots of all that lies below a key: the first, and the one behind the last. */
export function firstMember(key: usize): usize {
  return load<u8>(key, 4);
}
export function membersEnd(key: usize): usize {
  return load<u8>(key, 5);
}

/** What the value of a key is to a note, or zero. */
export function partOf(key: usize): u8 {
  return load<u8>(key, 6);
}

/** Whether the value of a key, if it is a text, goes into a slot and that is all. */
export function goesIntoSlot(key: usize): bool {
  return slotOf(key) != 0 && scopeOf(key) == 0 && partOf(key) == 0;
}

/** Whether the value of a key is one of those that are classed first. */
export function isLeading(key: usize): bool {
  return load<u8>(key, 7) == 1;
}
