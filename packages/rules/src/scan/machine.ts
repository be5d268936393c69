import { compileModule, decodeText, instantiate, type Module } from "./globals.ts";
import { type Inflating, inflate, load } from "./input.ts";
import { type NameTables, type Notes, noteSlots, noteWords } from "./notes.ts";
import type { OutlineTable, ReadSlot } from "./outlines.ts";
import { messageOf, type RecordText } from "./read-document.ts";
import type { ScannerExports } from "./scanner-exports.ts";
import { scannerWasm } from "./scanner-wasm.ts";
import { at, slotsMax, type Tables, writeTables } from "./tables.ts";

/** What the scanner asks of whoever runs it; see `packages/rules/scanner/host.ts`. */
export interface Host {
  /** The class of a value, given as JSON text, of a slot. */
  classify(slot: number, json: string): number;
  /** The slots whose values can matter, a bit for each, given the classes of the leading ones. */
  relevant(numbers: ClassNumbers): bigint;
  /** The verdict for the classes of the slots that matter; zero where no rule can match. */
  decide(numbers: ClassNumbers): number;
}

/** The numbers of the classes of the slots' values, in the record that is being decided. */
export type ClassNumbers = ArrayLike<number> & Iterable<number>;

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
  /** Where, in a delivery, a record with a verdict lies within its message, escaped once more. */
  readonly message: { readonly start: number; readonly end: number };
}

/** What `scanner/host.ts` says of a part. */
type KeptNumbers = readonly [
  start: number,
  end: number,
  verdict: number,
  passed: number,
  messageFrom: number,
  messageTo: number,
];

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
  /** As `Scanner` has it. */
  inflate(gzip: Uint8Array, inflating: Inflating): Uint8Array | undefined;
  /** Undefined for a document that is unusual as a whole. */
  sift(document: Uint8Array): Sifted | undefined;
  /** What stands at a place of the document sifted last. */
  text(start: number, end: number): string;
  /** The JSON text of the record in a part of it. */
  record(part: KeptPart): RecordText;
}

/** A document with more parts to look at is none that AWS writes, and the parts would fill the memory. */
const keptMax = 250_000;

const kinds = [undefined, "logs", "records", "lines", undefined] as const;

/**
 * Starts a scanner of its own memory: five megabytes, of which what is not used takes none, and the
 * largest document so far.
 */
export function createMachine(tables: Tables, host: Host, module?: Module): Machine {
  const { names, outlines } = tables;
  let kept: KeptPart[] = [];
  let kind: (typeof kinds)[number];
  const text = (start: number, length: number): string => textAt(scanner.memory, start, length);
  // The module is our own, so it exports what `scanner/index.ts` says.
  const scanner = instantiate(module ?? ownModule(), {
    host: {
      classify(slot: number, start: number, length: number) {
        const plain = valueText(scanner, start, length);
        if (names !== undefined && slot >= noteSlots.account) return names.numberOf(slot, plain);
        return host.classify(slot, plain);
      },
      outline: (which: number) => outlines.add(which, createReader(scanner)),
      relevant: () => host.relevant(classNumbers(scanner)),
      decide: () => host.decide(classNumbers(scanner)),
      keep(...[start, end, verdict, passed, from, to]: KeptNumbers) {
        if (kept.length > keptMax) return;
        const message = { start: from - at.input, end: to - at.input };
        const index = passed + kept.length;
        kept.push({ start: start - at.input, end: end - at.input, index, verdict, message });
      },
    },
  }) as ScannerExports;
  writeTables(scanner, tables);
  return {
    inflate: (gzip, inflating) => inflate(scanner, gzip, inflating),
    sift(document) {
      kept = [];
      if (outlines.isFull()) forget(scanner, outlines);
      load(scanner.memory, document);
      const end = at.input + document.length;
      kind = kinds[scanner.scanDocument(at.input, end)];
      if (kind === "lines") {
        kept = [];
        scanner.scanLines(at.input, end);
      }
      if (kept.length > keptMax) kind = undefined;
      const notes = names && readNotes(scanner, names, outlines);
      const passed = scanner.passed.value;
      const sifted = kind && { kind, passed, kept, list: listOf(scanner), ...(notes && { notes }) };
      kept = [];
      return sifted;
    },
    text: (start, end) => text(at.input + start, end - start),
    record({ start, end, verdict, message }) {
      if (kind === "logs" && verdict !== -1) {
        return copyText(scanner, at.input + message.start, at.input + message.end);
      }
      const plain = text(at.input + start, end - start);
      return kind === "logs" ? messageOf(plain) : plain;
    },
  };
}

function textAt({ buffer }: ScannerExports["memory"], start: number, length: number): string {
  return decodeText(new Uint8Array(buffer, start, length));
}

/** A value's JSON text, without what escapes it in a message. */
function valueText(scanner: ScannerExports, start: number, length: number): string {
  return isEscaped(scanner.memory, start, length)
    ? copyText(scanner, start, start + length)
    : textAt(scanner.memory, start, length);
}

function forget(scanner: ScannerExports, outlines: OutlineTable): void {
  outlines.forget();
  scanner.forgetOutlines();
}

/** Creates what reads the values in the slots of the record that is being noted. */
function createReader(scanner: ScannerExports): ReadSlot {
  // A copy, as to read a text may make the memory grow.
  const places = new Uint32Array(scanner.memory.buffer, at.value, slotsMax * 2).slice();
  return (slot) => {
    const [start, length] = [Number(places[slot * 2]), Number(places[slot * 2 + 1])];
    return start === 0 ? undefined : valueText(scanner, start, length);
  };
}

/** Whether a part of a message is escaped in it, as it is wherever it has a quote. */
function isEscaped({ buffer }: ScannerExports["memory"], start: number, length: number): boolean {
  const bytes = new Uint8Array(buffer, start, length);
  return bytes[bytes.indexOf(quote) - 1] === backslash;
}

const quote = 0x22;
const backslash = 0x5c;

/** A part of a message, without what escapes it there. */
function copyText(scanner: ScannerExports, start: number, end: number): string {
  const length = scanner.copyMessage(start, end);
  return decodeText(new Uint8Array(scanner.memory.buffer, scanner.copyStart.value, length));
}

function classNumbers({ memory }: ScannerExports): ClassNumbers {
  return new Uint16Array(memory.buffer, at.slot, slotsMax);
}

let compiled: Module | undefined;

/** Compiled once, by the first who needs it. */
function ownModule(): Module {
  compiled ??= compileModule(scannerWasm);
  return compiled;
}

function listOf({ listStart, listEnd }: ScannerExports): Sifted["list"] {
  return { start: listStart.value - at.input, end: listEnd.value - at.input };
}

function readNotes(
  { memory, noteStart, noteCount }: ScannerExports,
  { accounts, regions }: NameTables,
  { outlines }: OutlineTable,
): Notes {
  const count = noteCount.value;
  const words = new Uint32Array(memory.buffer, noteStart.value, count * noteWords.length);
  return { count, words, accounts, regions, outlines };
}
