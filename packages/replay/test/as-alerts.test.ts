import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { run } from "./support/run.ts";
import { createFolder, json, stopLogging } from "./support/trail-folder.ts";

const demo = ["fixtures/demo/AWSLogs", "--settings", "fixtures/demo/settings.json"];
const asAlerts = async (...args: readonly string[]) => run(["replay", "--as-alerts", ...args]);

/** Without the line that tells of time, speed and memory. */
function withoutCost(stderr: string): string {
  return stderr.replace(/^.* records\/s, .*\n/m, "");
}

describe("replay --as-alerts", () => {
  it("tells of the demo what people would have got", async () => {
    const { code, stdout, stderr } = await asAlerts(...demo, "--sms-price", "0.04");
    expect(code).toBe(0);
    await expect(stdout).toMatchFileSnapshot("golden/demo-alerts.txt");
    await expect(withoutCost(stderr)).toMatchFileSnapshot("golden/demo-alerts-input.txt");
  });

  it("gives programs the same, one object in all or one a line", async () => {
    const whole = await asAlerts(...demo, "-f", "json");
    const { sent, volumes }: { sent: readonly object[]; volumes: object } = JSON.parse(
      whole.stdout,
    );
    expect(sent).toHaveLength(31);
    expect(sent.at(-2)).toMatchObject({
      kind: "alert",
      sentAt: "2026-03-12T15:58:59Z",
      topics: ["InfosecEmail", "InfosecSMS"],
      muted: [],
      shared: [],
      findings: 1,
      messages: [
        { channel: "email", topic: "InfosecEmail", subjectLength: 90 },
        { channel: "sms", topic: "InfosecSMS", parts: 1 },
      ],
      alert: { ruleId: "cloudtrail-change", severity: "critical", why: expect.any(Array) },
    });
    expect(volumes).toMatchObject({ findings: 78, alerts: 30, mutedSMS: 0 });
    const lines = (await asAlerts(...demo, "-f", "ndjson")).stdout.trimEnd().split("\n");
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      ...sent,
      { kind: "volumes", ...volumes },
    ]);
  });

  it("gives spreadsheets a line for each message", async () => {
    const { stdout, stderr } = await asAlerts(...demo, "-f", "csv");
    const [head, first, ...others] = stdout.trimEnd().split("\n");
    expect(head).toMatch(/^sentAt,kind,topic,channel,subject,sms,units,parts,findings,/);
    expect(first).toMatch(/^2026-03-12T13:02:59Z,alert,InfosecEmail,email,\[MEDIUM\] /);
    expect(others).toHaveLength(28 + 14 + 6 + 5 - 1);
    expect(stderr).toContain("What would have been sent");
    expect((await asAlerts(...demo, "-f", "csv", "-q")).stderr).toBe("");
  });

  it("says which suppression silenced how much, and which nothing", async () => {
    const until = "2030-01-01T00:00:00Z";
    const folder = await createFolder({
      "trail.ndjson": [1, 2, 3].map((id) => json(stopLogging(`${id}`))).join("\n"),
      "settings.json": json({
        suppressions: [
          { rule: "iam-change", until, reason: "a\u001b[2J", owner: "o" },
          {
            rule: "cloudtrail-change",
            actor: "mallory",
            until: "2026-08-01T03:00:00Z",
            reason: "the move",
            owner: "ops",
            includeTampering: true,
          },
        ],
      }),
    });
    const settings = join(folder, "settings.json");
    const { stdout } = await asAlerts(join(folder, "trail.ndjson"), "--settings", settings);
    expect(stdout).toMatch(/^0 {4}by suppressions\[0\]: a\\u\{1b\}\[2J \(o\)$/m);
    expect(stdout).toMatch(/^2 {4}by suppressions\[1\]: the move \(ops\)$/m);
    expect(stdout).toMatch(/^1 {2}told as alerts: 1 critical$/m);
  });

  it("keeps to what was asked for, and says what is beyond", async () => {
    const limited = await asAlerts(...demo, "--limit", "2");
    expect(limited.stderr).toMatch(/^29 more entries, beyond --limit\.$/m);
    expect(limited.stdout).toMatch(/^in all +28 +14 +6 +5$/m);
    const grave = await asAlerts(...demo, "--min-severity", "critical", "-f", "csv", "-q");
    expect(grave.stdout.split("\n").filter((line) => /,alert,.*\[HIGH\]/.test(line))).toEqual([]);
    const one = await asAlerts(...demo, "--rule", "igw-change", "-f", "ndjson");
    expect(one.stdout.split("\n").filter((line) => line.includes('"kind":"alert"'))).toHaveLength(
      1,
    );
    const early = await asAlerts(...demo, "--until", "2026-03-12T13:03:00Z", "-f", "ndjson");
    expect(early.stdout).not.toContain("route-change");
  });

  it.each([
    ["1 where people would be alerted to something as grave", [...demo, "--fail-on", "high"], 1],
    ["0 where they would not", [...demo, "--rule", "srt-instance", "--fail-on", "high"], 0],
    ["2 for a format that it has not", [...demo, "-f", "markdown"], 2],
    ["2 for a price that is none", [...demo, "--sms-price", "free"], 2],
    ["3 for input that cannot be read", [...demo, "no/such/file"], 3],
  ])("ends with %s", async (_, args, code) => {
    expect((await asAlerts(...args)).code).toBe(code);
  });

  it("tells of a record that is nested deeper than JavaScript writes JSON", async () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const record = json(stopLogging("1", { requestParameters: { name: "main", x: "deep" } }));
    const message = record.replace('"deep"', deep);
    const blob = gzipSync(`{"logEvents":[{"id":"1","message":${json(message)}}]}`);
    const data = json({ awslogs: { data: blob.toString("base64") } });
    const { code, stdout } = await run(["replay", "-", "--as-alerts", "-f", "csv", "-q"], data);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^2026-08-01T01:05:59Z,alert,InfosecEmail,email,\[CRITICAL\]/m);
  });

  it("says nothing that acts on a terminal, and no secret", async () => {
    const evil = "\u001b]0;x\u0007\u202e\r\nforged";
    const secret = `${evil} AKIAIOSFODNN7EXAMPLE`;
    const folder = await createFolder();
    const path = join(folder, "evil.json");
    const identity = { type: "IAMUser", userName: secret, arn: secret, accountId: evil };
    writeFileSync(
      path,
      json(
        stopLogging("1", {
          userIdentity: identity,
          awsRegion: evil,
          recipientAccountId: evil,
          sourceIPAddress: evil,
          userAgent: secret,
          eventID: evil,
          requestParameters: { name: secret, password: "hunter2" },
        }),
      ),
    );
    for (const format of ["table", "json", "ndjson", "csv"]) {
      const { stdout, stderr, code } = await asAlerts(path, "-f", format);
      const text = `${stdout}${stderr}`;
      expect([format, code]).toEqual([format, 0]);
      expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(text).not.toMatch(/^forged|AKIAIOSFODNN7EXAMPLE|hunter2/m);
    }
  });
});
