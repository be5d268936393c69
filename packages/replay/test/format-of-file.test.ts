import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "./support/run.ts";
import { createFolder } from "./support/trail-folder.ts";

const demo = ["replay", "fixtures/demo", "-q"];
const alerts = ["--as-alerts"];
const compared = ["--compare", "cis"];

describe("without --format, a file is what its name ends in", () => {
  it.each<readonly [name: string, format: string, more: readonly string[]]>([
    ["findings.csv", "csv", []],
    ["findings.json", "json", []],
    ["findings.ndjson", "ndjson", []],
    ["findings.jsonl", "ndjson", []],
    ["findings.md", "markdown", []],
    ["findings.markdown", "markdown", []],
    ["FINDINGS.CSV", "csv", []],
    ["findings.txt", "table", []],
    ["findings", "table", []],
    ["csv", "table", []],
    [".csv", "table", []],
    ["findings.csv.old", "table", []],
    ["sent.csv", "csv", alerts],
    ["sent.jsonl", "ndjson", alerts],
    ["sent.txt", "table", alerts],
    ["differences.json", "json", compared],
    ["differences", "table", compared],
    ["both.csv", "csv", [...compared, ...alerts]],
  ])("%s is %s %j", async (name, format, more) => {
    const path = join(await createFolder(), name);
    const { code, stdout } = await run([...demo, ...more, "-o", path]);
    expect([code, stdout]).toEqual([0, ""]);
    const wanted = await run([...demo, ...more, "-f", format]);
    expect(await readFile(path, "utf8")).toBe(wanted.stdout);
  });

  it("unless --format says another", async () => {
    const path = join(await createFolder(), "findings.csv");
    expect(await run([...demo, "-o", path, "-f", "table"])).toMatchObject({ code: 0 });
    expect(await readFile(path, "utf8")).toBe((await run(demo)).stdout);
  });

  it.each([
    ["report.html", []],
    ["REPORT.HTM", []],
    ["sent.html", alerts],
    ["differences.html", compared],
  ])("but a report is written by another option: %s %j", async (name, more) => {
    const path = join(await createFolder(), name);
    const { code, stdout, stderr } = await run(["replay", "no-such-file", ...more, "-o", path]);
    const ending = extname(name).toLowerCase();
    const said = `-o writes no ${ending}: write --html in its place for a report, or give a --format.\n`;
    expect([code, stdout, stderr]).toEqual([2, "", said]);
    expect(await run([...demo, ...more, "-o", path, "-f", "table"])).toMatchObject({ code: 0 });
  });

  it.each([alerts, compared])("but none that %s cannot be written in", async (...more) => {
    const path = join(await createFolder(), "findings.md");
    const { code, stdout, stderr } = await run(["replay", "no-such-file", ...more, "-o", path]);
    const said =
      "--as-alerts and --compare print no markdown: give --format one of table, json, ndjson, csv.\n";
    expect([code, stdout, stderr]).toEqual([2, "", said]);
  });
});
