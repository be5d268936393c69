import { describe, expect, it } from "vitest";
import { countSeptets } from "../../test/support/septets.ts";
import type { AlertDocument } from "./document.ts";
import { printSMS, smsBudget } from "./sms.ts";
import { printSubject } from "./subject.ts";

const alert: AlertDocument = {
  schemaVersion: 1,
  kind: "alert",
  id: "0123456789abcdef",
  ruleId: "cloudtrail-change",
  title: "CloudTrail changed",
  severity: "critical",
  teams: ["infosec"],
  outcome: { kind: "succeeded" },
  action: "cloudtrail:StopLogging",
  targets: [],
  actor: { kind: "user", name: "alice", key: "user:1/alice", mfa: "no" },
  account: { id: "111122223333", alias: "prod" },
  region: "us-east-1",
  source: { text: "203.0.113.7", kind: "public" },
  tool: { kind: "cli", name: "AWS CLI" },
  time: "2026-08-07T14:05:31Z",
  count: 1,
  firstTime: "2026-08-07T14:05:31Z",
  lastTime: "2026-08-07T14:05:31Z",
  why: [],
  runbook: [],
  attack: [],
  cis: [],
  references: [],
  eventID: "0e4d136e-8e5c-4f5b-9d5f-aaaaaaaaaaaa",
  link: "",
  lookup: "",
  settingsVersion: "default",
};

const named = (name: string): Partial<AlertDocument> => ({ actor: { ...alert.actor, name } });
const long = "x".repeat(400);
const { alias: _, ...account } = alert.account;

describe("printSubject", () => {
  it.each<readonly [part: Partial<AlertDocument>, subject: string]>([
    [{}, "[CRITICAL] CloudTrail changed: cloudtrail:StopLogging by alice @prod us-east-1"],
    [
      { count: 12 },
      "[CRITICAL] CloudTrail changed: cloudtrail:StopLogging by alice @prod us-east-1 x12",
    ],
    [
      { outcome: { kind: "refused", errorCode: "AccessDenied" }, region: "", account },
      "[CRITICAL] CloudTrail changed: refused cloudtrail:StopLogging by alice @111122223333",
    ],
    [
      named("alice@example.com via SSO Administrator"),
      "[CRITICAL] CloudTrail changed: StopLogging by alice@example.com via SSO Administrator @prod",
    ],
    [
      named("a/very/long/path/of/names/that/ends/with/alice/at/the/last/of/it"),
      "[CRITICAL] CloudTrail changed: StopLogging by ..lice/at/the/last/of/it @prod",
    ],
    [
      { ...named("äöü \u{1f600} alice"), title: "Naïve   title" },
      "[CRITICAL] Na?ve title: cloudtrail:StopLogging by ? ? alice @prod us-east-1",
    ],
  ])("prints %j", (part, subject) => {
    const printed = printSubject({ ...alert, ...part });
    expect(printed).toMatch(/^[\x21-\x7e][\x20-\x7e]{0,98}$/);
    expect(printed).toBe(subject);
  });

  it.each<readonly [name: string, part: Partial<AlertDocument>]>([
    ["title", { title: long }],
    ["actor", named(long)],
    ["action", { action: `${long}:${long}` }],
    ["alias", { account: { id: "1", alias: long } }],
    ["region", { region: long }],
    [
      "everything",
      {
        ...named(long),
        title: long,
        action: long,
        region: long,
        count: 123_456,
        account: { id: long },
      },
    ],
  ])("stays short and keeps severity and account, whatever the %s", (_, part) => {
    const printed = printSubject({ ...alert, ...part });
    expect(printed.length).toBeLessThanOrEqual(99);
    expect(printed).toMatch(/^\[CRITICAL\] .* @/);
  });
});

describe("printSMS", () => {
  const last = { untilMs: Date.parse("2026-08-07T15:00:00Z") };

  it.each<readonly [part: Partial<AlertDocument>, text: string]>([
    [
      {},
      "CRITICAL CloudTrail changed: StopLogging by alice, prod, us-east-1, 203.0.113.7, MFA no, 14:05Z, ref 0e4d136e",
    ],
    [
      { count: 3, region: "" },
      "CRITICAL CloudTrail changed: StopLogging by alice, prod, 203.0.113.7, MFA no, x3, 14:05Z, ref 0e4d136e",
    ],
    [
      named("[a]{b}^~|\\`\u{1f600}é"),
      "CRITICAL CloudTrail changed: StopLogging by (a)(b)'-//'???, prod, us-east-1, 203.0.113.7, MFA no, 14:05Z, ref 0e4d136e",
    ],
  ])("prints %j", (part, text) => {
    expect(printSMS({ ...alert, ...part }, 147)).toBe(text);
  });

  it.each<readonly [name: string, part: Partial<AlertDocument>]>([
    ["title", { title: long }],
    ["actor", named(long)],
    ["action", { action: long }],
    ["alias", { account: { id: "1", alias: long } }],
    ["region", { region: long }],
    ["source", { source: { text: "€".repeat(200), kind: "other" } }],
    ["id", { eventID: long }],
    [
      "everything",
      {
        ...named(long),
        title: long,
        action: long,
        region: long,
        count: 123_456,
        account: { id: long },
      },
    ],
  ])("is one part with the topic's name before it, whatever the %s", (_, part) => {
    for (const topic of ["InfosecSMS", "DevOpsSMS"] as const) {
      const text = printSMS({ ...alert, ...part }, smsBudget(topic));
      const name = topic === "InfosecSMS" ? "INFOSEC-SMS> " : "DEVOPS-SMS> ";
      expect(countSeptets(name + text)).toBeLessThanOrEqual(160);
      expect(text).toMatch(/^CRITICAL /);
      expect(text).not.toMatch(/https?:/);
    }
  });

  it("says that it is the last, and has room for it", () => {
    const text = printSMS({ ...alert, ...named(long) }, smsBudget("InfosecSMS"), last);
    expect(text).toContain("Last SMS until 15:00Z");
    expect(text.length).toBeLessThanOrEqual(147);
  });

  it("says until when, whatever the year is", () => {
    const next = { untilMs: Date.parse("+010000-01-01T00:30:00Z") };
    expect(printSMS(alert, smsBudget("InfosecSMS"), next)).toContain("Last SMS until 00:30Z");
  });

  it("knows the two budgets", () => {
    expect([smsBudget("InfosecSMS"), smsBudget("DevOpsSMS")]).toEqual([147, 148]);
  });
});
