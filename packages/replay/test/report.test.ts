import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { TrailRecord } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { cis } from "@logcritical/rules/packs/cis";
import { describe, expect, it } from "vitest";
import { buildClient } from "../scripts/build-client.ts";
import { loadEngine } from "../src/load/load-engine.ts";
import { readRecords } from "../src/read/read-records.ts";
import { everything } from "../src/read/selection.ts";
import { walk } from "../src/read/walk.ts";
import { techniqueOf } from "../src/report/attack.ts";
import { controlName } from "../src/report/controls.ts";
import { printReport, reportBytesMax } from "../src/report/print-report.ts";
import type { SentAlert } from "../src/whatif/sent.ts";
import { createWhatIf } from "../src/whatif/what-if.ts";
import { hostileRecords } from "./support/hostile-records.ts";
import { demoReport, reportOfRecords, withAlerts } from "./support/report.ts";
import { root, run } from "./support/run.ts";
import { createFolder, json, stopLogging } from "./support/trail-folder.ts";

const demo = ["fixtures/demo/AWSLogs", "--settings", "fixtures/demo/settings.json"];

/** What a page says, tags left out. */
function textOf(page: string): string {
  return page
    .replaceAll(/<(style|script)>.*?<\/\1>/gs, "")
    .replaceAll(/<[^>]*>/g, "\n")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

describe("replay --html", () => {
  it("writes a page that says what was run, over what, and names it on stderr", async () => {
    const path = join(await createFolder(), "a report's page.html");
    const { code, stdout, stderr } = await run(["replay", ...demo, "--html", path]);
    expect(code).toBe(0);
    expect(stdout).toBe((await run(["replay", ...demo])).stdout);
    expect(stderr).toContain(`Report in ${path}, `);
    // It holds what an account's owner alone should read.
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const text = textOf(readFileSync(path, "utf8"));
    const quoted = path.replaceAll("'", String.raw`'\''`);
    expect(text).toContain(`logcritical replay ${demo.join(" ")} --html '${quoted}'`);
    for (const said of [
      "67 findings in 304 CloudTrail records",
      "9, which count once",
      "1 with digests, which hold no records",
      `Node.js ${process.version}`,
      "fixtures/demo/settings.json (SHA-256 ",
      "2026-03-12 12:01:18 to 2026-03-12 15:58:21",
    ]) {
      expect(text).toContain(said);
    }
  });

  it("says at its top that not everything could be read", async () => {
    const folder = await createFolder({ "a.json": json(stopLogging("1")), "b.json": "[{" });
    const path = join(await createFolder(), "report.html");
    const { code } = await run(["replay", folder, "--html", path]);
    expect(code).toBe(3);
    const [top = ""] = textOf(readFileSync(path, "utf8")).split("Look here first");
    expect(top).toMatch(/Not everything could be read: 1 cut off .*b\.json/);
  });

  it("never writes over a file, and reads nothing then", async () => {
    const folder = await createFolder({ "report.html": "evidence" });
    const path = join(folder, "report.html");
    const { code, stdout, stderr } = await run(["replay", ...demo, "--html", path]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("cannot be written: it is there already. Name a new file, in");
    expect(readFileSync(path, "utf8")).toBe("evidence");
  });

  it("is not both a page and a list of what would have been sent", async () => {
    const path = join(await createFolder(), "report.html");
    const { code, stderr } = await run(["replay", ...demo, "--as-alerts", "--html", path]);
    expect(code).toBe(2);
    expect(stderr).toContain("leave out --as-alerts");
    expect(existsSync(path)).toBe(false);
  });

  it("leaves out of the page what it leaves out of the findings", async () => {
    const folder = await createFolder({
      "a.json": [stopLogging("1"), stopLogging("2", { awsRegion: "us-east-1" })]
        .map(json)
        .join("\n"),
    });
    const page = async (...args: readonly string[]): Promise<string> => {
      const path = join(await createFolder(), "report.html");
      await run(["replay", join(folder, "a.json"), "--html", path, ...args]);
      return textOf(readFileSync(path, "utf8"));
    };
    expect(await page()).toContain("The findings make 2 alerts.");
    expect(await page("--region", "us-east-1")).toContain("1 finding in 1 CloudTrail record");
    expect(await page("--rule", "iam-change")).toContain("The findings make 0 alerts.");
  });

  it("leaves no empty page behind where it was not written", async () => {
    const path = join(await createFolder(), "report.html");
    const folder = await createFolder({ "findings.txt": "evidence" });
    const { code } = await run([
      "replay",
      ...demo,
      "-o",
      join(folder, "findings.txt"),
      "--html",
      path,
    ]);
    expect([code, existsSync(path)]).toEqual([2, false]);
  });

  it("says of nothing that it is nothing", async () => {
    const path = join(await createFolder(), "report.html");
    await run(["replay", await createFolder({ "a.json": "[]" }), "--html", path]);
    const text = textOf(readFileSync(path, "utf8"));
    expect(text).toContain("No CloudTrail record to look at");
    expect(text).toContain("there is nobody to look at");
    expect(text).toContain("No finding has a time.");
  });
});

describe("a report", () => {
  it("lets run only its own script and style, whose hashes its policy names", async () => {
    const page = printReport(await demoReport());
    const [, policy = ""] =
      /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const hashOf = (tag: string): string => {
      const found = [...page.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, "gs"))];
      expect(found).toHaveLength(1);
      const digest = createHash("sha256")
        .update(found[0]?.[1] ?? "")
        .digest("base64");
      return `&#39;sha256-${digest}&#39;`;
    };
    expect(policy.split("; ")).toEqual([
      "default-src &#39;none&#39;",
      `script-src ${hashOf("script")}`,
      `style-src ${hashOf("style")}`,
      "base-uri &#39;none&#39;",
      "form-action &#39;none&#39;",
    ]);
    expect(page).not.toMatch(/ style=| on\w+=|src=/);
  });

  it("was built from its client as it is", () => {
    const built = readFileSync(
      join(root, "packages/replay/src/report/client.generated.ts"),
      "utf8",
    );
    expect(built).toBe(buildClient());
  });

  it("says of every alert what its e-mail says", async () => {
    const engine = await loadEngine(catalog, join(root, "fixtures/demo/settings.json"));
    const whatIf = createWhatIf({ engine, hasTable: false });
    const found = walk([join(root, "fixtures/demo/AWSLogs")], everything, "/");
    for await (const reading of readRecords(found, Readable.from([]))) {
      if (reading.kind === "batch") for (const one of reading.records) whatIf.take(one);
    }
    const alerts: SentAlert[] = [];
    for await (const sent of whatIf.sent()) if (sent.kind === "alert") alerts.push(sent);
    whatIf.close();
    const page = printReport(await demoReport());
    const mails = alerts.flatMap(({ alert, messages }) =>
      messages.flatMap((one) => (one.channel === "email" ? [[alert.id, one.text] as const] : [])),
    );
    expect(mails.length).toBeGreaterThan(20);
    for (const [id, mail] of mails) {
      const [card = ""] =
        new RegExp(`<details[^>]* id="a-${id}"[\\s\\S]*?</details>`).exec(page) ?? [];
      const words = textOf(card).replaceAll(/\s+/g, " ").toLowerCase();
      const [body = ""] = mail.split("\n--\n");
      const missing = body
        .replace(/ \(\d+ \w+ ago\)/, "")
        .split("\n")
        .map((line) =>
          line
            .replace(/^ +\d\. /, "")
            .replace(/^(\w+) {2,}/, "")
            .trim(),
        )
        .map((line) => line.replaceAll(/\s+/g, " ").toLowerCase())
        .filter((line) => line !== "" && !/^(record|look it up) \(/.test(line))
        // The address of the console stands behind its name.
        .filter((line) => !words.includes(line) && !card.includes(`href="${line}"`));
      expect(missing).toEqual([]);
    }
  });

  it("shows 5,000 alerts in less than a megabyte, the gravest as cards", async () => {
    const page = printReport(withAlerts(await demoReport(), 5000));
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(reportBytesMax);
    expect(page.match(/ id="a-[0-9a-f]{16}"/g)).toHaveLength(5000);
    expect(page.match(/<details class="alert /g)?.length).toBeGreaterThan(10);
    expect(page).not.toContain("Showing ");
  });

  it.each([
    ["more alerts than are shown", 12_345, 5000],
    ["one more", 5001, 5000],
  ])("says how many it does not show: %s", async (_, total, shown) => {
    const page = printReport(withAlerts(await demoReport(), total));
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(reportBytesMax);
    const numbers = `Showing ${shown.toLocaleString("en")} of ${total.toLocaleString("en")} alerts`;
    expect(textOf(page)).toContain(numbers);
  });

  it("stays below a megabyte whatever values of 10 KB there are", async () => {
    const report = await reportOfRecords(hostileRecords, {});
    for (const count of [report.alerts.total, 5000]) {
      const page = printReport(withAlerts(report, count));
      expect(Buffer.byteLength(page)).toBeLessThanOrEqual(reportBytesMax);
      expect(page).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    }
  });

  it("stays below a megabyte with thousands of rules, and says how many it does not show", async () => {
    const report = await demoReport();
    const many = Array.from({ length: 3000 }, (_, index) => index);
    const [fired, silent] = [report.rules[0], report.rules.at(-1)];
    const [framework] = report.coverage;
    const item = framework?.groups[0]?.items[0];
    if (!fired || !silent || !framework || !item) throw new Error("a report without rules");
    const page = printReport({
      ...withAlerts(report, 5000),
      rules: many.flatMap((index) => [
        { ...fired, id: `fired-${index}` },
        { ...silent, id: `silent-${index}` },
      ]),
      coverage: [{ ...framework, groups: [{ name: "Many", items: many.map(() => item) }] }],
      run: { ...report.run, unreadable: many.map((index) => `${index} ${"x".repeat(600)}`) },
    });
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(reportBytesMax);
    expect(textOf(page)).toContain("And 2,850 other rules.");
    expect(textOf(page)).toContain("and 2,970 further reasons");
    expect(page.match(/ id="a-[0-9a-f]{16}"/g)?.length).toBeGreaterThan(4000);
  });

  it("knows the gravest actor also behind ten thousand others", async () => {
    const noise = Array.from({ length: 10_000 }, (_, index) => ({
      ...stopLogging("1", {
        eventID: `noise-${index}`,
        eventSource: "iam.amazonaws.com",
        eventName: "CreateUser",
        userIdentity: { type: "IAMUser", userName: `noise-${index}`, accountId: "111122223333" },
      }),
    }));
    // What `stopLogging` makes is a record.
    const records = [...noise, stopLogging("9")] as TrailRecord[];
    const { suspects } = await reportOfRecords(records, {});
    expect(suspects[0]).toMatchObject({ name: "mallory", rules: 1 });
    expect(suspects[0]?.steps).toHaveLength(1);
  });

  it("looks first at who did the gravest things", async () => {
    const { suspects } = await demoReport();
    expect(suspects[0]).toMatchObject({
      name: "reporting",
      sources: ["203.0.113.91"],
      bySeverity: { critical: 6, high: 8, medium: 30, low: 1 },
    });
    expect(suspects[0]?.steps.at(-1)).toMatchObject({ action: "cloudtrail:StopLogging" });
    expect(suspects.map(({ name }) => name)).toHaveLength(3);
  });

  it("knows the name of every technique and control of the packs", () => {
    const rules = [...catalog, ...cis];
    const techniques = rules.flatMap(({ attack }) => attack);
    expect(techniques.filter((id) => techniqueOf(id).name === id)).toEqual([]);
    const controls = rules
      .flatMap((rule) => rule.cis ?? [])
      .filter((id) => id.startsWith("CloudWatch"));
    expect(controls.filter((id) => controlName(id) === id)).toEqual([]);
  });
});
