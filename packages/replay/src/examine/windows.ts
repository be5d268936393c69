import type { FileReport } from "../read/file-report.ts";
import { countNewlines } from "../read/piece.ts";
import { toBatches } from "../read/read-records.ts";
import { createSplitter, type Splitter } from "../read/split.ts";
import type { Examiner } from "./examiner.ts";
import type { Portion } from "./portion.ts";
import { sieve } from "./sieve.ts";

/**
 * Examines the bytes of a file of any size while they arrive, in windows that end where a record
 * does. As long as nothing is unusual, what no rule matches is not parsed; from the first window on
 * that is, the rest of the file is cut into pieces, each of which is.
 */
export interface Windows {
  /** The portions that these bytes complete, so much of the file having been read. */
  push(bytes: Uint8Array, bytesRead: number): Generator<Portion, void>;
  /** The last portions, once there are no more bytes. */
  end(bytesRead: number): Generator<Portion, void>;
}

/** What windows are examined with. */
export interface WindowsParts {
  readonly examiner: Examiner;
  readonly report: FileReport;
  readonly valueBytesMax: number;
  /** For tests. */
  readonly windowBytes?: number;
}

/** Creates windows over a file. */
export function createWindows(parts: WindowsParts): Windows {
  return new FileWindows(parts);
}

/** How large a window is: the larger, the more memory, and the fewer of them. */
const windowBytesDefault = 1024 * 1024;

/** How a file of CloudTrail begins. */
const header = Buffer.from('{"Records":[');
const headerShape = /^\s*\{\s*"Records"\s*:\s*\[/;
const headerLengthMax = 200;

/** How a window that is cut out of the list ends. */
const footer = Buffer.from("]}");

/** How all of CloudTrail's records begin: where one follows another, the comma is a place to cut. */
const boundary = Buffer.from(',{"eventVersion"');

const newline = 0x0a;

class FileWindows implements Windows {
  readonly #parts: WindowsParts;
  readonly #windowBytes: number;
  /** Undefined before anything is known of the file. */
  #form: "records" | "lines" | undefined;
  #held: Uint8Array[] = [];
  #size = 0;
  /** The line of the first byte held. */
  #line = 1;
  #splitter: Splitter | undefined;

  constructor(parts: WindowsParts) {
    this.#parts = parts;
    this.#windowBytes = parts.windowBytes ?? windowBytesDefault;
  }

  *push(bytes: Uint8Array, bytesRead: number): Generator<Portion, void> {
    if (this.#splitter !== undefined) yield* this.#split(this.#splitter.push(bytes), bytesRead);
    else {
      this.#held.push(bytes);
      this.#size += bytes.length;
      if (this.#size >= this.#windowBytes) yield* this.#cut(this.#take(), bytesRead);
    }
  }

  *end(bytesRead: number): Generator<Portion, void> {
    if (this.#splitter === undefined) {
      const bytes = this.#take();
      const last = this.#form === "records" ? Buffer.concat([header, bytes]) : bytes;
      const portion = this.#sieve(last, bytesRead);
      if (portion !== undefined) {
        yield portion;
        return;
      }
      yield* this.#giveUp(bytes, bytesRead);
    }
    const pieces = this.#splitter?.end() ?? [];
    yield* this.#split(this.#parts.report.withoutCut(pieces), bytesRead);
  }

  /** Examines what is held up to the last place where it can be cut, and keeps the rest. */
  *#cut(bytes: Buffer, bytesRead: number): Generator<Portion, void> {
    const rest = this.#begin(bytes);
    const isList = this.#form === "records";
    const to = isList ? rest.lastIndexOf(boundary) : rest.lastIndexOf(newline);
    const window = rest.subarray(0, Math.max(0, to));
    const document = isList ? Buffer.concat([header, window, footer]) : window;
    const portion = to > 0 ? this.#sieve(document, bytesRead) : undefined;
    if (portion === undefined) {
      yield* this.#giveUp(rest, bytesRead);
      return;
    }
    this.#line += countNewlines(window) + (isList ? 0 : 1);
    // The comma or the line's end belongs to neither.
    this.#hold(rest.subarray(to + 1));
    yield portion;
  }

  /** Finds out what the file is made of, and takes away what stands before its records. */
  #begin(bytes: Buffer): Buffer {
    if (this.#form !== undefined) return bytes;
    const [start] = headerShape.exec(bytes.toString("latin1", 0, headerLengthMax)) ?? [];
    this.#form = start === undefined ? "lines" : "records";
    if (start === undefined) return bytes;
    this.#line += countNewlines(bytes.subarray(0, start.length));
    return bytes.subarray(start.length);
  }

  #sieve(bytes: Buffer, bytesRead: number): Portion | undefined {
    const { examiner, report } = this.#parts;
    return sieve({ bytes, line: this.#line, bytesRead }, examiner, report);
  }

  /** From now on the bytes are cut into pieces, beginning with those held. */
  *#giveUp(bytes: Buffer, bytesRead: number): Generator<Portion, void> {
    const splitter = createSplitter(this.#parts.valueBytesMax, this.#line);
    this.#splitter = splitter;
    if (this.#form === "records") yield* this.#split(splitter.push(header), bytesRead);
    yield* this.#split(splitter.push(bytes), bytesRead);
  }

  *#split(pieces: ReturnType<Splitter["push"]>, bytesRead: number): Generator<Portion, void> {
    const { examiner, report } = this.#parts;
    for (const batch of toBatches(pieces, { report, bytesRead })) yield examiner.examine(batch);
  }

  #hold(bytes: Uint8Array): void {
    this.#held = [bytes];
    this.#size = bytes.length;
  }

  #take(): Buffer {
    const bytes = Buffer.concat(this.#held);
    this.#held = [];
    this.#size = 0;
    return bytes;
  }
}
