import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catalog } from "../src/catalog/index.ts";
import { checkRule } from "../src/check/check-rule.ts";
import type { Rule } from "../src/index.ts";
import { listFixtureFiles, listFixtureRules } from "./support/fixture-records.ts";

/** The filters of the article in its order, and whom the alarms of 2016 told by which channel. */
const article: readonly (readonly [id: string, told: string])[] = [
  ["rds-change", "infosec by e-mail"],
  ["iam-change", "infosec by e-mail"],
  ["srt-instance", "devops by e-mail"],
  ["large-instance", "devops by e-mail"],
  ["massive-operations", "infosec and devops by e-mail and SMS"],
  ["massive-terminations", "infosec and devops by e-mail and SMS"],
  ["detach-force-ebs", "devops by e-mail"],
  ["change-critical-ebs", "infosec and devops by e-mail and SMS"],
  ["change-secgroup", "infosec by e-mail"],
  ["create-delete-secgroup", "infosec by e-mail"],
  ["secgroup-instance", "infosec by e-mail"],
  ["route-change", "infosec and devops by e-mail"],
  ["create-delete-vpc", "infosec and devops by e-mail"],
  ["netacl-change", "infosec and devops by e-mail"],
  ["cloudtrail-change", "infosec by e-mail and SMS"],
  ["cloudformation-change", "infosec and devops by e-mail"],
  ["root-access", "infosec by e-mail and SMS"],
  ["unauthorised", "infosec by e-mail"],
  ["igw-change", "infosec and devops by e-mail and SMS"],
  ["vpc-flow-logs", "infosec by e-mail"],
  ["critical-instance", "infosec and devops by e-mail"],
  ["eip-change", "infosec and devops by e-mail"],
  ["net-access", "infosec by e-mail"],
];

const ids = article.map(([id]) => id);

describe("the catalogue", () => {
  it("has the rules of the article, in its order", () => {
    expect(catalog.map(({ id }) => id)).toEqual(ids);
  });

  it("has one file a rule, named for it", () => {
    const files = readdirSync(new URL("../src/catalog/", import.meta.url));
    expect(files.toSorted()).toEqual(
      [...ids.map((id) => `${id}.ts`), "README.md", "index.ts"].toSorted(),
    );
  });

  it.each(ids)("exports %s by its name, and nothing else, from its file", async (id) => {
    const module: unknown = await import(`../src/catalog/${id}.ts`);
    const name = id.replaceAll(/-(?<letter>.)/g, (_, letter: string) => letter.toUpperCase());
    expect({ ...Object(module) }).toEqual({ [name]: catalog.find((rule) => rule.id === id) });
  });

  it.each(article)("tells of %s: %s", (id, told) => {
    expect(catalog.filter((rule) => rule.id === id).map(channels)).toEqual([told]);
  });

  it("has records for each rule, and for nothing else", () => {
    expect(listFixtureRules().toSorted()).toEqual(ids.toSorted());
  });

  it("without records for a rule stops no test but those that ask for some", () => {
    expect(listFixtureFiles("not-there-yet")).toEqual([]);
  });
});

function channels({ severity, teams }: Rule): string {
  return `${teams.join(" and ")} by ${severity === "critical" ? "e-mail and SMS" : "e-mail"}`;
}

describe.each(catalog)("the rule $id", (rule) => {
  it("has no problem", () => {
    expect(checkRule(rule)).toEqual([]);
  });

  it("says in a few words what happened, and in one sentence what it catches", () => {
    expect(rule.title).toMatch(/^[A-Z][^.]{5,50}$/);
    expect(rule.description).toMatch(/^[A-Z][^.]{20,100}\.$/);
  });

  it("gives two or three steps, with something to run in most of them", () => {
    expect([2, 3]).toContain(rule.runbook.length);
    const concrete = rule.runbook.filter((step) => /\baws [a-z0-9-]+ [a-z-]+|\bfilter /.test(step));
    expect(concrete.length).toBeGreaterThanOrEqual(rule.runbook.length - 1);
    expect(rule.runbook.filter((step) => !step.endsWith("."))).toEqual([]);
  });

  it("owns up to what else it fires on, and says where its facts come from", () => {
    expect(rule.falsePositives).not.toEqual([]);
    expect(rule.attack).not.toEqual([]);
    expect(rule.references.filter((address) => !isAWSPage(address))).toEqual([]);
    expect(rule.references).not.toEqual([]);
  });

  it("raises only above its own severity, for reasons that differ", () => {
    const raises = rule.raise ?? [];
    const order = ["critical", "high", "medium", "low"];
    const own = order.indexOf(rule.severity);
    expect(raises.filter(({ to }) => order.indexOf(to) >= own)).toEqual([]);
    expect(new Set(raises.map(({ because }) => because)).size).toBe(raises.length);
  });

  it("has at least two records that match, and two that do not", () => {
    const files = listFixtureFiles(rule.id);
    const named = (prefix: string): number =>
      files.filter((file) => file.startsWith(prefix) && file.endsWith(".json")).length;
    expect(
      Math.min(named("match-"), named("ignore-")),
      `put records into fixtures/rules/${rule.id}/, at least two match-….json and two ignore-….json`,
    ).toBeGreaterThan(1);
  });

  it("has no record under another name", () => {
    const named = /^(?:match|ignore)-[a-z0-9-]+\.json$|^burst-(?:fires|waits)-[a-z0-9-]+\.ndjson$/;
    expect(listFixtureFiles(rule.id).filter((file) => !named.test(file))).toEqual([]);
  });

  it("has bursts, of either kind, exactly where it counts", () => {
    const bursts = listFixtureFiles(rule.id).filter((file) => file.startsWith("burst-"));
    const kinds = new Set(bursts.map((file) => file.split("-")[1]));
    expect(kinds).toEqual(new Set(rule.threshold === undefined ? [] : ["fires", "waits"]));
  });
});

function isAWSPage(address: string): boolean {
  return address.startsWith("https://docs.aws.amazon.com/");
}
