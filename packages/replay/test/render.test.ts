import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "./support/run.ts";
import { createFolder, json, stopLogging } from "./support/trail-folder.ts";

const demo = ["fixtures/demo/AWSLogs", "--settings", "fixtures/demo/settings.json"];
const render = async (...args: readonly string[]) => run(["render", ...args]);

describe("render", () => {
  it("prints mails and SMS of the demo word for word, each text once", async () => {
    const { code, stdout, stderr } = await render(...demo, "--rule", "massive-terminations");
    expect([code, stderr]).toEqual([0, ""]);
    await expect(stdout).toMatchFileSnapshot("golden/demo-render.txt");
  });

  it("gives programs a message each, with what it is about and how long it is", async () => {
    const { stdout } = await render(...demo, "-f", "json", "--limit", "17");
    const messages: readonly Record<string, unknown>[] = JSON.parse(stdout);
    expect(messages.at(0)).toMatchObject({ ruleId: "iam-change", findings: 2, channel: "email" });
    expect(messages.at(-1)).toMatchObject({
      sentAt: "2026-03-12T15:24:59Z",
      kind: "alert",
      ruleId: "change-critical-ebs",
      severity: "critical",
      eventId: expect.stringMatching(/^bb794d02-/),
      topic: "DevOpsSMS",
      channel: "sms",
      units: 134,
      alphabet: "gsm-7",
      parts: 1,
      text: expect.stringMatching(/^CRITICAL Critical volume changed: CreateSnapshot by reporting/),
    });
    const mails = messages.filter(({ channel }) => channel === "email");
    for (const { subject, subjectLength } of mails) {
      expect(String(subject)).toHaveLength(Number(subjectLength));
      expect(subjectLength).toBeLessThanOrEqual(99);
    }
  });

  it("says where nothing would be sent, and what it could not read", async () => {
    const folder = await createFolder({ "quiet.json": json({ eventName: "A", eventID: "1" }) });
    const path = join(folder, "quiet.json");
    const nobody = "Nobody would be told anything about these records.\n";
    expect(await render(path)).toEqual({ code: 0, stdout: "", stderr: nobody });
    expect((await render(path, "-f", "json")).stdout).toBe("[]\n");
    const { code, stderr } = await render(path, join(folder, "none.json"));
    expect([code, stderr]).toEqual([3, expect.stringMatching(/^unreadable: .*none\.json: .*\n/)]);
    expect(stderr).toContain(nobody);
    expect((await render(await createFolder())).stderr).not.toContain(nobody);
  });

  it("shows that alerts too many for one delivery share a mail", async () => {
    const users = ["a", "b", "c"].map((userName) =>
      json(stopLogging("1", { eventID: userName, userIdentity: { type: "IAMUser", userName } })),
    );
    const folder = await createFolder({
      "trail.ndjson": users.join("\n"),
      "settings.json": json({ limits: { emailsPerDelivery: 1 } }),
    });
    const settings = join(folder, "settings.json");
    const { stdout } = await render(join(folder, "trail.ndjson"), "--settings", settings);
    expect(stdout.match(/\(to InfosecEmail in a mail that it shares with others\)/g)).toHaveLength(
      2,
    );
    expect(stdout).toMatch(/what is too much for one delivery\n\n-- e-mail to InfosecEmail/);
  });
});
