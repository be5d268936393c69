import type { Comparison, Literal, NumberLiteral, Operator } from "../condition/node.ts";
import { isEach } from "../condition/path.ts";
import { compareDecimals, parseDecimal } from "./decimal.ts";
import { WrittenNumber } from "./exact-json.ts";
import { compileGlob } from "./glob.ts";
import type { Part } from "./group.ts";
import { numberText, numberValue, possibleTokens } from "./number-token.ts";
import { compileRegex } from "./regex.ts";
import { checkedPath, compileSelector, type Selector } from "./select.ts";
import type { Predicate } from "./subject.ts";

/**
 * Compiles a comparison. Only a string or a number satisfies one, under `!=` as much as under `=`.
 * With a wildcard, `!=` asks instead that what stands before the first wildcard exists and that no
 * element equals.
 */
export function compileComparison({ path, operator, value }: Comparison): Part {
  const segments = checkedPath(path);
  const select = compileSelector(segments);
  const wildcard = segments.findIndex(isEach);
  const cost = (value.kind === "regex" ? 10 : 1) * (wildcard === -1 ? 1 : 5);
  if (operator !== "!=" || wildcard === -1) {
    return { predicate: some(select, comparand(operator, value)), cost };
  }
  const parent = compileSelector(segments.slice(0, wildcard));
  const equals = some(select, comparand("=", value));
  return { predicate: (subject) => parent(subject.root, exists) && !equals(subject), cost };
}

/** How an operator and its literal judge the two kinds of value that can be compared. */
interface Comparand {
  readonly text: (text: string) => boolean;
  /** Given the number as the record's text writes it. */
  readonly number: (token: string) => boolean;
}

function comparand(operator: Operator, literal: Literal): Comparand {
  switch (literal.kind) {
    case "text":
      return textual(operator, compileGlob(literal.text));
    case "regex":
      return textual(operator, compileRegex(literal.source));
    case "number":
      return numeric(operator, literal);
  }
}

/** Text has no order, so only `=` and `!=` are ever true of it. */
function textual(operator: Operator, accepts: (text: string) => boolean): Comparand {
  const tests = { "=": accepts, "!=": (text: string) => !accepts(text) };
  const text = operator === "=" || operator === "!=" ? tests[operator] : never;
  return { text, number: (token) => text(numberText(token)) };
}

/** A bare number against a string is its own text against the string. */
function numeric(operator: Operator, literal: NumberLiteral): Comparand {
  const limit = parseDecimal(literal.text);
  const { text } = textual(operator, (text) => text === literal.text);
  if (limit === undefined) return { text, number: never };
  const isSo = orders[operator];
  return {
    text,
    number: (token) => {
      const value = numberValue(token);
      return value !== undefined && isSo(compareDecimals(value, limit));
    },
  };
}

const orders = {
  "=": (order) => order === 0,
  "!=": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
} satisfies Record<Operator, (order: number) => boolean>;

/**
 * Whether some selected value passes. Parsed numbers are judged by every way in which they may
 * have been written; only where those disagree is the text read again.
 */
function some(select: Selector, { text, number }: Comparand): Predicate {
  const may = (value: unknown): boolean => {
    if (typeof value === "string") return text(value);
    return typeof value === "number" && (possibleTokens(value)?.some(number) ?? true);
  };
  const must = (value: unknown): boolean => {
    if (typeof value === "string") return text(value);
    return typeof value === "number" && (possibleTokens(value)?.every(number) ?? false);
  };
  const does = (value: unknown): boolean => {
    if (typeof value === "string") return text(value);
    return value instanceof WrittenNumber && number(value.token);
  };
  return (subject) =>
    select(subject.root, may) && (select(subject.root, must) || subject.someExact(select, does));
}

function never(): boolean {
  return false;
}

function exists(): boolean {
  return true;
}
