import { hash } from "node:crypto";

/** Remembers which ids have been seen, in little memory. */
export interface Seen {
  /** Whether the id has been added before; it is, now. */
  add(id: string): boolean;
}

/** How many slots one table has at most: 4 million, 48 MiB. */
const slotCountMax = 2 ** 22;
const slotCountMin = 2 ** 12;

/** Words of 32 bits that an id takes. */
const words = 3;

/**
 * Creates a memory of ids, which keeps 96 bits of each: among ten million, two alike are less
 * likely than 1 in 10^15. When a table is full (2.9 million ids) a new
 * one is begun, and the one before it forgotten. So what was seen within the last 2.9 million ids
 * is always known, and a copy that comes later than that counts as a record of its own.
 */
export function createSeen(slotsMax: number = slotCountMax): Seen {
  let earlier = createTable(slotCountMin);
  let table = createTable(slotCountMin);
  const id = new Uint32Array(words);
  return {
    add(text) {
      digest(text, id);
      if (contains(table, id) || contains(earlier, id)) return true;
      if (isFull(table)) {
        if (table.slotCount < slotsMax) table = grow(table);
        else [earlier, table] = [table, createTable(slotCountMin)];
      }
      insert(table, id);
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
  return { slotCount, slots: new Uint32Array(slotCount * words), used: 0 };
}

function isFull({ used, slotCount }: Table): boolean {
  return used >= slotCount * 0.7;
}

function contains(table: Table, id: Uint32Array): boolean {
  const at = find(table, id);
  return !isFree(table.slots, at);
}

function insert(table: Table, id: Uint32Array): void {
  table.slots.set(id, find(table, id));
  table.used += 1;
}

/** Where the id stands, or the free slot where it would. */
function find({ slotCount, slots }: Table, id: Uint32Array): number {
  let slot = (id[0] ?? 0) & (slotCount - 1);
  while (!isFree(slots, slot * words) && !holds(slots, slot * words, id)) {
    slot = (slot + 1) & (slotCount - 1);
  }
  return slot * words;
}

function isFree(slots: Uint32Array, at: number): boolean {
  return slots[at] === 0 && slots[at + 1] === 0 && slots[at + 2] === 0;
}

function holds(slots: Uint32Array, at: number, id: Uint32Array): boolean {
  return slots[at] === id[0] && slots[at + 1] === id[1] && slots[at + 2] === id[2];
}

function grow(table: Table): Table {
  const larger = createTable(table.slotCount * 2);
  for (let at = 0; at < table.slots.length; at += words) {
    if (!isFree(table.slots, at)) insert(larger, table.slots.subarray(at, at + words));
  }
  return larger;
}

/**
 * Hashed, as ids in records that people write differ in a digit here and there. Zero marks a free
 * slot.
 */
function digest(text: string, into: Uint32Array): void {
  const bytes = hash("sha256", text, "buffer");
  into[0] = bytes.readUInt32LE(0);
  into[1] = bytes.readUInt32LE(4);
  into[2] = bytes.readUInt32LE(8) || 1;
}
