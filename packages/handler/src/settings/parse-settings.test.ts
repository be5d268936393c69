import { describe, expect, it } from "vitest";
import { parseHandlerSettings } from "./parse-settings.ts";
import { defaultSettings } from "./settings.ts";

const reasoned = { until: "2030-01-01T00:00:00Z", reason: "planned", owner: "ops" };

/** Where each problem is; the empty list for a document that is right. */
function check(document: unknown): readonly (string | undefined)[] {
  const result = parseHandlerSettings(document);
  return result.ok ? [] : result.problems.map(({ path }) => path);
}

describe("parseHandlerSettings", () => {
  it.each<readonly [name: string, document: unknown]>([
    ["accepts nothing", {}],
    ["accepts what the rules read", { networks: ["203.0.113.0/24"] }],
    ["accepts the address of its schema", { $schema: "./settings.schema.json" }],
    ["accepts accounts", { accounts: { "123456789012": { alias: "prod" } } }],
    [
      "accepts a suppression with every criterion",
      {
        suppressions: [
          {
            ...reasoned,
            rule: "iam-change",
            account: "123456789012",
            region: "eu-*",
            actor: "*:role/Deploy",
            network: "2001:db8::/32",
            userAgent: "Terraform*",
            eventName: "Put*",
            errorCode: "AccessDenied",
            from: "2029-01-01T00:00:00+02:00",
            includeTampering: true,
          },
        ],
      },
    ],
    [
      "accepts a user agent of a known network",
      {
        suppressions: [{ ...reasoned, network: "203.0.113.0/24", userAgent: "Terraform*" }],
      },
    ],
    ["accepts routing", { routing: [{ severity: "high", topics: ["InfosecSMS"] }] }],
    ["accepts grouping", { grouping: { minutes: { low: 5 }, rules: { "iam-change": 1 } } }],
    ["accepts limits and links", { limits: { smsPerHour: 1 }, links: { console: "https://x" } }],
  ])("%s", (_, document) => {
    expect(check(document)).toEqual([]);
  });

  it.each<readonly [name: string, document: unknown, paths: readonly string[]]>([
    ["an unknown section", { netwoks: [] }, ["netwoks"]],
    ["a mistake of the rules' part", { networks: ["10.0.0.5/8"] }, ["networks[0]"]],
    ["an account that is no id", { accounts: { prod: { alias: "x" } } }, ["accounts.prod"]],
    [
      "an alias without words",
      { accounts: { "123456789012": { alias: " " } } },
      ["accounts.123456789012.alias"],
    ],
    [
      "a suppression without reason",
      { suppressions: [{ rule: "a", until: reasoned.until, owner: "x" }] },
      ["suppressions[0].reason"],
    ],
    ["a suppression that fits all", { suppressions: [reasoned] }, ["suppressions[0]"]],
    [
      "a suppression with a misspelt key",
      { suppressions: [{ ...reasoned, rules: "a" }] },
      ["suppressions[0].rules"],
    ],
    [
      "a suppression until never",
      { suppressions: [{ ...reasoned, rule: "a", until: "never" }] },
      ["suppressions[0].until"],
    ],
    [
      "a suppression from and until a time of no zone",
      {
        suppressions: [
          { ...reasoned, rule: "a", from: "2029-01-01T00:00", until: "2029-02-01T00:00:00" },
        ],
      },
      ["suppressions[0].from", "suppressions[0].until"],
    ],
    [
      "a suppression until a day that there is not",
      { suppressions: [{ ...reasoned, rule: "a", until: "2030-02-30T00:00:00Z" }] },
      ["suppressions[0].until"],
    ],
    [
      "a suppression of all networks",
      { suppressions: [{ ...reasoned, network: "0.0.0.0/0" }] },
      ["suppressions[0]"],
    ],
    [
      "a suppression of whoever says to be Terraform",
      { suppressions: [{ ...reasoned, rule: "iam-change", userAgent: "Terraform*" }] },
      ["suppressions[0]"],
    ],
    [
      "a suppression of tampering at large",
      { suppressions: [{ ...reasoned, actor: "x", includeTampering: true }] },
      ["suppressions[0]"],
    ],
    ["a route to nowhere", { routing: [{ topics: [] }] }, ["routing[0].topics"]],
    ["a route to an unknown topic", { routing: [{ topics: ["Email"] }] }, ["routing[0].topics[0]"]],
    ["a window of no time", { grouping: { minutes: { high: 0 } } }, ["grouping.minutes.high"]],
    ["half an e-mail", { limits: { emailsPerDelivery: 1.5 } }, ["limits.emailsPerDelivery"]],
    ["several at once", { a: 1, limits: { b: 1 }, networks: 3 }, ["limits.b", "a", "networks"]],
  ])("names %s", (_, document, paths) => {
    expect(new Set(check(document))).toEqual(new Set(paths));
    expect(check(document)).toHaveLength(paths.length);
  });

  it("says of a network what is wrong with it, once", () => {
    const suppressions = [{ ...reasoned, rule: "a", network: "10.0.0.5/8" }];
    expect(parseHandlerSettings({ suppressions })).toMatchObject({
      problems: [
        {
          message:
            'suppressions[0]: network is "10.0.0.5/8": write an address and a prefix length ' +
            "without host bits: 203.0.113.0/24.",
        },
      ],
    });
  });

  it.each([[null], [[]], ["{}"]])("refuses what is no object: %j", (document) => {
    expect(check(document)).toEqual([undefined]);
  });

  it("fills in what is left out", () => {
    expect(parseHandlerSettings({})).toEqual({ ok: true, value: defaultSettings });
    const partial = { grouping: { minutes: { low: 5 } }, limits: { smsPerDay: 3 } };
    expect(parseHandlerSettings(partial)).toMatchObject({
      value: {
        grouping: { minutes: { high: 15, low: 5 } },
        limits: { smsPerDay: 3, smsPerHour: 5 },
      },
    });
  });

  it.each<readonly [document: object, message: string]>([
    [{ suppressions: {} }, "suppressions: write a list in square brackets."],
    [{ accounts: 5 }, "accounts: write an object."],
    [{ links: { console: 5 } }, "links.console: write a text in quotes."],
    [{ limits: { smsPerDay: "5" } }, "limits.smsPerDay: write a number."],
    [
      { routing: [{ severity: "grave", topics: ["DevOpsSMS"] }] },
      'routing[0].severity: write one of "critical", "high", "medium", "low".',
    ],
    [
      {
        suppressions: [
          { until: "2030-01-01T00:00Z", reason: "r", owner: "o", includeTampering: false },
        ],
      },
      "suppressions[0].includeTampering: write true.",
    ],
  ])("says of %j what to write instead", (document, message) => {
    const result = parseHandlerSettings(document);
    const messages = result.ok ? [] : result.problems.map((problem) => problem.message);
    expect(messages).toContain(message);
  });

  it("says what to write instead", () => {
    const result = parseHandlerSettings({
      accounts: { "123456789012": {} },
      routing: [{ topics: [] }],
      foo: 1,
      limits: { x: 1 },
      links: 1,
    });
    const messages = result.ok ? [] : result.problems.map(({ message }) => message);
    expect(messages).toEqual([
      "accounts.123456789012.alias: this is missing; write it.",
      "routing[0].topics: name at least one topic.",
      "limits.x: there is no such key; mend or remove it.",
      "links: write an object.",
      expect.stringContaining("suppressions, routing"),
    ]);
  });
});
