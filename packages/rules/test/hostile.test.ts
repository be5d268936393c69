import { describe, expect, it } from "vitest";
import {
  all,
  type Condition,
  compileCondition,
  field,
  none,
  parsePattern,
  printPattern,
} from "../src/index.ts";

/**
 * Values come from attackers. None may take more than a moment, none may throw, and none may be
 * taken for what it is not.
 */
interface HostileCase {
  readonly name: string;
  readonly condition: Condition;
  readonly message: string;
  readonly verdict: boolean;
}

const nesting = 50_000;
const manyAs = "a".repeat(100_000);
const oneMegabyte = "x".repeat(1_000_000);

const cases: readonly HostileCase[] = [
  {
    name: "a regular expression that backtracks elsewhere",
    condition: field("userAgent").matches("a*a*a*a*b"),
    message: JSON.stringify({ userAgent: manyAs }),
    verdict: false,
  },
  {
    name: "an anchored one with lazy parts",
    condition: field("userAgent").matches("^a*?a*?a*?a*?a*?a*?b$"),
    message: JSON.stringify({ userAgent: manyAs }),
    verdict: false,
  },
  {
    name: "one with many counts",
    condition: field("userAgent").matches("a{0,20}a{0,20}a{0,20}a{0,20}a{0,20}b"),
    message: JSON.stringify({ userAgent: manyAs }),
    verdict: false,
  },
  {
    name: "a glob with many stars",
    condition: field("userAgent").is("*a*a*a*a*a*a*a*a*a*a*b"),
    message: JSON.stringify({ userAgent: manyAs }),
    verdict: false,
  },
  {
    name: "a glob whose run nearly occurs everywhere",
    condition: field("userAgent").is(`*${"a".repeat(500)}b*`),
    message: JSON.stringify({ userAgent: manyAs }),
    verdict: false,
  },
  {
    name: "arrays in arrays",
    condition: field("requestParameters").isMissing(),
    message: `{"a":${"[".repeat(nesting)}${"]".repeat(nesting)}}`,
    verdict: true,
  },
  {
    name: "objects in objects, to find a value at the bottom",
    condition: field("requestParameters").holdsAnyOf("deep"),
    message: `{"requestParameters":${'{"a":'.repeat(nesting)}"deep"${"}".repeat(nesting)}}`,
    verdict: true,
  },
  {
    name: "deep nesting beside a number whose spelling decides",
    condition: field("apiVersion").is("1.0"),
    message: `{"a":${"[".repeat(nesting)}1.0${"]".repeat(nesting)},"apiVersion":1.0}`,
    verdict: true,
  },
  {
    name: "a bracket for every character, none of them closed",
    condition: field("requestParameters").isMissing(),
    message: `{"a":${"[".repeat(1_000_000)}`,
    verdict: false,
  },
  {
    name: "a string of a megabyte, to find its end",
    condition: field("userAgent").is("*y"),
    message: JSON.stringify({ userAgent: `${oneMegabyte}y` }),
    verdict: true,
  },
  {
    name: "a string of a megabyte of escapes",
    condition: field("userAgent").is("*y"),
    message: `{"userAgent":"${String.raw`\u0078`.repeat(200_000)}y","apiVersion":1.0}`,
    verdict: true,
  },
  {
    name: "a name of a megabyte",
    condition: field("eventName").isMissing(),
    message: JSON.stringify({ [oneMegabyte]: 1 }),
    verdict: true,
  },
  {
    name: "an integer of a megabyte",
    condition: field("apiVersion").isAbove(1e300),
    message: `{"apiVersion":${"9".repeat(1_000_000)}}`,
    verdict: true,
  },
  {
    name: "zeros of a megabyte",
    condition: field("apiVersion").is(0),
    message: `{"apiVersion":0.${"0".repeat(1_000_000)}}`,
    verdict: true,
  },
  {
    name: "an exponent beyond all doubles",
    condition: field("apiVersion").isNot(0),
    message: `{"apiVersion":1e${"9".repeat(1000)}}`,
    verdict: false,
  },
  {
    name: "an exponent below all doubles",
    condition: field("apiVersion").is(0),
    message: `{"apiVersion":1e-${"9".repeat(1000)}}`,
    verdict: true,
  },
  {
    name: "a hundred thousand elements under a wildcard",
    condition: field("resources[*].type").isNot("x"),
    message: `{"resources":[${'{"type":"y"},'.repeat(100_000)}{"type":"x"}]}`,
    verdict: false,
  },
  {
    name: "a field that every object inherits",
    condition: all(
      { kind: "missing", path: "constructor" },
      { kind: "missing", path: "toString" },
      { kind: "missing", path: "__proto__" },
    ),
    message: "{}",
    verdict: true,
  },
  {
    name: "a prototype that the record brings along",
    condition: field("eventName").is("StopLogging"),
    message: '{"__proto__":{"eventName":"StopLogging"}}',
    verdict: false,
  },
  {
    name: "a field called like the prototype",
    condition: {
      kind: "comparison",
      path: "__proto__.a",
      operator: "=",
      value: { kind: "number", text: "1.0" },
    },
    message: '{"__proto__":{"a":1}}',
    verdict: true,
  },
  {
    name: "a record inside a string",
    condition: field("eventName").isMissing(),
    message: String.raw`{"userAgent":"\",\"eventName\":\"StopLogging\",\""}`,
    verdict: true,
  },
  {
    name: "a second record after the first",
    condition: field("eventName").is("StopLogging"),
    message: '{"eventName":"x"}{"eventName":"StopLogging"}',
    verdict: false,
  },
  {
    name: "the same name twice",
    condition: field("eventName").is("StopLogging"),
    message: String.raw`{"eventName":"x","\u0065ventName":"StopLogging"}`,
    verdict: true,
  },
  {
    name: "half a character",
    condition: none(field("userAgent").matches("^.$")),
    message: String.raw`{"userAgent":"\ud83d\ud83d"}`,
    verdict: true,
  },
];

describe("a hostile message", () => {
  it.each(cases)("is judged, soon and rightly: $name", ({ condition, message, verdict }) => {
    const started = performance.now();
    const answer = compileCondition(condition).matchesText(message);
    expect(answer).toBe(verdict);
    // Each takes milliseconds. What grows faster than its input would take minutes.
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it("leaves the prototype of all objects as it was", () => {
    const message = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    compileCondition({ kind: "missing", path: "__proto__.polluted.a" }).matchesText(message);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});

describe("a hostile pattern", () => {
  it.each([
    ["ten million blanks and a brace", `${" ".repeat(10_000_000)}{`],
    ["ten million braces", "{".repeat(10_000_000)],
    ["parentheses that nothing closes", `{ ${"(".repeat(1000)} }`],
    ["parentheses that hold nothing", `{ ${"(".repeat(500)}${")".repeat(500)} }`],
    ["quotes and backslashes", `{ $.a = "${"\\".repeat(1001)} }`],
    ["a selector that never ends", `{ $.${"a.".repeat(500)} = 1 }`],
    ["a count beyond all bounds", "{ $.a = %a{999999999}% }"],
    ["a class that nothing closes", `{ $.a = %[${"a-".repeat(500)}% }`],
  ])("is refused, soon: %s", (_, text) => {
    const started = performance.now();
    expect(parsePattern(text)).toMatchObject({ ok: false, problems: [{}] });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it("may nest as deep as its length allows", () => {
    const text = `{ ${"(".repeat(500)}$.a = 1${")".repeat(500)} }`;
    const parsed = parsePattern(text);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect(compileCondition(parsed.value).matchesText('{"a":1}')).toBe(true);
    expect(printPattern(parsed.value)).toMatchObject({ ok: true, value: { text: "{ $.a = 1 }" } });
  });
});
