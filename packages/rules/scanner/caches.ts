/**
 * What the host has said before, remembered in tables of a fixed size: a newcomer takes the place
 * of who was there, so that no input, however varied, makes them grow.
 */
import { hashOf, mix } from "./hash";
import { relevant } from "./host";
import {
  CLASS_CACHE,
  CLASS_CACHE_ENTRIES,
  CLASS_ENTRY,
  CLASS_INDEX,
  CLASS_TEXT,
  CLASS_TEXT_MAX,
  LEAD_CACHE,
  LEAD_CACHE_ENTRIES,
  LEAD_ENTRY,
} from "./layout";
import { isSame } from "./same";
import { newClass } from "./texts";

/** Each hash has this many entries in a row, which fill up from the first. */
export const WAYS: u32 = 8;
let turn: u32 = 0;

/** One bit for each slot that matters, given the classes of the leading slots in one number. */
export function slotsFor(leads: u64): u64 {
  const entries = LEAD_CACHE + usize((u32(mix(leads)) * WAYS) % LEAD_CACHE_ENTRIES) * LEAD_ENTRY;
  let way: usize = 0;
  for (; way < WAYS; way += 1) {
    const entry = entries + way * LEAD_ENTRY;
    // No class has the number of sixteen ones, so that an empty entry is nobody's.
    if (load<u64>(entry) == ~leads) return load<u64>(entry, 8);
    if (load<u64>(entry) == 0) break;
  }
  const slots = relevant();
  const entry = entries + wayFor(way) * LEAD_ENTRY;
  store<u64>(entry, ~leads);
  store<u64>(entry, slots, 8);
  return slots;
}

/** Where the next class is put: past the last entry, at the first again. */
let classCount: usize = 0;

/** The class of a value of a slot, given its JSON text. */
export function classOf(slot: u32, at: usize, length: usize): u16 {
  if (length > CLASS_TEXT_MAX) return newClass(slot, at, length);
  const label = (slot << 16) | u32(length);
  const hash = u32(hashOf(at, u32(length), slot)) % (CLASS_CACHE_ENTRIES / WAYS);
  const indices = CLASS_INDEX + usize(hash * WAYS) * 2;
  let way: usize = 0;
  for (; way < WAYS; way += 1) {
    const number: usize = load<u16>(indices + way * 2);
    if (number == 0) break;
    // Whose place this was another may have taken since, and then the values differ.
    const entry = CLASS_CACHE + (number - 1) * CLASS_ENTRY;
    if (load<u32>(entry) == label && isSame(entry + CLASS_TEXT, at, length)) {
      return load<u16>(entry, 4);
    }
  }
  const given = newClass(slot, at, length);
  const entry = CLASS_CACHE + classCount * CLASS_ENTRY;
  store<u16>(indices + wayFor(way) * 2, u16(classCount + 1));
  classCount = (classCount + 1) % CLASS_CACHE_ENTRIES;
  store<u32>(entry, label);
  store<u16>(entry, given, 4);
  memory.copy(entry + CLASS_TEXT, at, length);
  return given;
}

/** Where a newcomer goes: to the first empty entry, else it replaces one, each in its turn. */
export function wayFor(firstEmpty: usize): usize {
  if (firstEmpty < WAYS) return firstEmpty;
  turn += 1;
  return turn % WAYS;
}
