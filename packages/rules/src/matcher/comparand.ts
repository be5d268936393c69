import type { Literal, NumberLiteral, Operator, RegexLiteral } from "../condition/node.ts";
import { compareDecimals, parseDecimal } from "./decimal.ts";
import { compileGlob } from "./glob.ts";
import { numberText, numberValue } from "./number-token.ts";
import { compileRegex } from "./regex.ts";

/** How an operator and a literal judge the two kinds of value that can be compared. */
export interface Comparand {
  readonly text: (text: string) => boolean;
  /** Given the number as the record's text writes it. */
  readonly number: (token: string) => boolean;
}

/** Compiles an operator and its literal. */
export function compileComparand(operator: Operator, literal: Literal): Comparand {
  switch (literal.kind) {
    case "text":
      return textual(operator, compileGlob(literal.text));
    case "regex":
      return textual(operator, compileOnce(literal));
    case "number":
      return numeric(operator, literal);
  }
}

/** By literal, as the scanner's plan compiles each part of a rule that was compiled as a whole. */
const regexes = new WeakMap<RegexLiteral, (text: string) => boolean>();

function compileOnce(literal: RegexLiteral): (text: string) => boolean {
  const accepts = regexes.get(literal) ?? compileRegex(literal.source);
  regexes.set(literal, accepts);
  return accepts;
}

/** Judges a value by several comparands at once: it passes all of them, or any. */
export function joinComparands(kind: "all" | "any", comparands: readonly Comparand[]): Comparand {
  const [only] = comparands;
  if (only !== undefined && comparands.length === 1) return only;
  return kind === "all"
    ? {
        text: (text) => comparands.every((comparand) => comparand.text(text)),
        number: (token) => comparands.every((comparand) => comparand.number(token)),
      }
    : {
        text: (text) => comparands.some((comparand) => comparand.text(text)),
        number: (token) => comparands.some((comparand) => comparand.number(token)),
      };
}

/** Text against a number is text against the number's text. It has no order: only `=` and `!=`. */
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

function never(): boolean {
  return false;
}
