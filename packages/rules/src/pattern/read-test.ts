import type { Condition, Is, Operator } from "../condition/node.ts";
import { isEach, parsePath, printPath } from "../condition/path.ts";
import type { Cursor } from "./cursor.ts";
import { patternWildcardsMax, selectorWildcardsMax } from "./limits.ts";
import {
  insteadOfConstant,
  insteadOfDot,
  insteadOfExists,
  insteadOfName,
  insteadOfOperator,
  insteadOfTest,
} from "./near-misses.ts";
import { readLiteral } from "./read-literal.ts";

/**
 * Reads one test of one field: `$.a = "b"`, `$.a IS TRUE`, `$.a NOT EXISTS`. Where the text goes
 * wrong the cursor holds the problem, and what is returned means nothing.
 */
export function readTest(cursor: Cursor): Condition {
  const path = readSelector(cursor);
  if (cursor.sees(/IS\b/iy)) return readIs(cursor, path);
  if (cursor.sees(/NOT\b/iy)) return readNotExists(cursor, path);
  const operator = readOperator(cursor);
  return { kind: "comparison", path, operator, value: readLiteral(cursor, operator) };
}

/** A selector `$.…`, as the canonical text of its path. */
function readSelector(cursor: Cursor): string {
  if (!cursor.take("$")) cursor.failAs(insteadOfTest);
  if (cursor.match(/\./y) === undefined) cursor.failAs(insteadOfDot);
  const start = cursor.position();
  const text = cursor.match(/(?:[\w.*-]|\['[^']*'\]|\[[^\]'"\s]*\])+/y) ?? "";
  const parsed = parsePath(text);
  if (!parsed.ok) {
    const [{ position = 0 } = {}] = parsed.problems;
    cursor.failAs(insteadOfName, start + position);
    return "";
  }
  const wildcards = parsed.value.filter(isEach).length;
  if (wildcards > 0) noteWildcards(cursor, wildcards, start);
  return printPath(parsed.value);
}

function noteWildcards(cursor: Cursor, wildcards: number, start: number): void {
  const inPattern = cursor.count("wildcard");
  const position = start - "$.".length;
  if (wildcards > selectorWildcardsMax) {
    cursor.note({
      code: "too-many-wildcards",
      position,
      message:
        `A field has at most ${selectorWildcardsMax} wildcard: write an index in place of the ` +
        "others, or leave the test to a rule.",
    });
  }
  if (inPattern === patternWildcardsMax + 1) {
    cursor.note({
      code: "too-many-wildcards",
      position,
      message:
        `A pattern has at most ${patternWildcardsMax} fields with a wildcard: write an index ` +
        "here, or split the pattern into two filters.",
    });
  }
}

const constants: readonly { readonly word: RegExp; readonly value: Is["value"] }[] = [
  { word: /TRUE\b/iy, value: "true" },
  { word: /FALSE\b/iy, value: "false" },
  { word: /NULL\b/iy, value: "null" },
];

function readIs(cursor: Cursor, path: string): Condition {
  cursor.match(/IS/iy);
  const constant = constants.find(({ word }) => cursor.sees(word));
  if (constant === undefined) {
    cursor.failAs(insteadOfConstant);
    return { kind: "missing", path };
  }
  cursor.match(constant.word);
  return { kind: "is", path, value: constant.value };
}

function readNotExists(cursor: Cursor, path: string): Condition {
  cursor.match(/NOT/iy);
  if (cursor.sees(/EXISTS\b/iy)) cursor.match(/EXISTS/iy);
  else cursor.failAs(insteadOfExists);
  return { kind: "missing", path };
}

const operators: readonly Operator[] = ["=", "!=", "<", "<=", ">", ">="];

function readOperator(cursor: Cursor): Operator {
  cursor.sees(/[=!<>]/y);
  const text = cursor.match(/(?:[!<>]=|[=<>])(?![=<>~!])/y);
  const operator = operators.find((known) => known === text);
  if (operator !== undefined) return operator;
  cursor.failAs(insteadOfOperator);
  return "=";
}
