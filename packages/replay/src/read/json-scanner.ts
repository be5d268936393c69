/**
 * Finds where one JSON value ends, in bytes that arrive in pieces, without making anything of it:
 * it follows brackets, commas, colons and strings, and leaves what stands between them to
 * `JSON.parse`. A file of any size can so be cut into values that are small.
 *
 *     const scanner = createJSONScanner();
 *     scanner.scan(Buffer.from('{"a": [1'), 0)   // { kind: "more", at: 8 }
 *     scanner.scan(Buffer.from("2]} {"), 0)      // { kind: "value", at: 3 }
 */
export interface JSONScanner {
  /** Reads on from the offset, in the bytes that follow those of the last call. */
  scan(bytes: Uint8Array, from: number): ScanStop;
  /** Goes into the array at which the scanner stopped with `list`. */
  enterList(): void;
  /** Says that the array at which the scanner stopped with `list` has been read by somebody else. */
  skipList(): void;
}

/** Why the scanner stopped; `at` is the offset of the first byte that it has not taken in. */
export interface ScanStop {
  /**
   * `value`: it is complete. `list`: an array opens that is a member of the outermost object.
   * `error`: the byte cannot stand here. `more`: the bytes are used up.
   */
  readonly kind: "value" | "list" | "error" | "more";
  readonly at: number;
}

/** Deeper nesting is an attack on whoever parses it; CloudTrail's own is some fifteen deep. */
const depthMax = 10_000;

/** What a byte can be, outside strings. */
const scalar = 0;
const space = 1;
const quote = 2;
const openBrace = 3;
const closeBrace = 4;
const openBracket = 5;
const closeBracket = 6;
const comma = 7;
const colon = 8;

/** What may come next. */
const value = 0;
const valueOrEnd = 1;
const key = 2;
const keyOrEnd = 3;
const separator = 4;
const commaOrEnd = 5;
const inString = 6;
const inKey = 7;
const inScalar = 8;

const newline = 0x0a;
const backslash = 0x5c;
const doubleQuote = 0x22;

/** Creates a scanner for one value of any kind, which stops with `list` only where it is asked to. */
export function createJSONScanner(stopsAtLists = false): JSONScanner {
  return new Scanner(stopsAtLists);
}

class Scanner implements JSONScanner {
  #expect = value;
  #isEscaped = false;
  /** For each level that is open, whether it is an object. */
  readonly #objects: boolean[] = [];
  readonly #stopsAtLists: boolean;

  constructor(stopsAtLists: boolean) {
    this.#stopsAtLists = stopsAtLists;
  }

  scan(bytes: Uint8Array, from: number): ScanStop {
    let at = from;
    while (at < bytes.length) {
      if (this.#expect === inString || this.#expect === inKey) {
        at = this.#endOfString(bytes, at);
        if (bytes[at - 1] === newline) return { kind: "error", at: at - 1 };
        if (this.#isComplete()) return { kind: "value", at };
        continue;
      }
      const kind = kinds[bytes[at] ?? 0] ?? scalar;
      if (this.#expect === inScalar && kind !== scalar) {
        this.#expect = commaOrEnd;
        if (this.#isComplete()) return { kind: "value", at };
      }
      if (kind === openBracket && this.#isOutermostList()) return { kind: "list", at: at + 1 };
      if (kind !== space && !this.#take(kind)) return { kind: "error", at };
      at += 1;
      if (this.#isComplete()) return { kind: "value", at };
    }
    return { kind: "more", at };
  }

  enterList(): void {
    this.#open(false, valueOrEnd);
  }

  skipList(): void {
    this.#expect = commaOrEnd;
  }

  /** A scalar has no end of its own: what follows it ends it. */
  #isComplete(): boolean {
    return this.#objects.length === 0 && this.#expect === commaOrEnd;
  }

  #isOutermostList(): boolean {
    const isMember = this.#expect === value && this.#objects.length === 1;
    return this.#stopsAtLists && isMember && this.#objects[0] === true;
  }

  /** The offset after the string's end, or after the bytes, or after a newline: no string has one. */
  #endOfString(bytes: Uint8Array, from: number): number {
    let isEscaped = this.#isEscaped;
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === newline) return at + 1;
      if (isEscaped) isEscaped = false;
      else if (byte === backslash) isEscaped = true;
      else if (byte === doubleQuote) {
        this.#isEscaped = false;
        this.#expect = this.#expect === inKey ? separator : commaOrEnd;
        return at + 1;
      }
    }
    this.#isEscaped = isEscaped;
    return bytes.length;
  }

  /** Takes in one byte outside of strings; false where it cannot stand. */
  #take(kind: number): boolean {
    const expect = this.#expect;
    switch (kind) {
      case quote:
        if (expect === key || expect === keyOrEnd) this.#expect = inKey;
        else if (expect <= valueOrEnd) this.#expect = inString;
        else return false;
        return true;
      case openBrace:
        return this.#open(true, keyOrEnd);
      case openBracket:
        return this.#open(false, valueOrEnd);
      case closeBrace:
        return this.#close(true, keyOrEnd);
      case closeBracket:
        return this.#close(false, valueOrEnd);
      case comma:
        if (expect !== commaOrEnd) return false;
        this.#expect = this.#objects.at(-1) === true ? key : value;
        return true;
      case colon:
        if (expect !== separator) return false;
        this.#expect = value;
        return true;
      default:
        if (expect > valueOrEnd && expect !== inScalar) return false;
        this.#expect = inScalar;
        return true;
    }
  }

  #open(isObject: boolean, next: number): boolean {
    if (this.#expect > valueOrEnd || this.#objects.length === depthMax) return false;
    this.#objects.push(isObject);
    this.#expect = next;
    return true;
  }

  #close(isObject: boolean, whenEmpty: number): boolean {
    if (this.#expect !== commaOrEnd && this.#expect !== whenEmpty) return false;
    if (this.#objects.at(-1) !== isObject) return false;
    this.#objects.pop();
    this.#expect = commaOrEnd;
    return true;
  }
}

/** RFC 8259, section 2: the structural characters and white space. */
const kinds = new Uint8Array(256);
for (const [characters, kind] of [
  [" \t\n\r", space],
  ['"', quote],
  ["{", openBrace],
  ["}", closeBrace],
  ["[", openBracket],
  ["]", closeBracket],
  [",", comma],
  [":", colon],
] as const) {
  for (const byte of Buffer.from(characters)) kinds[byte] = kind;
}
