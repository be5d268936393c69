import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { replay } from "./support/replay.ts";
import { run } from "./support/run.ts";
import { createFolder, json, stopLogging } from "./support/trail-folder.ts";

const good = json(stopLogging("1"));
const bad = json(stopLogging("2", { userAgent: "BYTES" }));
/** One that no rule finds, so that nobody would look at it. */
const quiet = json(stopLogging("3", { eventName: "GetTrail", readOnly: true, userAgent: "BYTES" }));
const many = `${good}\n`.repeat(10_000);
const reason = "with bytes that are no UTF-8, which are read as U+FFFD";

/** A text in Latin-1, or one whose bytes are those of UTF-8 but for one that is missing. */
function spoil(text: string): Buffer {
  const parts = text.split("BYTES").map((part) => Buffer.from(part));
  return Buffer.concat(parts.flatMap((part, at) => (at === 0 ? [part] : [broken, part])));
}

const broken = Buffer.from([0xe4, 0xc3, 0x28]);

interface Case {
  readonly name: string;
  readonly content: Uint8Array;
  readonly ids: string;
  /** How many records, and where the first of them stands. */
  readonly told: readonly [count: number, place: string];
}

const cases: readonly Case[] = [
  { name: "a record", content: spoil(bad), ids: "2", told: [1, "line 1"] },
  {
    name: "one of Records",
    content: spoil(`{"Records":[${good},\n${bad}]}`),
    ids: "12",
    told: [1, "line 2"],
  },
  {
    name: "one that no rule finds, packed",
    content: gzipSync(spoil(`{"Records":[${good},${quiet}]}`)),
    ids: "1",
    told: [1, "line 1"],
  },
  {
    name: "several, a record a line",
    content: spoil(`${good}\n${bad}\n${quiet}\n`),
    ids: "12",
    told: [2, "line 2 and 1 more"],
  },
  {
    name: "one behind a line that is broken",
    content: spoil(`${good}\n{"a":"\n${bad},\n`),
    ids: "12",
    told: [1, "line 3"],
  },
  {
    name: "one at the end of a file that is read in windows",
    content: spoil(`${many}${bad}`),
    ids: "12",
    told: [1, "line 10001"],
  },
];

describe("bytes that are no UTF-8", () => {
  it.each(cases)("are told, and cost no record: $name", async ({ content, ids, told }) => {
    const folder = await createFolder({ "bad.json": content });
    const result = await replay([folder]);
    expect(result).toMatchObject({ code: 3, ids });
    const [count, place] = told;
    expect(result.said).toContain(`Unreadable ${count} ${reason} (${folder}/bad.json, ${place})`);
  });

  it.each([
    ["summary"],
    ["replay", "--as-alerts"],
    ["replay", "--compare", "cis"],
    ["grep", "{ $.eventName = * }"],
  ])("are told by %s %s", async (...args) => {
    const folder = await createFolder({ "bad.json": spoil(bad) });
    const { code, stderr } = await run([...args, folder]);
    expect(code).toBe(3);
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(reason);
  });

  it.each([
    ["a trail in which U+FFFD was written", json(stopLogging("1", { userAgent: "\u{fffd}" })), "1"],
    ["a trail in many scripts", json(stopLogging("1", { userAgent: "äß日本語\u{1f600}" })), "1"],
    ["what is no trail", spoil('{ "author": "BYTES" }'), ""],
    ["text in Latin-1", spoil("BYTES\n"), ""],
  ])("are no news of %s", async (_, content, ids) => {
    const folder = await createFolder({ "a.json": content });
    const result = await replay([folder]);
    expect(result).toMatchObject({ code: 0, ids });
    expect(result.said).not.toContain("UTF-8");
  });

  it("are shown as U+FFFD in every format", async () => {
    const folder = await createFolder({ "bad.json": spoil(bad.replace("mallory", "BYTES")) });
    for (const format of ["table", "csv", "markdown", "json", "ndjson"]) {
      const { stdout } = await run(["replay", "-f", format, join(folder, "bad.json")]);
      expect(stdout).toContain("\u{fffd}\u{fffd}(");
    }
  });
});
