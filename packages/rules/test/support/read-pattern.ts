import { type Decimal, readDecimal } from "./decimal.ts";
import { readRegex, type Search } from "./search-regex.ts";

/** A pattern: everything, a search of the raw message, or a question about its JSON object. */
export type Pattern =
  | { readonly kind: "everything" }
  | { readonly kind: "search"; readonly search: Search }
  | Question;

/** What stands between the braces. */
export type Question = Group | Compare | Is | NotExists;

/** Questions joined by `||` or by `&&`. */
interface Group {
  readonly kind: "or" | "and";
  readonly parts: readonly Question[];
}

/** A comparison of what the selector selects with a literal. */
export interface Compare {
  readonly kind: "compare";
  readonly selector: Selector;
  readonly operator: string;
  readonly literal: Literal;
}

/** `IS NULL`, `IS TRUE`, `IS FALSE`. */
export interface Is {
  readonly kind: "is";
  readonly selector: Selector;
  readonly word: string;
}

/** `NOT EXISTS`. */
interface NotExists {
  readonly kind: "not-exists";
  readonly selector: Selector;
}

/** Names, indices, and `"*"` objects for wildcards, in order from the root. */
export type Selector = readonly Segment[];
/** One step of a selector. */
export type Segment =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "each" };

/** A glob is quoted text or a word; a number keeps its text for strings. */
export type Literal =
  | { readonly kind: "glob"; readonly glob: string }
  | { readonly kind: "regex"; readonly search: Search }
  | { readonly kind: "number"; readonly text: string; readonly value: Decimal };

/** Reads a pattern; undefined where CloudWatch refuses it. */
export function readPattern(text: string): Pattern | undefined {
  try {
    return readWhole(text);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** Reads a path as rules write it: a selector without `$.`, with as many wildcards as it likes. */
export function readPath(text: string): Selector {
  const reader = { text: `.${text}`, at: 0 };
  const segments = readSegments(reader);
  if (reader.at < reader.text.length) throw new Error(`${text} is no path`);
  return segments;
}

class Refusal extends Error {}

/** Text and how far it has been read. */
interface Reader {
  readonly text: string;
  at: number;
}

const patternLengthMax = 1024;
const wildcardsPerPatternMax = 3;
const regexesPerPatternMax = 2;
const exponentMax = 2 ** 31 - 1;

function readWhole(text: string): Pattern {
  if (text.length > patternLengthMax) throw new Refusal("longer than 1024 characters");
  if (/^[ \t\r\n]*$/.test(text)) return { kind: "everything" };
  if (text.startsWith("%")) {
    const [, source] = /^%([^%]+)%$/.exec(text) ?? [];
    return { kind: "search", search: compileRegex(source ?? "") };
  }
  if (!/^\{.*\}$/s.test(text)) throw new Refusal("no JSON pattern");
  const reader = { text: text.slice(1, -1), at: 0 };
  const question = readOr(reader);
  skip(reader);
  if (reader.at < reader.text.length) throw new Refusal("something follows the pattern");
  const atoms = atomsOf(question);
  const wildcards = atoms.filter((atom) => atom.selector.some(isEach)).length;
  const regexes = atoms.filter((a) => a.kind === "compare" && a.literal.kind === "regex").length;
  if (wildcards > wildcardsPerPatternMax) throw new Refusal("too many wildcard selectors");
  if (regexes > regexesPerPatternMax) throw new Refusal("too many regular expressions");
  return question;
}

function atomsOf(question: Question): readonly (Compare | Is | NotExists)[] {
  switch (question.kind) {
    case "or":
    case "and":
      return question.parts.flatMap(atomsOf);
    case "compare":
    case "is":
    case "not-exists":
      return [question];
  }
}

function isEach(segment: Segment): boolean {
  return segment.kind === "each";
}

function readOr(reader: Reader): Question {
  const parts = [readAnd(reader)];
  while (accept(reader, /[ \t\r\n]*\|\|/y)) parts.push(readAnd(reader));
  return { kind: "or", parts };
}

function readAnd(reader: Reader): Question {
  const parts = [readUnary(reader)];
  while (accept(reader, /[ \t\r\n]*&&/y)) parts.push(readUnary(reader));
  return { kind: "and", parts };
}

function readUnary(reader: Reader): Question {
  if (!accept(reader, /[ \t\r\n]*\(/y)) return readAtom(reader);
  const inner = readOr(reader);
  demand(reader, /[ \t\r\n]*\)/y);
  return inner;
}

function readAtom(reader: Reader): Question {
  skip(reader);
  const selector = readSelector(reader);
  const is = accept(reader, /[ \t\r\n]*IS[ \t\r\n]+(NULL|TRUE|FALSE)(?!\w)/iy);
  if (is) return { kind: "is", selector, word: (is[1] ?? "").toUpperCase() };
  if (accept(reader, /[ \t\r\n]*NOT[ \t\r\n]+EXISTS(?!\w)/iy))
    return { kind: "not-exists", selector };
  const [, operator = ""] = demand(reader, /[ \t\r\n]*(=|!=|<=|>=|<|>)[ \t\r\n]*/y);
  const literal = readLiteral(reader);
  const isOrdering = operator.startsWith("<") || operator.startsWith(">");
  if (isOrdering && literal.kind !== "number") throw new Refusal("ordering takes a bare number");
  return { kind: "compare", selector, operator, literal };
}

function readSelector(reader: Reader): Selector {
  demand(reader, /\$(?=\.)/y);
  const segments = readSegments(reader);
  if (segments.filter(isEach).length > 1) throw new Refusal("two wildcards in one selector");
  return segments;
}

function readSegments(reader: Reader): Selector {
  const segments: Segment[] = [];
  for (let found = acceptSegment(reader); found; found = acceptSegment(reader)) {
    segments.push(found);
  }
  if (segments.length === 0) throw new Refusal("a selector needs a name");
  return segments;
}

function acceptSegment(reader: Reader): Segment | undefined {
  const name = accept(reader, /\.([A-Za-z0-9_-]+)|\.?\['([^']+)'\]/y);
  if (name) return { kind: "name", name: name[1] ?? name[2] ?? "" };
  const index = accept(reader, /\[(\d+)\]/y);
  if (index) return { kind: "index", index: Number(index[1]) };
  return accept(reader, /\.\*|\[\*\]/y) ? { kind: "each" } : undefined;
}

function readLiteral(reader: Reader): Literal {
  const quoted = accept(reader, /"((?:[^"\\]|\\.)*)"/sy);
  if (quoted) return { kind: "glob", glob: (quoted[1] ?? "").replaceAll(/\\(["\\])/g, "$1") };
  const regex = accept(reader, /%([^%]+)%/y);
  if (regex) return { kind: "regex", search: compileRegex(regex[1] ?? "") };
  const [bare] = demand(reader, /[\w.*+-]+/y);
  const value = readDecimal(bare);
  if (value !== undefined) {
    const exponent = Math.abs(Number(/[eE](.*)$/.exec(bare)?.[1] ?? 0));
    if (exponent > exponentMax) throw new Refusal("the exponent is too large");
    return { kind: "number", text: bare, value };
  }
  if (bare.includes("+") || bare === "null") throw new Refusal("no number and no word");
  return { kind: "glob", glob: bare };
}

function compileRegex(source: string): Search {
  const search = readRegex(source);
  if (search === undefined) throw new Refusal("no regular expression of the dialect");
  return search;
}

function skip(reader: Reader): void {
  accept(reader, /[ \t\r\n]*/y);
}

function accept(reader: Reader, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text);
  if (found !== null) reader.at = pattern.lastIndex;
  return found;
}

function demand(reader: Reader, pattern: RegExp): RegExpExecArray {
  const found = accept(reader, pattern);
  if (found === null) throw new Refusal(`expected ${pattern.source} at ${reader.at}`);
  return found;
}
