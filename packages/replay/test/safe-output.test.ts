import { describe, expect, it } from "vitest";
import { ruleId } from "./support/replay.ts";
import { run } from "./support/run.ts";
import { createFolder, json, stopLogging } from "./support/trail-folder.ts";

const formats: readonly (readonly string[])[] = [
  ...["table", "json", "ndjson", "csv", "markdown"].map((name) => ["replay", "--format", name]),
  ...["ndjson", "json", "line"].map((name) => ["grep", "--format", name, '{ $.eventID = "*" }']),
  ["explain", ruleId],
  ["explain", "--all"],
];

describe("values that act", () => {
  const sequences = "\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\u{202e}\u{200b}\r\u{2028}\u{0}";
  const acting = stopLogging("1", {
    userAgent: sequences,
    sourceIPAddress: sequences,
    awsRegion: sequences,
    errorCode: sequences,
    errorMessage: sequences,
    userIdentity: { type: "IAMUser", userName: `mallory${sequences}`, arn: sequences },
    requestParameters: { name: `${sequences}\n2026-08-01T00:00:00Z forged`, [sequences]: 1 },
    recipientAccountId: sequences,
  });

  it.each(formats.map((args) => [args] as const))("are made visible by %j", async (args) => {
    const folder = await createFolder({ "a.json": json(acting), "b\u{1b}[31m.json": "[{" });
    const { stdout, stderr } = await run([...args, folder]);
    expect(stdout).toContain("mallory");
    expect(stderr).toContain("cut off in the middle");
    expect(stdout + stderr).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(stdout).not.toMatch(/^[ |]*2026-08-01T00:00:00Z forged/m);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", "\r=1"])(
    "are no formula in CSV: %j",
    async (text) => {
      const identity = { type: "IAMUser", userName: text };
      const record = stopLogging("1", { userIdentity: identity, errorCode: text, awsRegion: text });
      const folder = await createFolder({ "a.json": json(record) });
      const { stdout } = await run(["replay", "-f", "csv", folder]);
      const cells = stdout.split("\n").slice(1).join("\n");
      expect(cells).toContain("StopLogging");
      expect(cells).not.toMatch(/(?:^|,)"?[=+@\t\r-]/m);
    },
  );

  it("are no HTML, link, image or further cell in Markdown", async () => {
    const text =
      "<img src=x onerror=a()> | [a](http://b) ![c](//d) `e` **f** https://g.example\n# h";
    const record = stopLogging("1", {
      userIdentity: { type: "IAMUser", userName: text },
      requestParameters: { name: text },
    });
    const folder = await createFolder({ "a.json": json(record) });
    const { stdout } = await run(["replay", "-f", "markdown", "--rule", ruleId, folder]);
    const [head = "", , row = "", ...more] = stdout.split("\n");
    expect(more).toEqual([""]);
    const bars = /(?<!\\)\|/g;
    expect(row.match(bars)).toHaveLength(head.match(bars)?.length ?? 0);
    expect(row).not.toMatch(/<|https?:|(?<!\\)[[\]`*]/);
  });
});

describe("secrets", () => {
  const secrets = {
    sessionToken: "FwoGZXIvYXdzEBYaDGV4YW1wbGU",
    secretAccessKey: "wJalrXUtnFEMIK7MDENGbPxRfiCY",
    masterUserPassword: "correct-horse-battery",
    userData: "IyEvYmluL2Jhc2ggZXhwb3J0",
  };
  const accessKey = "AKIAIOSFODNN7EXAMPLE";
  const telling = stopLogging("1", {
    userAgent: `tool --password=${secrets.masterUserPassword}`,
    errorCode: "AccessDenied",
    errorMessage: `${accessKey}: {"sessionToken":"${secrets.sessionToken}"}`,
    userIdentity: { type: "IAMUser", userName: "mallory", accessKeyId: accessKey },
    requestParameters: { name: "trail", ...secrets, nested: json(secrets) },
    responseElements: { credentials: { accessKeyId: accessKey, ...secrets } },
  });

  it.each(formats.map((args) => [args] as const))("do not come out of %j", async (args) => {
    const folder = await createFolder({ "a.json": json(telling), "b.json": `{${json(telling)}` });
    const { stdout, stderr } = await run([...args, folder]);
    expect(stdout).toContain("mallory");
    for (const secret of [accessKey, ...Object.values(secrets)]) {
      expect(stdout + stderr).not.toContain(secret);
    }
  });
});

describe("findings as data", () => {
  it("are what they were when somebody last read them", async () => {
    const settings = "fixtures/demo/settings.json";
    const args = ["replay", "fixtures/demo", "--settings", settings, "--format", "csv"];
    await expect((await run(args)).stdout).toMatchFileSnapshot("golden/demo.csv");
  });
});
