import { compileRules } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { describe, expect, it } from "vitest";
import type { Alert } from "../group/alert.ts";
import { spanOf } from "../group/span.ts";
import { publishBatchBytesMax } from "../limits.ts";
import { match } from "../match/match.ts";
import { defaultSettings } from "../settings/settings.ts";
import { printNotice } from "./notice.ts";
import { printLine, printSummary } from "./summary.ts";

const account = "111122223333";

/** An alert about a trail that was stopped in a session of this name, with more in its record. */
function alertBy(session: string, more: object = {}): Alert {
  const rules = compileRules(catalog);
  if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
  const record = {
    eventID: "1",
    eventType: "AwsApiCall",
    readOnly: false,
    eventSource: "cloudtrail.amazonaws.com",
    eventName: "StopLogging",
    recipientAccountId: account,
    userIdentity: {
      type: "AssumedRole",
      arn: `arn:aws:sts::${account}:assumed-role/Deploy/${session}`,
    },
    ...more,
  };
  const context = { rules: rules.value, ownRole: undefined, nowMs: 0 };
  const [leader] = match([{ id: "1", record }], context).sightings;
  if (leader === undefined) throw new Error("No rule matches a trail that was stopped");
  return {
    id: "0123456789abcdef",
    leader,
    sightings: [leader],
    told: spanOf([leader]),
    repeats: undefined,
    sent: [],
  };
}

const context = { settings: defaultSettings, sought: new Set<string>() };

describe("printLine", () => {
  it("shows no access key that somebody called a session", () => {
    const line = printLine(alertBy("AKIAIOSFODNN7EXAMPLE"), context);
    expect(line).toContain("by Deploy/AKIA…MPLE @");
  });

  it.each<readonly [name: string, more: object, expected: string]>([
    ["neither", {}, "by Deploy/a @"],
    ["a target", { requestParameters: { name: "org" } }, "by Deploy/a on org @"],
    ["a source", { sourceIPAddress: "203.0.113.9" }, "by Deploy/a from 203.0.113.9 @"],
    [
      "several targets",
      { requestParameters: { name: "org", instanceId: "i-2" } },
      "by Deploy/a on i-2 and 1 more @",
    ],
    [
      "one that is sought, first",
      { requestParameters: { name: "i-1", instanceId: "i-2" } },
      "by Deploy/a on i-1 and 1 more @",
    ],
  ])("says what to and from where, as far as the record does: %s", (_, more, expected) => {
    const sought = { ...context, sought: new Set(["i-1"]) };
    expect(printLine(alertBy("a", more), sought)).toContain(expected);
  });

  it("keeps the account, whatever somebody is called, and whatever a thing", () => {
    const long = "x".repeat(500);
    const line = printLine(alertBy(long, { requestParameters: { name: long } }), context);
    expect(line).toContain(`@${account}`);
  });
});

/** Characters that take most bytes in JSON, and in JSON within JSON. */
const costly = ["a", "漢", '"', "\\"];

describe.each(costly)("a message made of %j", (character) => {
  const text = character.repeat(1000);

  it("is not too large as a summary of many alerts", () => {
    const alert = alertBy(text);
    const routed = Array.from({ length: 1000 }, (_, index) => ({
      alert: { ...alert, id: `${index}` },
      topics: ["InfosecEmail" as const],
      isStray: false,
      lastOn: new Map<never, never>(),
      counted: new Map<never, never>(),
      muted: [],
    }));
    const message = printSummary(routed, "InfosecEmail", { ...context, nowMs: 0 });
    expect(message.alertIds).toHaveLength(1000);
    expect(Buffer.byteLength(JSON.stringify(message.body))).toBeLessThan(publishBatchBytesMax);
    expect(message.body.email).toMatch(/and \d+ more/);
  });

  it("is not too large as a notice of many lines", () => {
    const lines = Array.from({ length: 1000 }, () => text);
    const notice = { name: "heartbeat", severity: "low", title: "t", lines } as const;
    const message = printNotice(notice, "InfosecEmail", 0);
    expect(Buffer.byteLength(JSON.stringify(message.body))).toBeLessThan(publishBatchBytesMax);
    expect(message.body.email).toMatch(/and \d+ more lines/);
  });
});
