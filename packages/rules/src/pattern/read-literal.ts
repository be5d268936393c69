import type { Literal, Operator } from "../condition/node.ts";
import { exponentMax, numberKind } from "../condition/number.ts";
import { checkRegex } from "../condition/regex.ts";
import type { Problem } from "../problem.ts";
import type { Cursor } from "./cursor.ts";
import { patternRegexesMax } from "./limits.ts";
import { insteadOfValue } from "./near-misses.ts";

/** Reads what stands after the operator: `"text"`, `word`, `12.5` or `%regex%`. */
export function readLiteral(cursor: Cursor, operator: Operator): Literal {
  cursor.sees(/"/y);
  const start = cursor.position();
  const literal = readQuoted(cursor) ?? readRegex(cursor) ?? readBare(cursor);
  const ordering = operator !== "=" && operator !== "!=";
  if (ordering && literal.kind !== "number") {
    const message = `Only numbers have an order: write a number without quotes after ${operator}.`;
    cursor.note({ code: "bad-pattern", position: start, message });
  }
  return literal;
}

/** What is wrong with a regular expression whose first character stands at `start`. */
export function checkRegexAt(source: string, start: number): readonly Problem[] {
  return checkRegex(source).map(({ position = 0, ...problem }) => ({
    ...problem,
    position: start + position,
  }));
}

/** Only `\"` and `\\` are escapes; before anything else a backslash is itself. */
function readQuoted(cursor: Cursor): Literal | undefined {
  const quoted = cursor.match(/"[^"\\]*(?:\\.[^"\\]*)*"/suy);
  if (quoted !== undefined) {
    return { kind: "text", text: quoted.slice(1, -1).replaceAll(/\\(["\\])/g, "$1") };
  }
  if (cursor.sees(/"/y)) cursor.fail('This text is not closed: write " at its end');
  return undefined;
}

function readRegex(cursor: Cursor): Literal | undefined {
  const start = cursor.position();
  const quoted = cursor.match(/%[^%]*%/y);
  if (quoted === undefined) {
    if (cursor.sees(/%/y)) cursor.fail("This regular expression is not closed: write % at its end");
    return undefined;
  }
  const source = quoted.slice(1, -1);
  for (const problem of checkRegexAt(source, start + 1)) cursor.note(problem);
  if (cursor.count("regex") === patternRegexesMax + 1) {
    cursor.note({
      code: "too-many-regexes",
      position: start,
      message:
        `A pattern has at most ${patternRegexesMax} regular expressions: join those of one field, ` +
        "%^a|^b%, or write text with *.",
    });
  }
  return { kind: "regex", source };
}

/** A number, or a word that needs no quotes; `null` is neither. */
function readBare(cursor: Cursor): Literal {
  const start = cursor.position();
  const text = cursor.match(/(?!null(?![\w.*+-]))[\w.*+-]+/y);
  if (text === undefined) {
    cursor.failAs(insteadOfValue);
    return { kind: "text", text: "" };
  }
  const kind = numberKind(text);
  if (kind === "too-large") {
    cursor.fail(`An exponent is at most ${exponentMax}: write a smaller number`, start);
  } else if (kind === "other" && text.includes("+")) {
    cursor.fail('A text with + needs double quotes: write "…"', start);
  } else if (cursor.match(/(?=[^ \t\r\n)&|])/y) !== undefined) {
    cursor.fail('Only letters, digits, _, ., * and - need no quotes: write "…" around the text');
  }
  return kind === "number" ? { kind, text } : { kind: "text", text };
}
