import type { AddressIntervals, Interval } from "./addresses.ts";
import type { NameTables } from "./notes.ts";
import type { OutlineTable } from "./outlines.ts";
import type { ScannerExports } from "./scanner-exports.ts";
import type { SlotTexts } from "./texts.ts";

/** A key that some rule asks about. Scope 0 is the record; a key's scope is that of its members. */
export interface WantedKey {
  readonly scope: number;
  /** Printable ASCII, at most `keyLengthMax` of it. */
  readonly name: string;
  /** Where its value goes, or zero. */
  readonly slot: number;
  /** The scope of its members, or zero, and the slots of all that lie below it. */
  readonly members: { readonly scope: number; readonly from: number; readonly to: number };
  /** What its value is to a note, or zero. */
  readonly part: number;
}

/** A slot whose arrays and objects are looked into. */
export interface DeepSlot {
  readonly slot: number;
  /** Whether rules look for nothing but texts at any depth that are among `held`. */
  readonly isForTexts: boolean;
}

/** What the scanner is given once. */
export interface Tables {
  readonly keys: readonly WantedKey[];
  readonly slotCount: number;
  /** Slots to be classed first, at most four: their values decide the most. */
  readonly leads: readonly number[];
  /** Slots whose arrays and objects are looked into, and what for. */
  readonly deep: readonly DeepSlot[];
  /** Texts that some rule looks for at any depth: printable ASCII. */
  readonly held: readonly string[];
  /** For the slots whose values are looked for in networks; at most `intervalsMax` in all. */
  readonly addresses: readonly AddressIntervals[];
  /** For the slots whose values are looked for in few texts; at most `testsMax` in all. */
  readonly texts: readonly SlotTexts[];
  /** Where present, notes are taken, and these number the names in them. */
  readonly names?: NameTables | undefined;
  /** The outlines that notes have of records. */
  readonly outlines: OutlineTable;
}

/** The longest key that can be wanted, in characters. */
export const keyLengthMax = 32;
/** How many slots there are, the one for held texts included. */
export const slotsMax = 64;
/** How many keys can be wanted. */
export const keysMax = 120;

/** Where things lie in memory: the same numbers as in packages/rules/scanner/layout.ts. */
export const at = {
  keyIndex: 2048,
  key: 4096,
  slot: 12_288,
  value: 12_800,
  lead: 13_312,
  deep: 13_440,
  held: 16_384,
  addresses: 1_334_784,
  intervals: 1_335_808,
  tests: 2_621_440,
  test: 2_623_488,
  outline: 13_824,
  outlineSlot: 13_888,
  input: 4_788_224,
};
/** Puts the tables where the scanner looks for them. */
export function writeTables(scanner: ScannerExports, tables: Tables): void {
  const { keys, slotCount, leads, deep, held, addresses, texts, names, outlines } = tables;
  const bytes = new Uint8Array(scanner.memory.buffer);
  const index = new Uint16Array(scanner.memory.buffer, at.keyIndex, 512);
  bytes.set(leads, at.lead);
  for (const { slot, isForTexts } of deep) bytes[at.deep + slot] = isForTexts ? 2 : 1;
  for (const [place, { scope, name, slot, members, part }] of keys.entries()) {
    const entry = at.key + (place + 1) * 64;
    const { scope: membersScope, from, to } = members;
    const isLeading = Number(slot !== 0 && leads.includes(slot));
    bytes.set([scope, name.length, slot, membersScope, from, to, part, isLeading], entry);
    bytes.set(codesOf(name), entry + 16);
    let hash = scanner.keyHash(scope, entry + 16, name.length);
    while (index[hash] !== 0) hash = (hash + 1) % index.length;
    index[hash] = place + 1;
  }
  let lengths = 0n;
  const view = new DataView(scanner.memory.buffer);
  for (const text of held) {
    bytes.fill(0, at.input, at.input + 8);
    bytes.set(codesOf(text), at.input);
    const hash = scanner.heldHash(at.input, text.length);
    const byte = at.held + (hash >> 3);
    view.setUint8(byte, view.getUint8(byte) | (1 << (hash & 7)));
    lengths |= 1n << BigInt(Math.min(text.length, 63));
  }
  writeAddresses(view, addresses);
  writeTexts(view, texts);
  scanner.setSlotCount(Math.ceil(slotCount / 8) * 8);
  scanner.setHeldLengths(lengths);
  if (names !== undefined) scanner.takeNotes();
  writeOutlines(bytes, outlines);
  scanner.setOutlineCount(outlines.slots.length);
}

function writeOutlines(bytes: Uint8Array, { slots }: OutlineTable): void {
  bytes.set(slots.flat(), at.outlineSlot);
  let first = 0;
  for (const [which, { length }] of slots.entries()) {
    bytes.set([first, length], at.outline + which * 2);
    first += length;
  }
}

/** Where a class will stand in an interval's entry, this says that each address is asked about. */
const askEach = 1;

function writeAddresses(view: DataView, tables: readonly AddressIntervals[]): void {
  let next = at.intervals;
  const write = (intervals: readonly Interval[]): number => {
    const start = next;
    for (const { first, asksEach } of intervals) {
      view.setBigUint64(next, first >> 64n, true);
      view.setBigUint64(next + 8, BigInt.asUintN(64, first), true);
      view.setUint16(next + 16, asksEach ? askEach : 0, true);
      next += 24;
    }
    return start;
  };
  for (const { slot, four, six } of tables) {
    for (const [place, intervals] of [four, six].entries()) {
      const entry = at.addresses + slot * 16 + place * 8;
      view.setUint32(entry, write(intervals), true);
      view.setUint32(entry + 4, intervals.length, true);
    }
  }
}

function writeTexts(view: DataView, tables: readonly SlotTexts[]): void {
  const bytes = new Uint8Array(view.buffer);
  let next = at.test;
  for (const { slot, tests } of tables) {
    view.setUint32(at.tests + slot * 8, next, true);
    view.setUint16(at.tests + slot * 8 + 4, tests.length, true);
    // To search for one part takes as long as to look up what was said before, for four 6 % longer.
    const isQuick = tests.flatMap(({ runs }) => runs).length < 2;
    view.setUint16(at.tests + slot * 8 + 6, Number(isQuick), true);
    for (const { head, runs, isOpen } of tests) {
      const written = [head, ...runs].flatMap((run) => [run.length, ...codesOf(run)]);
      bytes.set([Number(isOpen), runs.length, ...written], next);
      next += 128;
    }
  }
}

function codesOf(ascii: string): readonly number[] {
  return Array.from(ascii, (letter) => letter.charCodeAt(0));
}
