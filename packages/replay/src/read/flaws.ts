/** Parts of a file that could not be read for one reason. */
export interface Unreadable {
  /** The file, and the first line where there are several: `a.json, line 7`. */
  readonly name: string;
  readonly code: string;
  /** For people: `with gzip that is cut off`. */
  readonly reason: string;
  /** How many parts. */
  readonly count: number;
}

/** Collects what is wrong with one file; a reason that comes a million times takes one place. */
export interface Flaws {
  add(flaw: Flaw): void;
  list(): readonly Unreadable[];
  /** Whether the file only holds something else than records, and nothing that is damaged. */
  areForeign(): boolean;
}

/** Something wrong, and where. */
export interface Flaw {
  readonly code: string;
  readonly reason?: string;
  readonly line?: number;
  readonly toLine?: number;
}

/** Creates the collection for the file of the name. */
export function createFlaws(name: string): Flaws {
  const found = new Map<string, Unreadable>();
  return {
    add({ code, line, toLine = line, reason = reasons.get(code) ?? code }) {
      const earlier = found.get(code);
      const lines = line === toLine ? `line ${line}` : `lines ${line} to ${toLine}`;
      const place = line === undefined ? name : `${name}, ${lines}`;
      const unreadable = earlier ?? { name: place, code, reason, count: 0 };
      found.set(code, { ...unreadable, count: unreadable.count + 1 });
    },
    list: () => [...found.values()],
    areForeign: () => [...found.keys()].every((code) => foreign.has(code)),
  };
}

const foreign = new Set(["not-json", "not-a-record"]);

const reasons: ReadonlyMap<string, string> = new Map([
  ["not-json", "without JSON"],
  ["bad-json", "with broken JSON"],
  ["cut-off", "cut off in the middle of JSON"],
  ["too-large", "with more than 32 MiB in one JSON value"],
  ["not-utf8", "with bytes that are no UTF-8, which are read as U+FFFD"],
]);
