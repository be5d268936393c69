/** Verdicts on records, by the classes of their values, remembered in a table of a fixed size. */
import { WAYS, wayFor } from "./caches";
import { SPREAD } from "./hash";
import { decide } from "./host";
import {
  DEEPER,
  SLOT,
  VERDICT_CACHE,
  VERDICT_CACHE_ENTRIES,
  VERDICT_ENTRY,
  VERDICT_INDEX,
  VERDICT_SLOTS,
} from "./layout";
import { isSame } from "./same";
import { classDeepSlot, classSlots, slotBytes } from "./slots";

/** What is to become of the record that has just been walked. */
export function verdict(): i32 {
  classSlots();
  let given = verdictOfClasses();
  while (given == DEEPER && classDeepSlot()) given = verdictOfClasses();
  return given;
}

/** Where the next verdict is put: past the last entry, at the first again. */
let verdictCount: usize = 0;

function verdictOfClasses(): i32 {
  const bytes = slotBytes();
  const hash = slotsHash(bytes) % (VERDICT_CACHE_ENTRIES / WAYS);
  const indices = VERDICT_INDEX + usize(hash * WAYS) * 2;
  let way: usize = 0;
  for (; way < WAYS; way += 1) {
    const number: usize = load<u16>(indices + way * 2);
    if (number == 0) break;
    const entry = VERDICT_CACHE + (number - 1) * VERDICT_ENTRY;
    if (isSame(entry + VERDICT_SLOTS, SLOT, bytes)) return load<i32>(entry);
  }
  const given = decide();
  const entry = VERDICT_CACHE + verdictCount * VERDICT_ENTRY;
  store<u16>(indices + wayFor(way) * 2, u16(verdictCount + 1));
  verdictCount = (verdictCount + 1) % VERDICT_CACHE_ENTRIES;
  store<i32>(entry, given);
  memory.copy(entry + VERDICT_SLOTS, SLOT, bytes);
  return given;
}

function slotsHash(bytes: usize): u32 {
  let hash: u64 = 0;
  for (let at: usize = 0; at < bytes; at += 8) hash = (hash ^ load<u64>(SLOT + at)) * SPREAD;
  return u32(hash >> 40);
}
