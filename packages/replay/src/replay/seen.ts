import { randomBytes } from "node:crypto";
import { idWords, isId } from "../examine/record-id.ts";

/** Remembers which ids have been seen, in little memory. */
export interface Seen {
  /** Whether the id at the offset, which is one, has been added before; it is, now. */
  add(ids: Uint32Array, at: number): boolean;
}

/** How many slots one table has at most: 4 million, 64 MiB. */
const slotCountMax = 2 ** 22;
const slotCountMin = 2 ** 12;

/**
 * Creates a memory of ids, which keeps all 128 bits of each. When a table is full (2.9 million ids)
 * a new one is begun, and the one before it forgotten. So what was seen within the last 2.9 million
 * ids is always known, and a copy that comes later than that counts as a record of its own.
 */
export function createSeen(slotsMax: number = slotCountMax): Seen {
  let earlier = createTable(slotCountMin);
  let table = createTable(slotCountMin);
  return {
    add(ids, at) {
      let to = find(table, ids, at);
      if (isId(table.slots, to) || contains(earlier, ids, at)) return true;
      if (isFull(table)) {
        if (table.slotCount < slotsMax) table = grow(table);
        else [earlier, table] = [table, createTable(slotCountMin)];
        to = find(table, ids, at);
      }
      put(table, to, ids, at);
      return false;
    },
  };
}

/** A hash table with open addressing: an id stands in the first free slot from its own on. */
interface Table {
  readonly slotCount: number;
  readonly slots: Uint32Array;
  used: number;
}

function createTable(slotCount: number): Table {
  return { slotCount, slots: new Uint32Array(slotCount * idWords), used: 0 };
}

function isFull({ used, slotCount }: Table): boolean {
  return used >= slotCount * 0.7;
}

function contains(table: Table, ids: Uint32Array, at: number): boolean {
  return table.used > 0 && isId(table.slots, find(table, ids, at));
}

function put(table: Table, to: number, ids: Uint32Array, at: number): void {
  for (let word = 0; word < idWords; word += 1) table.slots[to + word] = ids[at + word] ?? 0;
  table.used += 1;
}

/** Where the id stands, or the free slot where it would. */
function find({ slotCount, slots }: Table, ids: Uint32Array, at: number): number {
  let slot = mix(ids, at) & (slotCount - 1);
  while (isId(slots, slot * idWords) && !holds(slots, slot * idWords, ids, at)) {
    slot = (slot + 1) & (slotCount - 1);
  }
  return slot * idWords;
}

function holds(slots: Uint32Array, to: number, ids: Uint32Array, at: number): boolean {
  return (
    slots[to] === ids[at] &&
    slots[to + 1] === ids[at + 1] &&
    slots[to + 2] === ids[at + 2] &&
    slots[to + 3] === ids[at + 3]
  );
}

/** Drawn anew in each process, so that nobody can write ids that all want the same slot. */
const seeds = new Uint32Array(new Uint8Array(randomBytes(idWords * 4)).buffer);

/** Of all words, as ids that people write differ in a digit here and there. */
function mix(ids: Uint32Array, at: number): number {
  let mixed = 0;
  for (let word = 0; word < idWords; word += 1) {
    mixed = Math.imul(mixed ^ (ids[at + word] ?? 0) ^ (seeds[word] ?? 0), 0x9e3779b1);
    mixed ^= mixed >>> 15;
  }
  return mixed;
}

function grow(table: Table): Table {
  const larger = createTable(table.slotCount * 2);
  const { slots } = table;
  for (let at = 0; at < slots.length; at += idWords) {
    if (isId(slots, at)) put(larger, find(larger, slots, at), slots, at);
  }
  return larger;
}
