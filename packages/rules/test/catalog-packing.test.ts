import { describe, expect, it } from "vitest";
import { catalog } from "../src/catalog/index.ts";
import {
  any,
  type CompiledCondition,
  compileCondition,
  compileRules,
  type PackedPatterns,
  type PackOptions,
  packPatterns,
  parsePattern,
  type Settings,
} from "../src/index.ts";
import { classic } from "../src/packs/classic.ts";
import { readCorpus } from "./support/corpus.ts";
import { readFixtureRecords, readFixtureSettings } from "./support/fixture-records.ts";

const configured = readFixtureSettings();
/** Labelled records are attacks cut out of their trail, and say nothing of its traffic. */
const corpus = readCorpus();
const trail = corpus.filter(({ place }) => !place.startsWith("labelled"));
const records = trail.map(({ record }) => record);
/** Packing is given a part, and judged by the whole. */
const sample = records.filter((_, index) => index % 4 === 0);

function pack(options: PackOptions): PackedPatterns {
  const packed = packPatterns(catalog, options);
  if (packed.ok) return packed.value;
  throw new Error(JSON.stringify(packed.problems));
}

/** What the printed text lets through, read as CloudWatch reads it. */
function compileText(text: string): CompiledCondition {
  const parsed = parsePattern(text);
  if (parsed.ok) return compileCondition(parsed.value);
  throw new Error(JSON.stringify(parsed.problems));
}

function passesAny(patterns: readonly CompiledCondition[], record: unknown): boolean {
  return patterns.some((pattern) => pattern.matches(record));
}

/** The catalogue in one and two patterns, with and without settings and a sample. */
const packings = [{}, configured].flatMap((settings: Settings) =>
  [[], sample].flatMap((given) =>
    [1, 2].map((patterns) => ({
      settings,
      patterns,
      packed: pack({ settings, patterns, sample: given }),
      name: [
        patterns === 1 ? "one pattern" : "two patterns",
        settings === configured ? "with settings" : "without settings",
        given.length > 0 ? "by a sample" : "by a typical day",
      ].join(", "),
    })),
  ),
);

describe.each(packings)("the catalogue in $name", ({ settings, patterns, packed }) => {
  const compiled = packed.patterns.map(({ text }) => compileText(text));

  it("fits", () => {
    expect(packed.patterns.length).toBeLessThanOrEqual(patterns);
    for (const { length, regexes } of packed.patterns) {
      expect(length).toBeLessThanOrEqual(1024);
      expect(regexes).toBeLessThanOrEqual(2);
    }
  });

  it("covers every rule, or says why not", () => {
    const named = [...packed.coverage, ...packed.inactive].map(({ ruleId }) => ruleId);
    expect(new Set(named)).toEqual(new Set(catalog.map(({ id }) => id)));
    expect(packed.inactive).toHaveLength(settings === configured ? 0 : 3);
  });

  it("lets through every record that was written for a rule", () => {
    const lost = packed.coverage
      .flatMap(({ ruleId }) => readFixtureRecords(ruleId))
      .filter(({ matches, record }) => matches && !passesAny(compiled, record));
    expect(lost).toEqual([]);
  });

  it("lets through every real record that a rule matches", () => {
    const rules = compileRules(catalog, settings);
    const lost = corpus.filter(
      ({ record }) =>
        rules.ok && rules.value.match(record).length > 0 && !passesAny(compiled, record),
    );
    expect(rules.ok).toBe(true);
    expect(lost.map(({ place }) => place)).toEqual([]);
  });
});

function shareOf(some: readonly unknown[], patterns: readonly CompiledCondition[]): number {
  return some.filter((record) => passesAny(patterns, record)).length / some.length;
}

describe.skipIf(records.length === 0)("of the real records", () => {
  /** What passes and no rule matches, as a share of all: each a little above what it is now. */
  const beyond: Readonly<Record<string, number>> = {
    "two patterns, without settings, by a sample": 0.01,
    "two patterns, without settings, by a typical day": 0.02,
    "two patterns, with settings, by a sample": 0.05,
    "two patterns, with settings, by a typical day": 0.08,
  };

  it.each(packings.filter(({ name }) => name in beyond))(
    "few are forwarded for nothing in $name",
    ({ settings, packed, name }) => {
      const rules = compileRules(catalog, settings);
      const matched = records.filter((record) => rules.ok && rules.value.match(record).length > 0);
      const passed = shareOf(
        records,
        packed.patterns.map(({ text }) => compileText(text)),
      );
      expect(passed - matched.length / records.length).toBeLessThan(beyond[name] ?? 0);
    },
  );

  it.each(packings.filter(({ packed }) => packed.share !== undefined))(
    "as many of the sample are forwarded as $name says",
    ({ packed }) => {
      const compiled = packed.patterns.map(({ text }) => compileText(text));
      expect(packed.share).toEqual({
        patterns: compiled.map((pattern) => shareOf(sample, [pattern])),
        all: shareOf(sample, compiled),
      });
    },
  );

  it("the join of 2016 forwarded nearly all, for eight of the rules", () => {
    const joined = [
      "critical-instance",
      "iam-change",
      "srt-instance",
      "cloudtrail-change",
      "root-access",
      "net-access",
      "detach-force-ebs",
      "unauthorised",
    ];
    const rules = classic.filter(({ id }) => joined.includes(id.replace("classic-", "")));
    expect(rules).toHaveLength(8);
    const joint = compileCondition(any(...rules.map(({ when }) => when)));
    expect(shareOf(records, [joint])).toBeGreaterThan(0.8);
  });
});
