import type { Condition, Operator } from "../condition/node.ts";
import { isEach, parsePath, printPath } from "../condition/path.ts";
import type { Cursor } from "./cursor.ts";
import { patternWildcardsMax, selectorWildcardsMax } from "./limits.ts";
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

const selectorAt = /(?:[A-Za-z0-9_.*-]|\['[^']*'\]|\[[^\]'"\s]*\])+/y;

/** A selector `$.…`, as the canonical text of its path. */
function readSelector(cursor: Cursor): string {
  if (!cursor.take("$")) {
    cursor.fail("A selector such as $.eventName is expected here");
    return "";
  }
  const start = cursor.position() + 1;
  const text = cursor.match(/\./y) && cursor.match(selectorAt);
  const parsed = parsePath(text ?? "");
  if (!parsed.ok) {
    const [problem] = parsed.problems;
    cursor.fail(
      "A selector is $. and names joined by dots, with [0] or [*] right after a name for " +
        "elements, or $.['…'] for a name with other characters than ASCII letters, digits, _ and -",
      start + (problem?.position ?? 0),
    );
    return "";
  }
  countWildcards(cursor, parsed.value.filter(isEach).length, start);
  return printPath(parsed.value);
}

function countWildcards(cursor: Cursor, wildcards: number, position: number): void {
  if (wildcards === 0) return;
  if (wildcards > selectorWildcardsMax) {
    cursor.fail(`A selector has at most ${selectorWildcardsMax} wildcard: fix an index`, position);
  }
  if (cursor.count("wildcard") > patternWildcardsMax) {
    cursor.fail(`A pattern has at most ${patternWildcardsMax} selectors with a wildcard`, position);
  }
}

const isValues = { TRUE: "true", FALSE: "false", NULL: "null" } as const;

function readIs(cursor: Cursor, path: string): Condition {
  cursor.match(/IS/iy);
  const word = cursor.sees(/(?:TRUE|FALSE|NULL)\b/iy) && cursor.match(/[A-Z]+/iy)?.toUpperCase();
  if (word === "TRUE" || word === "FALSE" || word === "NULL") {
    return { kind: "is", path, value: isValues[word] };
  }
  cursor.fail('After IS only TRUE, FALSE or NULL can follow; for "not null" write $.field = "*"');
  return { kind: "missing", path };
}

function readNotExists(cursor: Cursor, path: string): Condition {
  cursor.match(/NOT/iy);
  if (cursor.sees(/EXISTS\b/iy)) cursor.match(/EXISTS/iy);
  else cursor.fail("After NOT only EXISTS can follow; there is no other negation than !=");
  return { kind: "missing", path };
}

/** In this order, so that the longer of two is found first. */
const operators: readonly Operator[] = ["!=", "<=", ">=", "=", "<", ">"];

function readOperator(cursor: Cursor): Operator {
  const operator = operators.find((candidate) => cursor.take(candidate));
  const doubled = operator !== undefined && cursor.sees(/[=<>!~]/y);
  if (operator !== undefined && !doubled) return operator;
  cursor.fail(
    "One of = != < <= > >= is expected here, or IS TRUE, IS FALSE, IS NULL or NOT EXISTS; " +
      "there is no ==, EXISTS, IN or LIKE",
  );
  return "=";
}
