import { randomBytes } from "node:crypto";
import { idWords, isId } from "../examine/record-id.ts";

/** Remembers which ids have been seen, in little memory. */
export interface Seen {
  /**
   * Whether the id at the offset has been added before; it is, now. Where there is none, as `isId`
   * says, nothing is known to be a copy.
   */
  add(ids: Uint32Array, at: number): boolean;
}

/** How many slots one table has at most: 4 million, which with their ids take 62 MiB. */
const slotCountMax = 2 ** 22;
const slotCountMin = 2 ** 16;

/**
 * Creates a memory of ids, which keeps all 128 bits of each. When a table is full (2.9 million ids)
 * a new one is begun, and the one before it forgotten. So what was seen within the last 2.9 million
 * ids is always known, and a copy that comes later than that counts as a record of its own.
 */
export function createSeen(slotsMax: number = slotCountMax): Seen {
  const slotsMin = Math.min(slotCountMin, slotsMax);
  let earlier: Table | undefined;
  let table = new Table(slotsMin);
  return {
    add(ids, at) {
      if (!isId(ids, at)) return false;
      const hash = mix(ids, at);
      let slot = table.find(hash, ids, at);
      if (slot === taken || earlier?.find(hash, ids, at) === taken) return true;
      if (table.isFull()) {
        if (table.slotCount < slotsMax) table = table.grown();
        else [earlier, table] = [table, new Table(slotsMin)];
        slot = table.find(hash, ids, at);
      }
      table.put({ slot, hash }, ids, at);
      return false;
    },
  };
}

/** How many bits of a slot number an id; the others are of its hash. */
const numberBits = 22;
const numberMask = 2 ** numberBits - 1;

/**
 * A hash table with open addressing. The ids lie in a list, in the order in which they came; a slot
 * has the number of one, from 1, and some bits of its hash, so that the list is hardly ever looked
 * into for an id that is another.
 */
class Table {
  readonly slotCount: number;
  readonly #slots: Int32Array;
  readonly #ids: Uint32Array;
  readonly #countMax: number;
  #count = 0;

  constructor(slotCount: number) {
    this.slotCount = slotCount;
    this.#countMax = Math.floor(slotCount * 0.7);
    this.#slots = new Int32Array(slotCount);
    this.#ids = new Uint32Array(this.#countMax * idWords);
  }

  isFull(): boolean {
    return this.#count >= this.#countMax;
  }

  /** Puts an id into the free slot that `find` gave for it. */
  put(
    { slot, hash }: { readonly slot: number; readonly hash: number },
    ids: Uint32Array,
    at: number,
  ): void {
    const own = this.#ids;
    const to = this.#count * idWords;
    own[to] = ids[at] ?? 0;
    own[to + 1] = ids[at + 1] ?? 0;
    own[to + 2] = ids[at + 2] ?? 0;
    own[to + 3] = ids[at + 3] ?? 0;
    this.#count += 1;
    this.#slots[slot] = (hash & ~numberMask) | this.#count;
  }

  /** A larger table with the same ids. */
  grown(): Table {
    const larger = new Table(this.slotCount * 4);
    const end = this.#count * idWords;
    const ids = this.#ids;
    for (let at = 0; at < end; at += idWords) {
      const hash = mix(ids, at);
      larger.put({ slot: larger.find(hash, ids, at), hash }, ids, at);
    }
    return larger;
  }

  /** The free slot where the id would be, or `taken`, given its hash. */
  find(hash: number, ids: Uint32Array, at: number): number {
    const slots = this.#slots;
    const slotMask = this.slotCount - 1;
    for (let slot = hash & slotMask; ; slot = (slot + 1) & slotMask) {
      const held = slots[slot] ?? 0;
      if (held === 0) return slot;
      const isLike = ((held ^ hash) & ~numberMask) === 0;
      if (isLike && this.#holds((held & numberMask) - 1, ids, at)) return taken;
    }
  }

  #holds(number: number, ids: Uint32Array, at: number): boolean {
    const own = this.#ids;
    const from = number * idWords;
    return (
      own[from] === ids[at] &&
      own[from + 1] === ids[at + 1] &&
      own[from + 2] === ids[at + 2] &&
      own[from + 3] === ids[at + 3]
    );
  }
}

/** Drawn anew in each process, so that nobody can write ids that all want the same slot. */
const [seed0 = 0, seed1 = 0, seed2 = 0, seed3 = 0] = new Int32Array(
  new Uint8Array(randomBytes(idWords * 4)).buffer,
);

/** In place of a free slot: the id is in the table. */
const taken = -1;

/** Of all words, as ids that people write differ in a digit here and there. */
function mix(ids: Uint32Array, at: number): number {
  let mixed = stir(ids[at], seed0);
  mixed = stir(ids[at + 1], mixed ^ seed1);
  mixed = stir(ids[at + 2], mixed ^ seed2);
  return stir(ids[at + 3], mixed ^ seed3);
}

function stir(word = 0, state: number): number {
  const stirred = Math.imul(word ^ state, 0x9e3779b1);
  return stirred ^ (stirred >>> 15);
}
