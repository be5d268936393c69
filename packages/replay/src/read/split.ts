import { type Capture, createCapture } from "./capture.ts";
import { createJSONScanner, type JSONScanner } from "./json-scanner.ts";
import { type Broken, countNewlines, type Piece, readLines, readValue } from "./piece.ts";

/**
 * Cuts the bytes of a file into the JSON values that may be records, while they arrive: each value
 * of NDJSON or of values one after the other, each element of an array, and each element of
 * `Records`, `Events` or `events` in an object. What is broken is named, and reading goes on with
 * the next line that holds JSON; no string of JSON goes over a line's end, which is how one is
 * found.
 */
export interface Splitter {
  /** The pieces that these bytes complete. */
  push(bytes: Uint8Array): readonly Piece[];
  /** The last pieces, once there are no more bytes. */
  end(): readonly Piece[];
}

/**
 * Creates a splitter; a value of more bytes is named as too large and skipped. Its first byte may
 * stand on a later line than the first.
 */
export function createSplitter(valueBytesMax: number, line = 1): Splitter {
  return new ByteSplitter(valueBytesMax, line);
}

/** The members of an object whose elements are records, or hold them. */
const listName = /[{,]\s*"(?:Records|Events|events)"\s*:\s*\[$/;
const listNameLengthMax = 100;

const newline = 0x0a;
const openBrace = 0x7b;
const openBracket = 0x5b;
const closeBracket = 0x5d;
/** White space, commas, and the bytes of a byte-order mark, as files may have been joined. */
const between = new Set(Buffer.from(" \t\r\n,\u{feff}"));
const closers = new Set(Buffer.from("]}"));

type Mode = "between" | "value" | "list" | "element" | "skip";

class ByteSplitter implements Splitter {
  #mode: Mode = "between";
  #bytes: Uint8Array = new Uint8Array();
  #scanner: JSONScanner = createJSONScanner();
  /** The scanner of the object whose list is read; none where the list is the outermost value. */
  #container: JSONScanner | undefined;
  /** The value being read was only the container of a list. */
  #isContainer = false;
  /** Brackets that close nothing are no news once there was a break. */
  #isAfterBreak = false;
  #line: number;
  #startLine = 1;
  #countedTo = 0;
  #pieces: Piece[] = [];
  #broken: Broken | undefined;
  readonly #capture: Capture;

  constructor(valueBytesMax: number, line: number) {
    this.#line = line;
    this.#capture = createCapture(valueBytesMax);
  }

  push(bytes: Uint8Array): readonly Piece[] {
    this.#pieces = [];
    this.#bytes = bytes;
    this.#countedTo = 0;
    let at = 0;
    while (at < this.#bytes.length) at = this.#step(at);
    this.#countLines(at);
    if (this.#isReading()) this.#capture.keep(this.#bytes);
    return this.#pieces;
  }

  end(): readonly Piece[] {
    this.#pieces = [];
    this.#bytes = new Uint8Array();
    this.#countedTo = 0;
    if (this.#isReading()) this.#recover(0, "cut-off");
    if (this.#mode === "list") this.#break("cut-off", this.#line);
    this.#flush();
    return this.#pieces;
  }

  #isReading(): boolean {
    return this.#mode === "value" || this.#mode === "element";
  }

  #step(at: number): number {
    switch (this.#mode) {
      case "between":
        return this.#readBetween(at);
      case "list":
        return this.#readList(at);
      case "skip":
        return this.#skipLine(at);
      case "value":
      case "element":
        return this.#readValue(at);
    }
  }

  #readBetween(from: number): number {
    const at = this.#skip(from, between);
    const byte = this.#bytes[at];
    if (byte === undefined) return at;
    if (this.#isAfterBreak && closers.has(byte)) return at + 1;
    if (byte === openBracket) {
      this.#mode = "list";
      this.#container = undefined;
      return at + 1;
    }
    if (byte === openBrace) return this.#start("value", at);
    this.#countLines(at);
    this.#break("not-json", this.#line);
    this.#mode = "skip";
    return at;
  }

  #readList(from: number): number {
    const at = this.#skip(from, between);
    const byte = this.#bytes[at];
    if (byte === undefined) return at;
    if (byte !== closeBracket) return this.#start("element", at);
    if (this.#container === undefined) {
      this.#mode = "between";
      return at + 1;
    }
    this.#container.skipList();
    this.#scanner = this.#container;
    this.#capture.start(at + 1);
    this.#mode = "value";
    return at + 1;
  }

  #start(mode: "value" | "element", at: number): number {
    this.#mode = mode;
    if (mode === "value") this.#isContainer = false;
    this.#scanner = createJSONScanner(mode === "value");
    this.#capture.start(at);
    this.#countLines(at);
    this.#startLine = this.#line;
    return at;
  }

  #readValue(from: number): number {
    const { kind, at } = this.#scanner.scan(this.#bytes, from);
    switch (kind) {
      case "more":
        return at;
      case "list":
        return this.#readMember(at);
      case "value":
        this.#finish(at);
        return at;
      case "error":
        return this.#recover(at, "bad-json");
    }
  }

  /** At an array that is a member of the outermost object: a list of records, or just a value. */
  #readMember(at: number): number {
    const text = this.#capture.take(this.#bytes, at);
    if (!listName.test(text.toString("latin1", Math.max(0, text.length - listNameLengthMax)))) {
      this.#scanner.enterList();
      return at;
    }
    this.#container = this.#scanner;
    this.#isContainer = true;
    this.#mode = "list";
    return at;
  }

  #finish(at: number): void {
    const text = this.#capture.take(this.#bytes, at);
    const isElement = this.#mode === "element";
    this.#mode = isElement ? "list" : "between";
    if (!isElement && this.#isContainer) return;
    const line = this.#startLine;
    if (this.#capture.isTooLarge) this.#break("too-large", line);
    else this.#emit(readValue(text, line));
  }

  /**
   * At a byte that cannot stand where it stands. Whatever lines have been read since the value
   * began are looked at one by one, for the break may lie well before the byte; what follows is
   * read as if the file began there.
   */
  #recover(at: number, code: Broken["code"]): number {
    const read = this.#capture.take(this.#bytes, at);
    this.#countLines(at);
    this.#isAfterBreak = true;
    this.#isContainer = false;
    this.#mode = "skip";
    if (this.#capture.isTooLarge) {
      this.#break("too-large", this.#line);
      return at;
    }
    const isEnd = code === "cut-off";
    const rest = isEnd ? read.length : read.lastIndexOf(newline) + 1;
    const firstLine = this.#line - countNewlines(read);
    for (const piece of readLines(read.subarray(0, rest), firstLine, code)) {
      if (piece.kind === "value") this.#emit(piece);
      else this.#break(piece.code, piece.line, piece.toLine);
    }
    if (rest === 0) this.#break(code, this.#line);
    if (rest === 0 || isEnd) return at;
    this.#mode = "between";
    this.#bytes = Buffer.concat([read.subarray(rest), this.#bytes.subarray(at)]);
    this.#countedTo = read.length - rest;
    return 0;
  }

  #skipLine(at: number): number {
    const end = this.#bytes.indexOf(newline, at);
    if (end === -1) return this.#bytes.length;
    this.#mode = "between";
    return end;
  }

  #skip(from: number, skipped: ReadonlySet<number>): number {
    let at = from;
    while (at < this.#bytes.length && skipped.has(this.#bytes[at] ?? 0)) at += 1;
    return at;
  }

  #countLines(to: number): void {
    this.#line += countNewlines(this.#bytes.subarray(this.#countedTo, to));
    this.#countedTo = Math.max(this.#countedTo, to);
  }

  #emit(piece: Piece): void {
    this.#flush();
    this.#pieces.push(piece);
  }

  /** Notes a break; all that is broken between two values makes one. */
  #break(code: Broken["code"], line: number, toLine: number = line): void {
    this.#broken =
      this.#broken === undefined
        ? { kind: "broken", code, line, toLine }
        : { ...this.#broken, toLine: Math.max(toLine, this.#broken.toLine) };
  }

  #flush(): void {
    if (this.#broken !== undefined) this.#pieces.push(this.#broken);
    this.#broken = undefined;
  }
}
