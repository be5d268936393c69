import { all, any } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import { checkRegex } from "../condition/regex.ts";
import { failure, type Problem, type Result, success } from "../problem.ts";
import { type Cursor, createCursor } from "./cursor.ts";
import { patternLengthMax } from "./limits.ts";
import { readTest } from "./read-test.ts";

/**
 * Reads a CloudWatch Logs filter pattern: a JSON pattern `{ … }`, a standalone `%regex%`, or the
 * empty pattern, which matches everything. It accepts what AWS accepts and refuses what AWS
 * refuses, with the position in `text` and what to write instead. The tree is canonical: groups
 * of one kind are flat, `.*` is `[*]`, and keywords may come in any case. Nesting is bounded by
 * the length of a pattern, 1,024 characters.
 */
export function parsePattern(text: string): Result<Condition> {
  if (/^[ \t\r\n]*$/.test(text)) return success(all());
  const misshapen = outerProblem(text);
  if (misshapen !== undefined) return failure(misshapen);
  if (text.startsWith("%")) return parseMessage(text);
  const cursor = createCursor(text.slice(0, -1), 1);
  const condition = readAny(cursor);
  if (cursor.sees(/./sy)) cursor.fail(`Here ${joiners}`);
  const problem = cursor.problem();
  return problem === undefined ? success(condition) : failure(problem);
}

const joiners =
  "only && or || can follow; they are no words, and a text with blanks or signs stands in " +
  'double quotes: $.eventName = "ConsoleLogin" && $.errorMessage = "Failed authentication"';

/** The first character decides the language, and CloudWatch does not trim. */
function outerProblem(text: string): Problem | undefined {
  const [opening, closing] = text.startsWith("%") ? ["%", "%"] : ["{", "}"];
  if (text.length > patternLengthMax) {
    return badPattern(
      patternLengthMax,
      `A pattern has at most ${patternLengthMax} characters, and this has ${text.length}: leave ` +
        "out clauses, or split it into two filters",
    );
  }
  if (!text.startsWith(opening)) {
    return badPattern(
      0,
      "A JSON pattern starts with { and a standalone regular expression with %, without a blank " +
        "before; patterns of terms and of space-delimited columns cannot see fields: write " +
        '{ $.eventName = "StopLogging" }',
    );
  }
  return text.length > 1 && text.endsWith(closing)
    ? undefined
    : badPattern(
        text.length,
        `A pattern that starts with ${opening} must end with ${closing}, with nothing after it`,
      );
}

/** `%…%` alone: a search in the raw message, whatever it is. */
function parseMessage(text: string): Result<Condition> {
  const source = text.slice(1, -1);
  const [problem] = checkRegex(source);
  return problem === undefined
    ? success({ kind: "message", source })
    : failure({ ...problem, position: 1 + (problem.position ?? 0) });
}

/** `a || b`; `&&` binds tighter, and parentheses tightest. */
function readAny(cursor: Cursor): Condition {
  const conditions = [readAll(cursor)];
  while (cursor.take("||")) conditions.push(readAll(cursor));
  return any(...conditions);
}

function readAll(cursor: Cursor): Condition {
  const conditions = [readOne(cursor)];
  while (cursor.take("&&")) conditions.push(readOne(cursor));
  return all(...conditions);
}

function readOne(cursor: Cursor): Condition {
  if (!cursor.take("(")) return readTest(cursor);
  const condition = readAny(cursor);
  if (!cursor.take(")")) {
    cursor.fail(`Here the parenthesis must be closed with ), or ${joiners}`);
  }
  return condition;
}

function badPattern(position: number, message: string): Problem {
  return { code: "bad-pattern", position, message: `${message}.` };
}
