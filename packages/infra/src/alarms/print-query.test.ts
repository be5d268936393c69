import { parsePattern } from "@logcritical/rules";
import { expect, it } from "vitest";
import { printQuery } from "./print-query.ts";

function conditionOf(pattern: string) {
  const parsed = parsePattern(pattern);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

/** The filter of the query that is printed for the patterns. */
function filterOf(...patterns: readonly string[]): string | undefined {
  const [, , second] = /^fields .*\n(\| filter (.*)\n)?\| sort .*\n\| limit 100$/.exec(
    printQuery(...patterns.map(conditionOf)),
  ) ?? [undefined, undefined, "no query"];
  return second;
}

it.each<readonly [name: string, pattern: string, filter: string | undefined]>([
  ["a text", '{ $.eventName = "StopLogging" }', 'eventName = "StopLogging"'],
  ["a text that it is not", '{ $.eventName != "A" }', 'eventName != "A"'],
  ["a beginning", '{ $.eventName = "Stop*" }', "eventName like /^Stop/"],
  ["an end", '{ $.a.b != "*.com" }', String.raw`a.b not like /\.com$/`],
  ["a part", '{ $.a = "*x*" }', "a like /x/"],
  ["a middle", '{ $.a = "x*y" }', "a like /^x.*y$/"],
  ["a regular expression", "{ $.a = %^arn:.*role/x% }", String.raw`a like /^arn:.*role\/x/`],
  ["a number", "{ $.a >= 10 }", "a >= 10"],
  ["what is missing", "{ $.a NOT EXISTS }", "not ispresent(a)"],
  ["a place in a list", '{ $.a[0].b = "x" }', 'a.0.b = "x"'],
  ["a strange name", "{ $.a-b.c = 1 }", "`a-b.c` = 1"],
  ["both", '{ $.a = "x" && $.b = "y" }', '(a = "x" and b = "y")'],
  ["either", '{ $.a = "x" || $.b = "y" }', '(a = "x" or b = "y")'],
  ["not what it would say otherwise", '{ $.a IS FALSE && $.b = "y" }', 'b = "y"'],
  ["nor any element of a list", '{ $.a[*].b = "x" && $.b = "y" }', 'b = "y"'],
  ["nothing where an alternative cannot be said", '{ $.a IS TRUE || $.b = "y" }', undefined],
  ["nothing of what asks only that", "{ $.a[*] NOT EXISTS }", undefined],
])("asks for %s", (_, pattern, filter) => {
  expect(filterOf(pattern)).toBe(filter);
});

it("joins the forms of a control", () => {
  expect(filterOf('{ $.a = "x" }', '{ $.b = "y" }')).toBe('(a = "x" or b = "y")');
});
