import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseHandlerSettings } from "@logcritical/handler";
import { describe, expect, it } from "vitest";
import type { Overview } from "../src/output/overview/overview.ts";
import { run } from "./support/run.ts";
import { createFolder, json, stopLogging } from "./support/trail-folder.ts";

const demo = ["fixtures/demo/AWSLogs", "--settings", "fixtures/demo/settings.json"];
const summary = async (...args: readonly string[]) => run(["summary", ...args]);

/** Without the line that tells of time, speed and memory. */
function withoutCost(stderr: string): string {
  return stderr.replace(/^.* records\/s, .*\n/m, "");
}

const change = (id: string, more: object = {}): string =>
  json(
    stopLogging("1", {
      eventID: id,
      eventSource: "iam.amazonaws.com",
      eventName: "CreateUser",
      requestParameters: { userName: id },
      ...more,
    }),
  );

describe("summary", () => {
  it("says of the demo whom to look at first, and what else there was", async () => {
    const { code, stdout, stderr } = await summary(...demo);
    expect(code).toBe(0);
    await expect(stdout).toMatchFileSnapshot("golden/demo-overview.txt");
    await expect(withoutCost(stderr)).toMatchFileSnapshot("golden/demo-alerts-input.txt");
  });

  it("gives programs the same, with times whole", async () => {
    const { stdout } = await summary(...demo, "-f", "json", "--top", "2");
    expect(JSON.parse(stdout)).toMatchObject({
      from: "2026-03-12T12:01:18Z",
      to: "2026-03-12T15:58:21Z",
      lookFirst: {
        entries: [{ name: "reporting", bySeverity: { critical: 6 } }, { actorKind: "role" }],
        others: 3,
        shortBy: 0,
      },
      addresses: { entries: [{ name: "192.0.2.40", calls: 113, refused: 0, failed: 0 }, {}] },
      accounts: { entries: [{ name: "111122223333", calls: 304 }], others: 0 },
      silentRules: ["create-delete-vpc", "netacl-change", "root-access"],
      idleRules: [],
      proposals: [],
    });
  });

  it("counts a record once, and keeps to what was asked for", async () => {
    const folder = await createFolder({
      "a.ndjson": [change("1"), change("1"), change("2")].join("\n"),
    });
    const calls = async (...args: readonly string[]): Promise<unknown> => {
      const { stdout } = await summary(folder, "-f", "json", ...args);
      const { actors }: { actors: { entries: readonly { calls: number }[] } } = JSON.parse(stdout);
      return actors.entries.map((entry) => entry.calls);
    };
    expect(await calls()).toEqual([2]);
    expect(await calls("--since", "2027-01-01")).toEqual([]);
    expect(await calls("--region", "eu-west-1", "--account", "111122223333")).toEqual([2]);
  });

  it("says the same of records that it passes over as of those that it parses", async () => {
    // Others than those of CloudTrail's form are looked at.
    const id = (letter: string): string => `0e4d136e-1f2a-4b5c-8d6e-7f8091a2b3c${letter}`;
    const call = (letter: string, more: object): object =>
      stopLogging("1", { eventID: id(letter), eventSource: "x.amazonaws.com", ...more });
    const fixtures = globSync("fixtures/rules/*/*.json").toSorted();
    const records = [
      ...fixtures.map((path) => json(JSON.parse(readFileSync(path, "utf8")))),
      // Whether a sign-in failed is said in its response alone.
      json(call("a", { eventName: "A", responseElements: { A: "Failure" } })),
      json(call("b", { eventName: "B", responseElements: { A: "Failure" } })),
      json(call("c", { eventName: ["C"], userIdentity: { arn: {}, type: null } })),
      json(call("d", { eventName: "D", userIdentity: { type: "Root", type2: "\u0041" } })),
      json(call("e", { eventName: "E", sourceIPAddress: "x".repeat(2000) })),
      json(call("b", { eventName: "a copy" })),
    ];
    const list = `"Records":[${records.join(",")}]`;
    // With something beside the list, all of it is parsed.
    const forms = { passed: `{${list}}`, parsed: `{${list},"x":1}` };
    const printed = await Promise.all(
      Object.values(forms).map(async (text) => {
        const folder = await createFolder({ "a.json": text });
        const { code, stdout } = await summary(folder, "-f", "json", "--top", "1000");
        expect(code).toBe(0);
        return stdout;
      }),
    );
    expect(printed[0]).toBe(printed[1]);
    const { actions } = JSON.parse(printed[0] ?? "") as Overview;
    expect(actions.entries.find(({ name }) => name.endsWith(":A"))).toMatchObject({ refused: 1 });
  });

  it("proposes an entry that the settings take once it is filled in", async () => {
    const records = Array.from({ length: 12 }, (_, index) => change(`${index}`));
    const folder = await createFolder({ "a.ndjson": records.join("\n") });
    const { stdout } = await summary(folder, "-q");
    const [, entry = ""] = /^ {2}(\{"rule":.*\})$/m.exec(stdout) ?? [];
    const proposed: object = JSON.parse(entry);
    expect(stdout).toContain("12 of 12 findings of iam-change (100 %) are about mallory:");
    expect(parseHandlerSettings({ suppressions: [proposed] }).ok).toBe(false);
    const filled = { ...proposed, until: "2030-01-01T00:00:00Z", reason: "r", owner: "o" };
    expect(parseHandlerSettings({ suppressions: [filled] }).ok).toBe(true);
    const settings = await createFolder({ "s.json": json({ suppressions: [filled] }) });
    const quiet = await summary(folder, "--settings", join(settings, "s.json"), "-f", "json");
    expect(JSON.parse(quiet.stdout)).toMatchObject({
      proposals: [],
      lookFirst: { entries: [] },
      rules: [{ ruleId: "iam-change", findings: 12, suppressed: 12, alerts: 0 }],
    });
  });

  it("says when nobody is to be looked at, and what it could not read", async () => {
    const folder = await createFolder({ "a.json": json({ eventName: "A", eventID: "1" }) });
    const { stdout, code } = await summary(join(folder, "a.json"), "no/such/file");
    expect(code).toBe(3);
    expect(stdout).toContain("Nobody: no rule found anything that people would be told of.");
    expect(stdout).toMatch(/^Not asked: critical-instance, not configured: criticalInstances$/m);
  });

  it("says nothing that acts on a terminal, and no secret", async () => {
    const evil = "\u001b]0;x\u0007\u202e\r\nforged AKIAIOSFODNN7EXAMPLE";
    const record = stopLogging("1", {
      userIdentity: { type: "IAMUser", userName: evil, arn: evil, accountId: evil },
      awsRegion: evil,
      recipientAccountId: evil,
      sourceIPAddress: evil,
      eventID: evil,
    });
    const odd = stopLogging("1", { eventSource: evil, eventName: evil, errorCode: "AccessDenied" });
    const folder = await createFolder({ "a.ndjson": `${json(record)}\n${json(odd)}` });
    for (const format of ["table", "json"]) {
      const { stdout, code } = await summary(folder, "-f", format);
      expect([format, code]).toEqual([format, 0]);
      expect(stdout.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(stdout).not.toMatch(/^forged|AKIAIOSFODNN7EXAMPLE/m);
    }
  });

  const slowly = { timeout: 60_000 };
  it("holds millions of names in little memory, and says how wrong it may be", slowly, async () => {
    const records = Array.from({ length: 25_000 }, (_, index) =>
      change(`${index}`, { sourceIPAddress: `2001:db8::${index.toString(16)}` }),
    );
    const { stdout } = await run(["summary", "-", "-f", "json"], records.join("\n"));
    const { addresses }: { addresses: { others: number; shortBy: number } } = JSON.parse(stdout);
    expect(addresses.shortBy).toBe(1);
    expect(addresses.others).toBeGreaterThan(10_000);
    const { stdout: table } = await run(["summary", "-"], records.join("\n"));
    expect(table).toMatch(/^There were too many to hold: a count may be short by up to 1\.$/m);
  });
});
