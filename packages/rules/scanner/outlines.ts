/**
 * Outlines of records: the texts, numbers and literals in some slots that the host names. Most records
 * are like many others in these, so that the host reads each outline once and knows it by its number.
 */
import { WAYS, wayFor } from "./caches";
import { hashOf, SPREAD } from "./hash";
import { outline } from "./host";
import {
  MISSING,
  OUTLINE,
  OUTLINE_CACHE,
  OUTLINE_CACHE_ENTRIES,
  OUTLINE_ENTRY,
  OUTLINE_INDEX,
  OUTLINE_LENGTHS,
  OUTLINE_NUMBER,
  OUTLINE_SLOT,
  OUTLINE_VALUES,
} from "./layout";
import { isSame } from "./same";
import { isContainer, lengthAt, valueAt } from "./slots";

/** How many outlines each record has. */
let outlineCount: u32 = 0;

/** Told by the host, which has named their slots. */
export function setOutlineCount(count: u32): void {
  outlineCount = count;
}

/** Where the next entry is put: past the last, at the first again. */
let entryCount: usize = 0;

/** Forgets all outlines, as the host has forgotten their numbers. */
export function forgetOutlines(): void {
  memory.fill(OUTLINE_INDEX, 0, OUTLINE_CACHE_ENTRIES * 2);
  entryCount = 0;
}

/** Numbers the outlines of the record at hand; false where one is unusual, and none counts. */
export function numberOutlines(): bool {
  for (let which: u32 = 0; which < outlineCount; which += 1) {
    const number = numberOf(which);
    if (number == 0) return false;
    store<u32>(OUTLINE_NUMBER + usize(which) * 4, number);
  }
  return true;
}

/** The slots of an outline. */
let firstSlot: usize = 0;
let slotsEnd: usize = 0;

/** The number of one of the outlines; zero where it is unusual. */
function numberOf(which: u32): u32 {
  firstSlot = OUTLINE_SLOT + load<u8>(OUTLINE + usize(which) * 2);
  slotsEnd = firstSlot + load<u8>(OUTLINE + usize(which) * 2, 1);
  let hash: u64 = 0;
  let size: usize = 0;
  for (let place = firstSlot; place < slotsEnd; place += 1) {
    const slot: usize = load<u8>(place);
    const at = valueAt(slot);
    const length = lengthAt(slot);
    hash *= SPREAD;
    if (at == 0) {
      if (length != MISSING) return 0;
    } else {
      if (isContainer(slot)) return 0;
      hash ^= hashOf(at, length, 0);
      size += length;
    }
  }
  if (size > OUTLINE_ENTRY - OUTLINE_VALUES) return 0;
  return entryFor(which, hash * SPREAD);
}

function entryFor(which: u32, hash: u64): u32 {
  const index = u32(hash >> 40) % (OUTLINE_CACHE_ENTRIES / WAYS);
  const indices = OUTLINE_INDEX + usize(index * WAYS) * 2;
  let way: usize = 0;
  for (; way < WAYS; way += 1) {
    const number: usize = load<u16>(indices + way * 2);
    if (number == 0) break;
    const entry = OUTLINE_CACHE + (number - 1) * OUTLINE_ENTRY;
    if (load<u64>(entry) == hash && isOutline(entry, which)) return load<u32>(entry, 8);
  }
  const given = outline(which);
  const entry = OUTLINE_CACHE + entryCount * OUTLINE_ENTRY;
  store<u16>(indices + wayFor(way) * 2, u16(entryCount + 1));
  entryCount = (entryCount + 1) % OUTLINE_CACHE_ENTRIES;
  store<u64>(entry, hash);
  store<u32>(entry, given, 8);
  store<u32>(entry, which, 12);
  write(entry);
  return given;
}

/** Whether the values at hand are those of an entry. */
function isOutline(entry: usize, which: u32): bool {
  if (load<u32>(entry, 12) != which) return false;
  let lengths = entry + OUTLINE_LENGTHS;
  let from = entry + OUTLINE_VALUES;
  for (let place = firstSlot; place < slotsEnd; place += 1) {
    const slot: usize = load<u8>(place);
    // What is missing has no length, and every value has one.
    const length: usize = lengthAt(slot);
    if (load<u16>(lengths) != length || !isSame(from, valueAt(slot), length)) return false;
    lengths += 2;
    from += length;
  }
  return true;
}

function write(entry: usize): void {
  let lengths = entry + OUTLINE_LENGTHS;
  let to = entry + OUTLINE_VALUES;
  for (let place = firstSlot; place < slotsEnd; place += 1) {
    const slot: usize = load<u8>(place);
    const length: usize = lengthAt(slot);
    store<u16>(lengths, u16(length));
    memory.copy(to, valueAt(slot), length);
    lengths += 2;
    to += length;
  }
}
