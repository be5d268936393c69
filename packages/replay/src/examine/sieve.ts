import { isUtf8 } from "node:buffer";
import type { Sifted } from "@logcritical/rules/scan";
import type { FileReport } from "../read/file-report.ts";
import type { Flaw } from "../read/flaws.ts";
import { countNewlines } from "../read/piece.ts";
import { type NotData, readPlain, unwrap } from "../read/unwrap.ts";
import type { Examiner } from "./examiner.ts";
import type { Portion } from "./portion.ts";

/** A document of records that nothing else stands between, and where it comes from. */
export interface SievedDocument {
  /** They may be lent by the examiner's scanner, which takes them back. */
  readonly bytes: Uint8Array;
  /** The line of its first byte in the file, from 1. */
  readonly line: number;
  readonly bytesRead: number;
}

/**
 * Examines a document without parsing what no rule matches. Undefined where it is unusual in any
 * way, and then nothing has been taken note of: it is to be cut into pieces, each of which is
 * parsed. What comes of it is the same.
 */
export function sieve(
  document: SievedDocument,
  examiner: Examiner,
  report: FileReport,
): Portion | undefined {
  const { bytes, line, bytesRead } = document;
  // Bytes that are none are told piece by piece. To ask takes some 0.02 ms a megabyte.
  if (!isUtf8(bytes)) return undefined;
  const frame = readFrame(bytes);
  const sifted = examiner.scanner.sift(bytes);
  if (sifted?.notes === undefined || !isPlain(frame, sifted)) return undefined;
  const { kept, notes, passed } = sifted;
  const examination = examiner.start(notes.count);
  const flaws: Flaw[] = [];
  const notData: NotData[] = [];
  let next = 0;
  for (let index = 0; index < notes.count; index += 1) {
    const part = kept[next];
    if (part?.index !== index) {
      examination.note(notes, index);
      continue;
    }
    next += 1;
    const text = examiner.scanner.textOf(part) ?? "";
    const told = examiner.scanner.toldOf(part);
    // What is not odd is a record, and holds no other.
    const plain = told?.isOdd === false ? readPlain(text) : undefined;
    if (plain !== undefined) {
      examination.take(plain, { told, notes, index });
      continue;
    }
    const unwrapped = unwrap(text);
    // A line that is no record may be a part of something, or hold a list.
    if (sifted.kind === "lines" && unwrapped.records[0]?.json !== text) return undefined;
    for (const record of unwrapped.records) {
      // What is known is known of the part's own text, whatever else may have been in it.
      const isOwn = record.json === text;
      const scanned = { told, notes, index };
      examination.take(record, isOwn ? scanned : undefined);
    }
    notData.push(...unwrapped.notData);
    // Lines can no longer be counted in bytes that have been taken back.
    if (unwrapped.unreadable.length > 0 && bytes.length < frame.length) return undefined;
    for (const flaw of unwrapped.unreadable) {
      flaws.push({ ...flaw, line: line + countNewlines(bytes.subarray(0, part.start)) });
    }
  }
  for (const flaw of flaws) report.add(flaw);
  report.count(passed + kept.length, examination.count + notData.length);
  return examination.end({ file: report.file, notData, bytesRead });
}

/** How `{"Records":[…]}` begins and ends: with another list beside it, both would be read. */
const listStart = /^\s*\{\s*"Records"\s*:\s*$/;
const listEnd = /^\s*\}\s*$/;

/** More white space than this is unusual. */
const frameLengthMax = 200;

/** What stands at the beginning and at the end of a document. */
interface Frame {
  readonly head: string;
  readonly tail: string;
  readonly length: number;
}

function readFrame(bytes: Uint8Array): Frame {
  const { length } = bytes;
  const read = (from: number, to: number): string =>
    Buffer.from(bytes.subarray(from, to)).toString("latin1");
  const tail = read(Math.max(0, length - frameLengthMax), length);
  return { head: read(0, frameLengthMax), tail, length };
}

function isPlain({ head, tail, length }: Frame, { kind, list }: Sifted): boolean {
  if (kind === "lines") return true;
  const behind = length - list.end;
  if (list.start > frameLengthMax || behind > frameLengthMax) return false;
  return (
    listStart.test(head.slice(0, list.start)) && listEnd.test(tail.slice(tail.length - behind))
  );
}
