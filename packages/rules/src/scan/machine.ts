import { compileModule, decodeText, instantiate, type Module } from "./globals.ts";
import { type NameTables, type Notes, noteSlots, noteWords } from "./notes.ts";
import { scannerWasm } from "./scanner-wasm.ts";

/** What the scanner asks of whoever runs it; see `packages/rules/scanner/host.ts`. */
export interface Host {
  /** The class of a value, given as JSON text, of a slot. */
  classify(slot: number, json: string): number;
  /** The slots whose values can matter, given the classes of the leading ones. */
  relevant(numbers: ClassNumbers): Iterable<number>;
  /** The verdict for the classes of the slots that matter; zero where no rule can match. */
  decide(numbers: ClassNumbers): number;
}

/** The number of the class of a slot's value, in the record that is being decided. */
export type ClassNumbers = (slot: number) => number;

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

/** What the scanner is given once. */
export interface Tables {
  readonly keys: readonly WantedKey[];
  readonly slotCount: number;
  /** Slots to be classed first, at most `leadsMax`: their values decide the most. */
  readonly leads: readonly number[];
  /** Texts that some rule looks for at any depth: printable ASCII. */
  readonly held: readonly string[];
  /** Where present, notes are taken, and these number the names in them. */
  readonly names?: NameTables | undefined;
}

/** A part of a document that must be looked at. */
export interface KeptPart {
  /** Where it starts and ends in the document, in bytes. */
  readonly start: number;
  readonly end: number;
  /** How many records of the document come before it. */
  readonly index: number;
  /**
   * As the host decided, or -1 for what is unusual and may be anything. Zero, where no rule matches
   * and the record's note is not certain.
   */
  readonly verdict: number;
}

/** What one scan found. */
export interface Sifted {
  /**
   * `logs`: a delivery of CloudWatch Logs, whose parts are elements of `logEvents`. `records`: a
   * file of CloudTrail. `lines`: each a record. In the last two the parts are records.
   */
  readonly kind: "logs" | "records" | "lines";
  /** Records that are well-formed and that no rule matches. */
  readonly passed: number;
  readonly kept: readonly KeptPart[];
  /** The list's own brackets, where the document is no lines. */
  readonly list: { readonly start: number; readonly end: number };
  /** Where they were asked for. */
  readonly notes?: Notes;
}

/** The scanner, running. */
export interface Machine {
  /** Undefined for a document that is unusual as a whole. */
  sift(document: Uint8Array): Sifted | undefined;
}

/** The longest key that can be wanted, in characters. */
export const keyLengthMax = 32;
/** How many slots there are, the one for held texts included. */
export const slotsMax = 64;
/** How many slots can lead. */
export const leadsMax = 4;
/** How many keys can be wanted. */
export const keysMax = 120;

// The same numbers as in packages/rules/scanner/layout.ts.
const at = {
  mask: 1024,
  keyIndex: 2048,
  key: 4096,
  slot: 12_288,
  lead: 13_312,
  held: 16_384,
  input: 1_310_720,
};
const kinds = [undefined, "logs", "records", "lines", undefined] as const;
const pageBytes = 65_536;
/** The scanner looks at most so far behind the end, and must find zeros there. */
const padding = 128;

/** Starts a scanner of its own memory, a megabyte and the largest document so far. */
export function createMachine(tables: Tables, host: Host, module?: Module): Machine {
  const { names } = tables;
  let kept: KeptPart[] = [];
  let document: Uint8Array = new Uint8Array();
  const text = (start: number, length: number): string =>
    decodeText(document.subarray(start - at.input, start - at.input + length));
  // The module is our own, so it exports what `scanner/index.ts` says.
  const scanner = instantiate(module ?? ownModule(), {
    host: {
      classify(slot: number, start: number, length: number) {
        const json = text(start, length);
        // In a message, quotes are escaped; the scanner has seen that the escapes are well.
        const plain = json.startsWith("\\") ? String(JSON.parse(`"${json}"`)) : json;
        if (names !== undefined && slot >= noteSlots.account) return names.numberOf(slot, plain);
        return host.classify(slot, plain);
      },
      relevant() {
        let bits = 0n;
        for (const slot of host.relevant(classNumbers(scanner))) bits |= 1n << BigInt(slot);
        return bits;
      },
      decide: () => host.decide(classNumbers(scanner)),
      keep(start: number, end: number, verdict: number) {
        const index = scanner.passed.value + kept.length;
        kept.push({ start: start - at.input, end: end - at.input, index, verdict });
      },
    },
  }) as ScannerExports;
  writeTables(scanner, tables);
  return {
    sift(given) {
      document = given;
      kept = [];
      load(scanner.memory, given);
      const end = at.input + given.length;
      const kind = kinds[scanner.scanDocument(at.input, end)];
      if (kind === "lines") {
        kept = [];
        scanner.scanLines(at.input, end);
      }
      const list = {
        start: scanner.listStart.value - at.input,
        end: scanner.listEnd.value - at.input,
      };
      const notes = names && readNotes(scanner, names);
      const sifted = kind && {
        kind,
        passed: scanner.passed.value,
        kept,
        list,
        ...(notes && { notes }),
      };
      document = new Uint8Array();
      kept = [];
      return sifted;
    },
  };
}

function classNumbers({ memory }: ScannerExports): ClassNumbers {
  const view = new DataView(memory.buffer, at.slot);
  return (slot) => view.getUint16(slot * 2, true);
}

let compiled: Module | undefined;

/** Compiled once, by the first who needs it. */
function ownModule(): Module {
  compiled ??= compileModule(scannerWasm);
  return compiled;
}

interface ScannerExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly passed: { readonly value: number };
  readonly listStart: { readonly value: number };
  readonly listEnd: { readonly value: number };
  readonly noteCount: { readonly value: number };
  readonly noteStart: { readonly value: number };
  scanDocument(start: number, end: number): number;
  scanLines(start: number, end: number): void;
  setSlotCount(count: number): void;
  setHeldLengths(lengths: bigint): void;
  takeNotes(): void;
  heldHash(at: number, length: number): number;
  keyHash(scope: number, at: number, length: number): number;
}

/** Puts the document where the scanner expects it, making room if need be. */
function load(memory: ScannerExports["memory"], document: Uint8Array): void {
  // Behind it the scanner puts a bit for each byte, and makes room for notes itself.
  const bits = Math.ceil(document.length / 8) + padding;
  const needed = at.input + document.length + padding + bits - memory.buffer.byteLength;
  if (needed > 0) memory.grow(Math.ceil(needed / pageBytes));
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(document, at.input);
  bytes.fill(0, at.input + document.length, at.input + document.length + padding);
}

function readNotes(
  { memory, noteStart, noteCount }: ScannerExports,
  { accounts, regions }: NameTables,
): Notes {
  const count = noteCount.value;
  const words = new Uint32Array(memory.buffer, noteStart.value, count * noteWords.length);
  return { count, words, accounts, regions };
}

function writeTables(scanner: ScannerExports, tables: Tables): void {
  const { keys, slotCount, leads, held, names } = tables;
  const bytes = new Uint8Array(scanner.memory.buffer);
  const index = new Uint16Array(scanner.memory.buffer, at.keyIndex, 512);
  bytes.fill(0xff, at.mask, at.mask + 16);
  bytes.set(leads, at.lead);
  for (const [place, { scope, name, slot, members, part }] of keys.entries()) {
    const entry = at.key + (place + 1) * 64;
    bytes.set([scope, name.length, slot, members.scope, members.from, members.to, part], entry);
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
  scanner.setSlotCount(Math.ceil(slotCount / 8) * 8);
  scanner.setHeldLengths(lengths);
  if (names !== undefined) scanner.takeNotes();
}

function codesOf(ascii: string): readonly number[] {
  return Array.from(ascii, (letter) => letter.charCodeAt(0));
}
