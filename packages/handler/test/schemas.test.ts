import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { buildSerializer } from "../scripts/build-serializer.ts";
import { runPipeline } from "../src/pipeline.ts";
import { parseHandlerSettings } from "../src/settings/parse-settings.ts";
import { defaultSettings } from "../src/settings/settings.ts";
import { bucketRule } from "./support/bucket-rule.ts";
import { createOutbox, deliver, engineOf, readFixture, runAt } from "./support/world.ts";

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const ajv = new Ajv({ strict: false, allErrors: true });
const isAlert = ajv.compile(JSON.parse(read("alert.schema.json")) as object);
const isSettings = ajv.compile(JSON.parse(read("settings.schema.json")) as object);

const stop = readFixture("rules/cloudtrail-change/match-stopped.json");

/** The machine-readable body of an alert about a record. */
async function bodyOf(record: object, settings: object = {}): Promise<unknown> {
  const outbox = createOutbox();
  await runPipeline(deliver(record), engineOf(settings), runAt("2026-03-12T09:40:00Z", outbox));
  return JSON.parse(outbox.messages[0]?.body.default ?? "") as unknown;
}

describe("alert.schema.json", () => {
  it.each<readonly [name: string, record: object, settings: object]>([
    ["of a plain record", stop, {}],
    ["with an alias", stop, { accounts: { "111122223333": { alias: "prod" } } }],
    ["of a record that failed", { ...stop, errorCode: "X", errorMessage: "\ud800" }, {}],
    ["of a count", readFixture("rules/massive-operations/match-twelve-launched.json"), {}],
    ["with a severity raised", readFixture("rules/iam-change/match-access-key-created.json"), {}],
  ])("describes the alert %s", async (_, record, settings) => {
    const body = await bodyOf(record, settings);
    expect([isAlert(body), isAlert.errors]).toEqual([true, null]);
  });

  it("lets nothing out that it does not name", async () => {
    const body = await bodyOf({ ...stop, requestParameters: { secret: "hunter2hunter2" } });
    expect(JSON.stringify(body)).not.toContain("hunter2");
    expect(isAlert({ ...(body as object), more: 1 })).toBe(false);
  });

  it("is what the serializer was built from", () => {
    expect(read("src/render/alert-serializer.generated.cjs")).toBe(
      buildSerializer(read("alert.schema.json")),
    );
  });
});

const raise = { to: "critical", when: bucketRule.when, because: "it is so" };
const over = (count: number): object => ({
  over: count,
  withinSeconds: 60,
  by: ["actor"],
  count: "records",
});

const meta = { until: "2030-01-01T00:00:00Z", reason: "r", owner: "o" };

describe("settings.schema.json", () => {
  it.each<readonly [document: unknown]>([
    [{}],
    [[]],
    [{ networks: ["10.0.0.0/8"] }],
    [{ networks: "10.0.0.0/8" }],
    [{ criticalInstances: ["i-0a7d53c9e1f8264b0"] }],
    [{ criticalInstances: ["i-instance1ID"] }],
    [{ criticalVolumes: ["vol-1"] }],
    [{ largeInstanceTypes: ["p5.*", "u-*"] }],
    [{ largeInstanceTypes: ["*"] }],
    [{ lists: { a: ["b"] } }],
    [{ lists: { a: [""] } }],
    [{ rules: { "iam-change": { mode: "shadow", severity: "low", threshold: { over: 0 } } } }],
    [{ rules: { "iam-change": { mode: "silent" } } }],
    [{ rules: { "iam-change": { threshold: { withinSeconds: 0 } } } }],
    [{ ownRules: [bucketRule] }],
    [{ ownRules: [{ ...bucketRule, threshold: over(1), raise: [raise] }] }],
    [{ ownRules: [{ ...bucketRule, threshold: { ...over(1), count: [] } }] }],
    [{ ownRules: [{ ...bucketRule, threshold: over(-1) }] }],
    [{ ownRules: [{ ...bucketRule, id: "Bucket" }] }],
    [{ ownRules: [{ ...bucketRule, id: "a".repeat(64) }] }],
    [{ ownRules: [{ ...bucketRule, id: "a".repeat(65) }] }],
    [{ ownRules: [{ ...bucketRule, title: "" }] }],
    [{ ownRules: [{ ...bucketRule, teams: [] }] }],
    [{ ownRules: [{ ...bucketRule, when: { kind: "x" } }] }],
    [{ ownRules: [{ ...bucketRule, when: { kind: "all", conditions: [] } }] }],
    [{ ownRules: [{ ...bucketRule, raise: [{ ...raise, because: " " }] }] }],
    [{ ownRules: [{ ...bucketRule, references: ["http://x"] }] }],
    [{ ownRules: [{ ...bucketRule, more: 1 }] }],
    [{ ownRules: [{ id: "a" }] }],
    [{ ownRules: ["a"] }],
    [{ ownRules: bucketRule }],
    [{ accounts: { "111122223333": { alias: "a" } } }],
    [{ accounts: { "1": { alias: "a" } } }],
    [{ accounts: { "111122223333": {} } }],
    [{ suppressions: [{ ...meta, rule: "a", from: "2029-01-01T00:00Z" }] }],
    [{ suppressions: [{ ...meta, rule: "a", until: "never" }] }],
    [{ suppressions: [{ ...meta, rule: "a", until: "2029-01-01T00:00:00" }] }],
    [{ suppressions: [{ ...meta, rule: "a", until: "2029-01-01T00:00:00.5+01:00" }] }],
    [{ suppressions: [{ rule: "a" }] }],
    [{ suppressions: [{ ...meta, rule: "a", includeTampering: false }] }],
    [{ routing: [{ topics: ["InfosecSMS"], severity: "high" }] }],
    [{ routing: [{ topics: [] }] }],
    [{ grouping: { minutes: { high: 0 } } }],
    [{ grouping: { minutes: { high: 1 }, rules: { a: 2 } } }],
    [{ limits: { smsPerHour: 0 } }],
    [{ limits: { smsPerHour: 1.5 } }],
    [{ links: { console: "https://x" } }],
    [{ link: {} }],
  ])("agrees with the reader about %j", (document) => {
    expect(isSettings(document)).toBe(parseHandlerSettings(document).ok);
  });

  it("accepts what holds where nothing is given", () => {
    const { rules, ...document } = defaultSettings;
    expect(isSettings({ ...rules, ...document })).toBe(true);
  });
});
