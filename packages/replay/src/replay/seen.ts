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
  const id = new Uint32Array(idWords);
  return {
    add(ids, at) {
      copy(ids, at, id);
      let to = find(table, id);
      if (isId(table.slots, to) || contains(earlier, id)) return true;
      if (isFull(table)) {
        if (table.slotCount < slotsMax) table = grow(table);
        else [earlier, table] = [table, createTable(slotCountMin)];
        to = find(table, id);
      }
      put(table, to, id);
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

function contains(table: Table, id: Uint32Array): boolean {
  return table.used > 0 && isId(table.slots, find(table, id));
}

function put(table: Table, to: number, id: Uint32Array): void {
  for (let word = 0; word < idWords; word += 1) table.slots[to + word] = id[word] ?? 0;
  table.used += 1;
}

/** Where the id stands, or the free slot where it would. */
function find({ slotCount, slots }: Table, id: Uint32Array): number {
  let slot = mix(id) & (slotCount - 1);
  while (isId(slots, slot * idWords) && !holds(slots, slot * idWords, id)) {
    slot = (slot + 1) & (slotCount - 1);
  }
  return slot * idWords;
}

function holds(slots: Uint32Array, at: number, id: Uint32Array): boolean {
  return (
    slots[at] === id[0] &&
    slots[at + 1] === id[1] &&
    slots[at + 2] === id[2] &&
    slots[at + 3] === id[3]
  );
}

/** Drawn anew in each process, so that nobody can write ids that all want the same slot. */
const seeds = new Uint32Array(new Uint8Array(randomBytes(idWords * 4)).buffer);

/** Of all words, as ids that people write differ in a digit here and there. */
function mix(id: Uint32Array): number {
  let mixed = 0;
  for (let word = 0; word < idWords; word += 1) {
    mixed = Math.imul(mixed ^ (id[word] ?? 0) ^ (seeds[word] ?? 0), 0x9e3779b1);
    mixed ^= mixed >>> 15;
  }
  return mixed;
}

function grow(table: Table): Table {
  const larger = createTable(table.slotCount * 2);
  const { slots } = table;
  const id = new Uint32Array(idWords);
  for (let at = 0; at < slots.length; at += idWords) {
    if (!isId(slots, at)) continue;
    copy(slots, at, id);
    put(larger, find(larger, id), id);
  }
  return larger;
}

function copy(ids: Uint32Array, at: number, id: Uint32Array): void {
  for (let word = 0; word < idWords; word += 1) id[word] = ids[at + word] ?? 0;
}
