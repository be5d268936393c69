import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { catalog } from "../src/catalog/index.ts";
import { resolveCondition } from "../src/condition/resolve.ts";
import { compileCondition, type PrintedPattern, parsePattern, printPattern } from "../src/index.ts";
import { evaluatePattern } from "./support/evaluate-pattern.ts";
import { readFixtureRecords, readFixtureSettings } from "./support/fixture-records.ts";

/**
 * The rules of which CloudWatch cannot be asked everything, and what their patterns leave out under
 * the settings of the fixtures. Where a rule is not named, pattern and rule say the same.
 */
const dropped: Readonly<Record<string, readonly string[]>> = {
  "change-critical-ebs": [
    '$.requestParameters holds any of "vol-0c41f8e2d7b96a350" || ' +
      '$.responseElements holds any of "vol-0c41f8e2d7b96a350"',
  ],
  "critical-instance": [
    '$.requestParameters holds any of "i-0a7d53c9e1f8264b0" || ' +
      '$.responseElements holds any of "i-0a7d53c9e1f8264b0"',
  ],
  "net-access": ['none of ($.sourceIPAddress in "2001:db8:4::/48")'],
};

/** The limits of a filter pattern: "CloudWatch Logs quotas", Amazon CloudWatch Logs User Guide. */
const lengthMax = 1024;
const regexesMax = 2;

const settings = readFixtureSettings();
const messages = catalog.flatMap(({ id }) =>
  readFixtureRecords(id).map(({ file, record }) => ({ id, file, text: JSON.stringify(record) })),
);

describe.each(catalog)("the pattern of $id", (rule) => {
  const when = resolveCondition(rule.when, settings).condition;
  const pattern = print(when);

  it("is one that CloudWatch accepts", () => {
    expect(pattern.length).toBe(pattern.text.length);
    expect(pattern.length).toBeLessThanOrEqual(lengthMax);
    expect(pattern.regexes).toBeLessThanOrEqual(regexesMax);
    expect(evaluatePattern(pattern.text, "{}")).not.toBe("invalid");
  });

  it("leaves out what it has to, and nothing else", () => {
    expect(pattern.dropped.map(({ clause }) => clause)).toEqual(dropped[rule.id] ?? []);
    expect(pattern.exact).toBe(dropped[rule.id] === undefined);
  });

  it("parses back to the rule's condition, where it is exact", () => {
    const parsed = parsePattern(pattern.text);
    expect(parsed.ok && isDeepStrictEqual(parsed.value, when)).toBe(pattern.exact);
  });

  it("lets every record through that the rule finds, and where it is exact no other", () => {
    const compiled = compileCondition(when);
    const differing = messages.filter(({ text }) => {
      const found = compiled.matchesText(text);
      const letThrough = evaluatePattern(pattern.text, text);
      return pattern.exact ? found !== letThrough : found && letThrough !== true;
    });
    expect(differing.map(({ id, file }) => `${id}/${file}`)).toEqual([]);
  });

  it("is printed without settings too, so that a deployment need not wait for them", () => {
    expect(print(rule.when).length).toBeLessThanOrEqual(lengthMax);
  });
});

function print(condition: Parameters<typeof printPattern>[0]): PrintedPattern {
  const printed = printPattern(condition);
  if (!printed.ok) throw new Error(JSON.stringify(printed.problems));
  return printed.value;
}
