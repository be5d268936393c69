import { all, any } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import type { Problem, Result } from "../problem.ts";
import { type Cursor, createCursor } from "./cursor.ts";
import { patternLengthMax } from "./limits.ts";
import { insteadOfJoint } from "./near-misses.ts";
import { checkRegexAt } from "./read-literal.ts";
import { readTest } from "./read-test.ts";

/**
 * Reads a CloudWatch Logs filter pattern: a JSON pattern `{ … }`, a standalone `%regex%`, or the
 * empty pattern, which matches everything. It accepts what AWS accepts and refuses what AWS
 * refuses, and says of each problem where in `text` it stands and what to write instead. The tree
 * is canonical: groups of one kind are flat, `.*` is `[*]`, and keywords may come in any case.
 *
 * Problems: `pattern-too-long`, `too-many-regexes`, `too-many-wildcards`, `bad-regex`, and the first
 * `bad-pattern` that leaves unclear what the rest means.
 */
export function parsePattern(text: string): Result<Condition> {
  const tooLong = text.length > patternLengthMax ? [lengthProblem(text)] : [];
  const { condition, problems } = readPattern(text.length > readLengthMax ? "" : text);
  const found = [...tooLong, ...problems];
  return found.length === 0 ? { ok: true, value: condition } : { ok: false, problems: found };
}

/** Of longer text only the length is looked at; it has been given by mistake. */
const readLengthMax = 16 * patternLengthMax;

function lengthProblem(text: string): Problem {
  return {
    code: "pattern-too-long",
    position: patternLengthMax,
    message:
      `A pattern has at most ${patternLengthMax} characters, and this has ${text.length}: leave ` +
      "out tests, join texts that begin or end alike to one with *, or write two filters.",
  };
}

/** What was read; it means nothing where there are problems. */
interface Reading {
  readonly condition: Condition;
  readonly problems: readonly Problem[];
}

/** The first character decides the language, and CloudWatch does not trim. */
function readPattern(text: string): Reading {
  if (/^[ \t\r\n]*$/.test(text)) return { condition: all(), problems: [] };
  const problem = outerProblem(text);
  if (problem !== undefined) return { condition: all(), problems: [problem] };
  const inner = text.slice(1, -1);
  if (text.startsWith("%")) {
    return { condition: { kind: "message", source: inner }, problems: checkRegexAt(inner, 1) };
  }
  const cursor = createCursor(text.slice(0, -1), 1);
  const condition = readGroups(cursor);
  return { condition, problems: cursor.problems };
}

function outerProblem(text: string): Problem | undefined {
  const closing = new Map([
    ["{", "}"],
    ["%", "%"],
  ]).get(text.charAt(0));
  if (closing === undefined) {
    const [, message] = languages.find(([start]) => start.test(text)) ?? [undefined, termsMessage];
    return { code: "bad-pattern", position: 0, message };
  }
  if (text.length > 1 && text.endsWith(closing)) return undefined;
  const message = `A pattern that begins with ${text.charAt(0)} ends with ${closing}: write it last.`;
  return { code: "bad-pattern", position: text.length, message };
}

const languages: readonly (readonly [start: RegExp, message: string])[] = [
  [/^[ \t\r\n]+[{%]/, "CloudWatch takes no blank before { or %: leave it out."],
  [
    /^\[/,
    "This is a pattern of columns, and this engine reads JSON patterns: write " +
      '{ $.eventName = "StopLogging" }.',
  ],
];

const termsMessage =
  "This is a pattern of terms, and this engine reads JSON patterns: write " +
  '{ $.eventName = "StopLogging" }.';

/** Tests joined by `||` and `&&`, which binds tighter. */
interface Group {
  /** Where its parenthesis stands. */
  readonly position: number;
  readonly alternatives: Condition[];
  /** Those since the last `||`. */
  tests: Condition[];
}

/** With a stack of its own, so that no text nests deeper than calls can. */
function readGroups(cursor: Cursor): Condition {
  const enclosing: Group[] = [];
  let group = openGroup(cursor);
  do {
    while (cursor.take("(")) {
      enclosing.push(group);
      group = openGroup(cursor);
    }
    group.tests.push(readTest(cursor));
    let outer = enclosing.at(-1);
    while (outer !== undefined && cursor.take(")")) {
      enclosing.pop();
      outer.tests.push(closeGroup(group));
      group = outer;
      outer = enclosing.at(-1);
    }
  } while (takeJoint(cursor, group));
  if (!cursor.sees(/$/y)) cursor.failAs(insteadOfJoint);
  if (enclosing.length > 0) cursor.fail("This parenthesis is not closed: write )", group.position);
  return closeGroup(group);
}

/** Passes over `&&` or `||`, after which another test must follow. */
function takeJoint(cursor: Cursor, group: Group): boolean {
  if (cursor.take("&&")) return true;
  if (!cursor.take("||")) return false;
  group.alternatives.push(all(...group.tests));
  group.tests = [];
  return true;
}

function openGroup(cursor: Cursor): Group {
  return { position: cursor.position() - 1, alternatives: [], tests: [] };
}

function closeGroup({ alternatives, tests }: Group): Condition {
  return any(...alternatives, all(...tests));
}
