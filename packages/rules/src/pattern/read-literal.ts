import type { Literal, Operator } from "../condition/node.ts";
import { exponentMax, numberKind } from "../condition/number.ts";
import { checkRegex } from "../condition/regex.ts";
import type { Cursor } from "./cursor.ts";
import { patternRegexesMax } from "./limits.ts";

/** Reads what stands after the operator: `"text"`, `word`, `12.5` or `%regex%`. */
export function readLiteral(cursor: Cursor, operator: Operator): Literal {
  if (cursor.sees(/"/y)) return readQuoted(cursor, operator);
  if (cursor.sees(/%/y)) return readRegex(cursor, operator);
  return readBare(cursor, operator);
}

const quotedAt = /"(?:\\.|[^"\\])*"/suy;

/** Only `\"` and `\\` are escapes; before anything else a backslash is itself. */
function readQuoted(cursor: Cursor, operator: Operator): Literal {
  const start = cursor.position();
  const quoted = cursor.match(quotedAt);
  if (quoted === undefined) cursor.fail('This text is not closed: write "', start);
  else refuseOrder(cursor, operator, start);
  return { kind: "text", text: (quoted ?? "").slice(1, -1).replaceAll(/\\(["\\])/g, "$1") };
}

function readRegex(cursor: Cursor, operator: Operator): Literal {
  const start = cursor.position();
  const source = (cursor.match(/%[^%]*%/y) ?? "").slice(1, -1);
  const [problem] = checkRegex(source);
  if (cursor.position() === start) {
    cursor.fail("This regular expression is not closed: write %");
  } else if (problem !== undefined) {
    cursor.fail(problem.message.slice(0, -1), start + 1 + (problem.position ?? 0));
  } else if (cursor.count("regex") > patternRegexesMax) {
    cursor.fail(`A pattern has at most ${patternRegexesMax} regular expressions`, start);
  } else {
    refuseOrder(cursor, operator, start);
  }
  return { kind: "regex", source };
}

/** A number, or a word that needs no quotes; `null` is neither. */
function readBare(cursor: Cursor, operator: Operator): Literal {
  const start = cursor.position();
  const text = cursor.match(/[A-Za-z0-9_.*+-]+/y) ?? "";
  const kind = numberKind(text);
  if (kind === "number") return { kind, text };
  if (text === "" || text === "null" || text.includes("+") || kind === "too-large") {
    cursor.fail(
      'A value is expected here: a text in double quotes, "us-east-1"; a number with an exponent ' +
        `of at most ${exponentMax}; or %regex%. For null write IS NULL, for booleans IS TRUE`,
      start,
    );
  } else {
    refuseOrder(cursor, operator, start);
  }
  return { kind: "text", text };
}

/** Text and regular expressions have no order. */
function refuseOrder(cursor: Cursor, operator: Operator, position: number): void {
  if (operator === "=" || operator === "!=") return;
  cursor.fail(`After ${operator} only a number without quotes can stand`, position);
}
