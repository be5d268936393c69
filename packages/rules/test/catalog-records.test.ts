import { describe, expect, it } from "vitest";
import { catalog } from "../src/catalog/index.ts";
import { resolveCondition } from "../src/condition/resolve.ts";
import { explain } from "../src/explain/explain.ts";
import { type Condition, compileCondition, compileRules, type Rule } from "../src/index.ts";
import { readFixtureRecords, readFixtureSettings } from "./support/fixture-records.ts";

const settings = readFixtureSettings();

/** Which other rules find the matching records of a rule too, and rightly so. */
const companions: Readonly<Record<string, readonly string[]>> = {
  "srt-instance": ["massive-operations", "massive-terminations"],
  "large-instance": ["massive-operations"],
  "massive-operations": ["srt-instance"],
  "massive-terminations": ["massive-operations", "srt-instance"],
  "cloudtrail-change": ["unauthorised"],
  "root-access": ["iam-change"],
  "critical-instance": ["massive-operations", "srt-instance"],
};

/**
 * Clauses that no real call can fail in alone. A source is unique where no other service has a
 * call of such a name (and such parameters), in the API models of botocore 1.43; the names in
 * `large-instance` are those of the only calls with its fields, and let the index pass over others.
 */
const withoutNearMiss: Readonly<Record<string, readonly string[]>> = {
  "srt-instance": ["eventSource"],
  "large-instance": ["eventSource", "eventName"],
  "massive-operations": ["eventSource"],
  "massive-terminations": ["eventSource"],
  "detach-force-ebs": ["eventSource"],
  "change-secgroup": ["eventSource"],
  "secgroup-instance": ["eventSource"],
  "netacl-change": ["eventSource"],
  "root-access": ["eventSource"],
  "vpc-flow-logs": ["eventSource"],
  "eip-change": ["eventSource"],
};

function compiled(): ReturnType<typeof compileRules> & { readonly ok: true } {
  const rules = compileRules(catalog, settings);
  if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
  return rules;
}

const { value: ruleSet } = compiled();
const findIds = (record: unknown): readonly string[] =>
  ruleSet.match(record).map(({ ruleId }) => ruleId);

describe.each(catalog)("the rule $id", (rule) => {
  const records = readFixtureRecords(rule.id);
  const matching = records.filter(({ matches }) => matches);
  const ignored = records.filter(({ matches }) => !matches);

  it.each(matching)("finds $file", ({ record }) => {
    expect(findIds(record)).toContain(rule.id);
  });

  it.each(ignored)("does not find $file", ({ record }) => {
    expect(findIds(record)).not.toContain(rule.id);
  });

  it("shares its records only with rules that are about the same calls", () => {
    const found = new Set(matching.flatMap(({ record }) => findIds(record)));
    found.delete(rule.id);
    expect([...found].toSorted()).toEqual(companions[rule.id] ?? []);
  });

  it("has a near miss for every clause", () => {
    const missed = ignored.flatMap(({ record }) => onlyFailing(rule, record));
    const clauses = branchesOf(rule).flatMap((branch) => [...branch.keys()]);
    const unproven = clauses.filter((clause) => !missed.includes(clause));
    expect([...new Set(unproven)]).toEqual(withoutNearMiss[rule.id] ?? []);
  });

  it("explains each of its records, the way the matcher answers", () => {
    const wrong = records.filter(({ record, matches }) => {
      const { matched, lines } = explain(rule, record, settings);
      return matched !== matches || lines.length === 0;
    });
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  it("has a record for every graver case", () => {
    const { raise = [] } = rule;
    const reasons = matching.map(
      ({ record }) => raise.find(({ when }) => compileCondition(when).matches(record))?.because,
    );
    expect(raise.filter(({ because }) => !reasons.includes(because))).toEqual([]);
    const grave = reasons.filter((reason) => reason !== undefined);
    expect(grave.length === 0 || grave.length < matching.length).toBe(true);
  });
});

/** The conjuncts of a rule, those about one field together; several sets where it is a choice. */
function branchesOf(rule: Rule): readonly ReadonlyMap<string, readonly Condition[]>[] {
  const when = resolveCondition(rule.when, settings).condition;
  const branches = when.kind === "any" ? when.conditions : [when];
  return branches.map((branch) =>
    Map.groupBy(branch.kind === "all" ? branch.conditions : [branch], nameOf),
  );
}

/** What a clause is about: its field, or all the fields of its parts. */
function nameOf(clause: Condition): string {
  if (clause.kind === "message") return "message";
  if (!("conditions" in clause)) return clause.path;
  return [...new Set(clause.conditions.map(nameOf))].join(" or ");
}

/** The clause in which alone the record fails, for each branch of the rule where there is one. */
function onlyFailing(rule: Rule, record: unknown): readonly string[] {
  return branchesOf(rule).flatMap((branch) => {
    const failing = [...branch].filter(([, clauses]) =>
      clauses.some((clause) => !compileCondition(clause).matches(record)),
    );
    return failing.length === 1 ? failing.map(([name]) => name) : [];
  });
}
