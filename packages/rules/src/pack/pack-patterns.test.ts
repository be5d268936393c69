import { describe, expect, it } from "vitest";
import { anyField as field } from "../../test/support/any-field.ts";
import { createRule } from "../../test/support/create-rule.ts";
import { all, any, setting, succeeded } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import type { Problem } from "../problem.ts";
import { type PackedPatterns, type PackOptions, packPatterns } from "./pack-patterns.ts";

const [name, source] = [field("eventName"), field("eventSource")];

function pack(conditions: readonly Condition[], options?: PackOptions): PackedPatterns {
  const packed = packPatterns(
    conditions.map((when, index) => createRule(when, index + 1)),
    options,
  );
  if (packed.ok) return packed.value;
  throw new Error(JSON.stringify(packed.problems));
}

function problemsOf(
  conditions: readonly Condition[],
  options: PackOptions = {},
): readonly Problem[] {
  const rules = conditions.map((when, index) => createRule(when, index + 1));
  const packed = packPatterns(rules, options);
  return packed.ok ? [] : packed.problems;
}

function codesOf(conditions: readonly Condition[], options: PackOptions = {}): readonly string[] {
  return problemsOf(conditions, options).map(({ code, ruleId = "" }) => `${code} ${ruleId}`.trim());
}

const trail = all(source.is("cloudtrail.amazonaws.com"), name.is("StopLogging"));
const critical = all(
  name.is("X"),
  field("requestParameters").holdsAnyOf(setting("criticalInstances")),
);

/** So many rules that ask each for names and a service of their own. */
function rulesOf(count: number): readonly Condition[] {
  const verbs = ["Create", "Delete", "Put", "Stop", "Update"];
  return Array.from({ length: count }, (_, index) =>
    all(
      source.is(`service${index % 17}.amazonaws.com`),
      any(
        name.is(`${verbs[index % 5]}Thing${index}`),
        name.is(`${verbs[(index + 1) % 5]}Other${index}`),
      ),
      succeeded(),
    ),
  );
}

describe("packing", () => {
  it("one rule says what the rule says", () => {
    expect(pack([name.is("StopLogging")])).toEqual({
      patterns: [
        {
          text: '{ $.eventName = "StopLogging" }',
          exact: true,
          length: 31,
          regexes: 0,
          dropped: [],
        },
      ],
      charactersLeft: [993],
      coverage: [{ ruleId: "rule-1", patterns: [0], exact: true, dropped: [] }],
      inactive: [],
    });
  });

  it("says once what rules share, and joins what they list", () => {
    const rules = ["DeleteTrail", "StopLogging", "Put*"].map((each) =>
      all(source.is("cloudtrail.amazonaws.com"), name.is(each)),
    );
    expect(pack(rules).patterns.map(({ text }) => text)).toEqual([
      '{ ($.eventName = "DeleteTrail" || $.eventName = "Put*" || $.eventName = "StopLogging") && ' +
        '($.eventSource = "cloudtrail.amazonaws.com") }',
    ]);
  });

  it("makes lists regular expressions where there is no room for them", () => {
    const names = Array.from({ length: 50 }, (_, index) => `Name${index + 10}`);
    const { patterns } = pack(
      names.map((each) => name.is(each)),
      { patterns: 1 },
    );
    expect(patterns.map(({ text, exact }) => ({ text, exact }))).toEqual([
      { text: `{ $.eventName = %${names.map((each) => `^${each}$`).join("|")}% }`, exact: true },
    ]);
  });

  it("leaves out a rule whose records another one finds anyway", () => {
    const { patterns, coverage } = pack([name.is("TerminateInstances"), name.is("*Instances")]);
    expect(patterns.map(({ text }) => text)).toEqual(['{ $.eventName = "*Instances" }']);
    expect(coverage.map(({ exact }) => exact)).toEqual([true, true]);
  });

  it("comes out the same each time", () => {
    expect(pack(rulesOf(20))).toEqual(pack(rulesOf(20)));
  });

  it.each([1, 2, 10, 100])("%i rules comes out within the limits", (count) => {
    const packed = pack(rulesOf(count));
    expect(packed.patterns.length).toBeGreaterThan(0);
    expect(packed.patterns.length).toBeLessThan(3);
    expect(packed.coverage.map(({ ruleId }) => ruleId)).toEqual(
      rulesOf(count).map((_, index) => `rule-${index + 1}`),
    );
    for (const { length, regexes } of packed.patterns) {
      expect(length).toBeLessThanOrEqual(1024);
      expect(regexes).toBeLessThanOrEqual(2);
    }
  });

  it("into one pattern takes one, and gives up more", () => {
    const [one, two] = [pack(rulesOf(12), { patterns: 1 }), pack(rulesOf(12), { patterns: 2 })];
    const exact = (packed: PackedPatterns): number =>
      packed.coverage.filter((rule) => rule.exact).length;
    expect([one.patterns.length, two.patterns.length]).toEqual([1, 2]);
    expect(exact(one)).toBeLessThan(exact(two));
  });

  it("asks the sample what to give up, and says what of it passes", () => {
    const [long, other] = [name.is("n".repeat(600)), source.is("s".repeat(600))];
    const sampleOf = (record: object): readonly unknown[] => [record, record, record, {}];
    const names = sampleOf({ eventName: "n".repeat(600), eventSource: "another" });
    const sources = sampleOf({ eventName: "Another", eventSource: "s".repeat(600) });
    const byNames = pack([all(long, other)], { patterns: 1, sample: names });
    const bySources = pack([all(long, other)], { patterns: 1, sample: sources });
    expect(byNames.patterns).not.toEqual(bySources.patterns);
    expect([byNames.share, bySources.share]).toEqual([
      { patterns: [0], all: 0 },
      { patterns: [0], all: 0 },
    ]);
    expect(pack([name.is("Another")], { sample: sources }).share).toEqual({
      patterns: [0.75],
      all: 0.75,
    });
  });

  it("leaves out rules that the settings leave inactive or off", () => {
    const settings = {
      rules: { "rule-2": { mode: "off" as const }, "rule-3": { mode: "shadow" as const } },
    };
    const { patterns, coverage, inactive } = pack([critical, name.is("A"), name.is("B")], {
      settings,
    });
    expect(patterns.map(({ text }) => text)).toEqual(['{ $.eventName = "B" }']);
    expect(coverage.map(({ ruleId }) => ruleId)).toEqual(["rule-3"]);
    expect(inactive).toEqual([
      { ruleId: "rule-1", reason: "not configured: criticalInstances" },
      { ruleId: "rule-2", reason: "switched off" },
    ]);
  });

  it("needs no pattern where no rule is active", () => {
    expect(pack([critical], { sample: [{}] })).toEqual({
      patterns: [],
      charactersLeft: [],
      coverage: [],
      inactive: [{ ruleId: "rule-1", reason: "not configured: criticalInstances" }],
      share: { patterns: [], all: 0 },
    });
  });

  it("puts the settings' lists into the patterns", () => {
    const settings = { criticalInstances: ["i-0123456789abcdef0"], lists: { buckets: ["logs-*"] } };
    const bucket = field("requestParameters.bucketName").isOneOf(setting("lists.buckets"));
    const { patterns, coverage } = pack([critical, bucket], { settings });
    expect(patterns.map(({ text }) => text)).toEqual([
      '{ $.eventName = "X" || $.requestParameters.bucketName = "logs-*" }',
    ]);
    expect(coverage.map(({ exact }) => exact)).toEqual([false, true]);
  });

  it.each([0, 11, 1.5, -1, Number.NaN, Number.POSITIVE_INFINITY])(
    "into %d patterns is refused",
    (patterns) => {
      expect(codesOf([trail], { patterns })).toEqual(["bad-pattern-count"]);
    },
  );

  it("names every problem at once", () => {
    const wide = field("requestParameters").holdsAnyOf("i-1");
    const message: Condition = { kind: "message", source: "x" };
    expect(codesOf([], { patterns: 0 })).toEqual(["no-rules", "bad-pattern-count"]);
    expect(codesOf([trail, wide, message], { patterns: 11 })).toEqual([
      "bad-pattern-count",
      "rule-too-wide rule-2",
      "rule-stands-alone rule-3",
    ]);
    expect(packPatterns([createRule(trail), createRule(trail)], { patterns: 0 })).toMatchObject({
      ok: false,
      problems: [{ code: "bad-pattern-count" }, { code: "duplicate-id" }],
    });
  });

  it("says which rule does not fit", () => {
    expect(codesOf([trail, field("x".repeat(1100)).isTrue()])).toEqual(["rule-too-long rule-2"]);
  });

  it("keeps within the regular expressions of a pattern", () => {
    const many = ["a", "b", "c", "d", "e"].map((path) => field(path).matches("x|y"));
    const { patterns, coverage } = pack(many);
    expect(patterns.map(({ regexes }) => regexes)).toEqual([2, 2]);
    expect(coverage.filter(({ exact }) => exact)).toHaveLength(4);
  });

  it("keeps within the wildcards of a pattern", () => {
    const many = ["a", "b", "c", "d", "e"].map((path) => field(`${path}[*]`).is("x"));
    const { patterns, coverage } = pack(many);
    expect(patterns).toHaveLength(2);
    expect(coverage.every(({ exact }) => exact)).toBe(true);
    expect(codesOf(many, { patterns: 1 })).toEqual(["too-many-rules rule-4"]);
  });
});
