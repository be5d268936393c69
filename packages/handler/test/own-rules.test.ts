import { catalog } from "@logcritical/rules/catalog";
import { describe, expect, it } from "vitest";
import { invokeOnDesk } from "../src/desk/invoke.ts";
import { createEngine } from "../src/engine.ts";
import { parseHandlerSettings } from "../src/settings/parse-settings.ts";
import { bucketRule } from "./support/bucket-rule.ts";
import { logsPayload } from "./support/payloads.ts";
import { readFixture } from "./support/world.ts";

const nowMs = Date.parse("2026-03-12T09:40:00Z");
const stop = readFixture("rules/cloudtrail-change/match-stopped.json");
const written = {
  ...stop,
  eventID: "0b9d7e0e-6d0a-4f0e-8d1b-6a1f3f0c2b11",
  eventSource: "s3.amazonaws.com",
  eventName: "PutBucketPolicy",
  requestParameters: { bucketName: "reports" },
};

/** The subjects of the e-mails that the function sends of a delivery, under these settings. */
async function subjectsOf(settings: object, ...records: readonly object[]) {
  const run = { rules: catalog, settings, nowMs };
  const result = await invokeOnDesk(logsPayload(...records), run);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value.messages.flatMap(({ subject }) => subject ?? []);
}

const told =
  "[HIGH] Bucket policy written: s3:PutBucketPolicy by reporting @111122223333 eu-west-1";

describe("rules that the settings bring", () => {
  it.each<readonly [name: string, settings: object, subjects: readonly string[]]>([
    ["are told like the catalogue's", {}, [told]],
    [
      "have their severity from the settings",
      { rules: { "bucket-policy": { severity: "critical" } } },
      [told.replace("HIGH", "CRITICAL")],
    ],
    ["are off where the settings say so", { rules: { "bucket-policy": { mode: "off" } } }, []],
    [
      "are silenced like others",
      {
        suppressions: [
          { rule: "bucket-policy", until: "2030-01-01T00:00:00Z", reason: "r", owner: "o" },
        ],
      },
      [],
    ],
  ])("%s", async (_, settings, subjects) => {
    expect(await subjectsOf({ ownRules: [bucketRule], ...settings }, written)).toEqual(subjects);
  });

  it("leave the catalogue's as they are", async () => {
    const all = await subjectsOf({ ownRules: [bucketRule] }, stop, written);
    expect(all).toEqual([...(await subjectsOf({}, stop)), told]);
  });

  it("cannot take the place of one of the catalogue", () => {
    const document = { ownRules: [{ ...bucketRule, id: "root-access" }] };
    const engine = createEngine(document, "test", { rules: catalog, ownRole: undefined });
    expect(engine).toMatchObject({ ok: false, problems: [{ code: "duplicate-id" }] });
  });

  it.each<readonly [name: string, rules: unknown, paths: readonly string[]]>([
    ["a list that is none", bucketRule, ["ownRules"]],
    ["what is no rule", [bucketRule, 3], ["ownRules[1]"]],
    ["a second one with an id", [bucketRule, bucketRule], ["ownRules[1].id"]],
    [
      "one that takes the place of the rule over the Lambda",
      [{ ...bucketRule, id: "alerter-changed" }],
      ["ownRules[0].id"],
    ],
    [
      "every mistake in a rule",
      [{ ...bucketRule, severity: "grave", when: { kind: "all", conditions: [{ kind: "x" }] } }],
      ["ownRules[0].severity", "ownRules[0].when.conditions[0].kind"],
    ],
  ])("are refused with the place of %s", (_, ownRules, paths) => {
    const parsed = parseHandlerSettings({ ownRules });
    expect(parsed.ok ? [] : parsed.problems.map(({ path }) => path)).toEqual(paths);
  });
});
