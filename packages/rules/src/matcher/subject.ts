import { readExactJson, WrittenNumber } from "./exact-json.ts";
import type { Selector } from "./select.ts";

/** Answers for one subject; compiled once from a condition or a part of one. */
export type Predicate = (subject: Subject) => boolean;

/**
 * What predicates are asked about: one record, parsed, and its JSON text where that is known. The
 * text is read a second time only when a number's spelling decides, and then once for all.
 */
export class Subject {
  readonly root: unknown;
  readonly #text: string | undefined;
  #exactRoot: unknown;

  constructor(root: unknown, text?: string) {
    this.root = root;
    this.#text = text;
  }

  /** The message as it came, or as `JSON.stringify` writes it; empty where it cannot be written. */
  get message(): string {
    return this.#text ?? stringify(this.root);
  }

  /** Like `select` on the root, but the test sees a `WrittenNumber` in place of each number. */
  selectExact(select: Selector, test: (value: unknown) => boolean): unknown {
    if (this.#text === undefined) return select(this.root, (value) => test(asWritten(value)));
    this.#exactRoot ??= readExactJson(this.#text);
    return select(this.#exactRoot, test);
  }
}

/** Without its text, a number is taken as JavaScript writes it: `1`, whether it was `1` or `1.0`. */
function asWritten(value: unknown): unknown {
  return typeof value === "number" ? new WrittenNumber(String(value)) : value;
}

/** Nesting too deep for `JSON.stringify`, and values that are no JSON, cannot be written. */
function stringify(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
}
