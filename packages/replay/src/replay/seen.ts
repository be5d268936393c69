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
  let earlier = new Table(slotCountMin);
  let table = new Table(slotCountMin);
  return {
    add(ids, at) {
      if (table.has(ids, at) || earlier.has(ids, at)) return true;
      if (table.isFull()) {
        if (table.slotCount < slotsMax) table = table.grown();
        else [earlier, table] = [table, new Table(slotCountMin)];
      }
      table.put(ids, at);
      return false;
    },
  };
}

/** A hash table with open addressing: an id stands in the first free slot from its own on. */
class Table {
  readonly slotCount: number;
  readonly #slots: Uint32Array;
  #used = 0;

  constructor(slotCount: number) {
    this.slotCount = slotCount;
    this.#slots = new Uint32Array(slotCount * idWords);
  }

  isFull(): boolean {
    return this.#used >= this.slotCount * 0.7;
  }

  has(ids: Uint32Array, at: number): boolean {
    return this.#used > 0 && isId(this.#slots, this.#find(ids, at));
  }

  put(ids: Uint32Array, at: number): void {
    const to = this.#find(ids, at);
    for (let word = 0; word < idWords; word += 1) this.#slots[to + word] = ids[at + word] ?? 0;
    this.#used += 1;
  }

  /** A table twice as large with the same ids. */
  grown(): Table {
    const larger = new Table(this.slotCount * 2);
    const slots = this.#slots;
    for (let at = 0; at < slots.length; at += idWords) if (isId(slots, at)) larger.put(slots, at);
    return larger;
  }

  /** Where the id stands, or the free slot where it would. */
  #find(ids: Uint32Array, at: number): number {
    const slots = this.#slots;
    let slot = mix(ids, at) & (this.slotCount - 1);
    let to = slot * idWords;
    while (isId(slots, to) && !this.#holds(to, ids, at)) {
      slot = (slot + 1) & (this.slotCount - 1);
      to = slot * idWords;
    }
    return to;
  }

  #holds(to: number, ids: Uint32Array, at: number): boolean {
    const slots = this.#slots;
    return (
      slots[to] === ids[at] &&
      slots[to + 1] === ids[at + 1] &&
      slots[to + 2] === ids[at + 2] &&
      slots[to + 3] === ids[at + 3]
    );
  }
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
