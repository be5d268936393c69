import { describe, expect, it } from "vitest";
import { parseEnvironment } from "./parse-environment.ts";

const least = { name: "prod", company: "acme", account: "111122223333", region: "eu-west-1" };

const phone = "+447700900123";

/** Where each problem is; the empty list for a document that is right. */
function check(document: unknown): readonly (string | undefined)[] {
  const result = parseEnvironment(document);
  return result.ok ? [] : result.problems.map(({ path }) => path);
}

describe("parseEnvironment", () => {
  it.each<readonly [name: string, parts: Readonly<Record<string, unknown>>]>([
    ["the least", {}],
    ["the address of its schema", { $schema: "../environment.schema.json" }],
    ["China", { region: "cn-north-1" }],
    ["GovCloud", { region: "us-gov-west-1" }],
    ["an existing trail", { trail: { existing: { trailName: "org", logGroupName: "a/b" } } }],
    ["an organisation's trail", { trail: { organizationId: "o-a1b2c3d4e5" } }],
    ["a lock", { trail: { objectLock: { mode: "governance", days: 365 } } }],
    ["switches that are off", { trail: { siem: false }, config: { recorder: false } }],
    ["days in their order", { trail: { archiveAfterDays: 364, deleteAfterDays: 365 } }],
    ["settings", { settings: { networks: ["203.0.113.0/24"] } }],
    ["the longest names", { company: "a".repeat(8), name: "b".repeat(13) }],
  ])("accepts %s", (_, parts) => {
    expect(check({ ...least, ...parts })).toEqual([]);
  });

  it.each<
    readonly [name: string, parts: Readonly<Record<string, unknown>>, paths: readonly string[]]
  >([
    ["an unknown key", { regoin: "x" }, ["regoin"]],
    ["an account that is a number", { account: 111122223333 }, ["account"]],
    ["an account that is too short", { account: "1111" }, ["account"]],
    ["an Availability Zone", { region: "eu-west-1a" }, ["region"]],
    ["capitals, which S3 does not take", { company: "Acme" }, ["company"]],
    ["dots, which break TLS", { company: "com.acme" }, ["company"]],
    ["two hyphens", { name: "pr--od" }, ["name"]],
    ["what S3 reserves", { company: "sthree" }, ["company"]],
    ["what Systems Manager reserves", { company: "awsome" }, ["company"]],
    ["names that are too long", { company: "a".repeat(30), name: "b".repeat(13) }, ["company"]],
    [
      "what would be subscribed twice, or alarm twice",
      {
        alerts: {
          infosec: {
            emails: ["a@b.example", "a@b.example"],
            phones: [phone, "+14155550100", phone],
          },
          packs: ["cis", "cis"],
        },
      },
      ["alerts.infosec.emails[1]", "alerts.infosec.phones[2]", "alerts.packs[1]"],
    ],
    [
      "a retention that Logs does not know",
      { trail: { logRetentionDays: 100 } },
      ["trail.logRetentionDays"],
    ],
    [
      "half an existing trail",
      { trail: { existing: { trailName: "org" } } },
      ["trail.existing.logGroupName"],
    ],
    [
      "an ARN for a name",
      { trail: { existing: { trailName: "arn:aws:x", logGroupName: "x" } } },
      ["trail.existing.trailName"],
    ],
    [
      "a lock for ever",
      { trail: { objectLock: { mode: "forever", days: 1 } } },
      ["trail.objectLock.mode"],
    ],
    [
      "files that are deleted before they are archived",
      { trail: { archiveAfterDays: 400, deleteAfterDays: 365 } },
      ["trail.archiveAfterDays"],
    ],
    [
      "files that are deleted on the day that they are archived",
      { trail: { archiveAfterDays: 365, deleteAfterDays: 365 } },
      ["trail.archiveAfterDays"],
    ],
    [
      "what a trail that is there cannot be given",
      {
        trail: {
          existing: { trailName: "org", logGroupName: "org" },
          organizationId: "o-a1b2c3d4e5",
          objectLock: { mode: "governance", days: 365 },
        },
      },
      ["trail.organizationId", "trail.objectLock"],
    ],
    ["a section that is none", { trail: "no" }, ["trail"]],
    ["an unknown role", { config: { role: "admin" } }, ["config.role"]],
    ["a switch that is a text", { config: { recorder: "false" } }, ["config.recorder"]],
    ["settings that are none", { settings: [] }, ["settings"]],
    [
      "a mistake in the settings",
      { settings: { networks: ["10.0.0.5/8"] } },
      ["settings.networks[0]"],
    ],
    [
      "several at once",
      { account: "1", region: "x", settings: { a: 1 } },
      ["account", "region", "settings.a"],
    ],
  ])("names %s", (_, parts, paths) => {
    expect(check({ ...least, ...parts })).toEqual(paths);
  });

  it("names what is missing", () => {
    expect(check({})).toEqual(["name", "company", "account", "region"]);
  });

  it.each([[null], [[]], ["{}"], [7]])("refuses what is no object: %j", (document) => {
    expect(check(document)).not.toEqual([]);
  });

  it("says what to write instead", () => {
    const result = parseEnvironment({ name: "prod", company: "acme", account: 1, trial: {} });
    expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual([
      "account: write 12 digits in quotes.",
      "region: this is missing; write it.",
      "trial: there is no such key; mend or remove it.",
    ]);
  });

  it("fills in what is left out", () => {
    expect(parseEnvironment(least)).toMatchObject({
      value: {
        terminationProtection: true,
        trail: { logRetentionDays: 365, deleteAfterDays: 2557, siem: true },
        config: { recorder: true, role: "own" },
        settingsDocument: {},
      },
    });
  });

  it("hands the settings on as they are written", () => {
    const settings = { networks: ["203.0.113.0/24"] };
    const parsed = parseEnvironment({ ...least, settings });
    expect(parsed).toMatchObject({
      value: { settings: { rules: settings }, settingsDocument: settings },
    });
  });
});
