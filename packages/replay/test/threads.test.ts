import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { compileRules, type Rule, type Settings } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { describe, expect, it } from "vitest";
import { examineItem } from "../src/examine/examine-file.ts";
import { createExaminer } from "../src/examine/examiner.ts";
import { formatNames } from "../src/output/create-format.ts";
import { createPaint } from "../src/output/paint.ts";
import { createPrinter, type Printing } from "../src/output/printing.ts";
import { printSummary } from "../src/output/summary.ts";
import { readLimits } from "../src/read/read-records.ts";
import { everything, type Selection } from "../src/read/selection.ts";
import { walk } from "../src/read/walk.ts";
import { createReplay } from "../src/replay/replay.ts";
import { decodeUTF8 } from "../src/utf8.ts";
import { examineInCrew } from "../src/work/crew.ts";
import { examineItems } from "../src/work/examine-items.ts";
import { generateFolder } from "./support/generate-trail.ts";
import { root } from "./support/run.ts";
import { createFolder, json, stopLogging } from "./support/trail-folder.ts";

interface Given {
  readonly paths: readonly string[];
  /** None to leave it to the number of files. */
  readonly threads?: number;
  readonly rules?: readonly Rule[];
  readonly settings?: Settings;
  readonly selection?: Selection;
  readonly script?: URL;
  /** Whether this thread takes part. */
  readonly isHelping?: boolean;
  /** Whether whatever this thread examines makes it throw. */
  readonly failsHere?: boolean;
  /** Where threads are to print what they find. */
  readonly printing?: Printing;
}

/** All that a replay says: its results, its summary, and the hours with records. */
async function replay(given: Given): Promise<readonly string[]> {
  const { paths, threads, rules = catalog, settings = {}, selection = everything } = given;
  const { printing } = given;
  const printer = printing && (await createPrinter(printing));
  const compiled = compileRules(rules, settings);
  if (!compiled.ok) throw new Error(json(compiled.problems));
  const desk = {
    examiner: createExaminer({ rules: compiled.value, selection, printer }),
    limits: readLimits,
  };
  const parts = {
    threads: threads ?? 3,
    start: { rules, settings, selection, limits: readLimits, printing },
    ...(given.script !== undefined && { script: given.script }),
  };
  const stdin = Readable.from([Buffer.from(json(stopLogging("5")))]);
  const found = walk(paths, selection, root);
  const examined =
    threads === undefined
      ? examineItems(found, { desk, stdin, crew: parts })
      : examineInCrew(found, {
          ...parts,
          isHelping: given.isHelping === true,
          examineLocal: async function* (item) {
            if (given.failsHere === true) throw new Error("thrown here");
            yield* examineItem(item, desk, stdin);
          },
        });
  const run = createReplay({ rules: compiled.value, selection, severityMin: "low" });
  try {
    for await (const item of examined) run.take(item);
    const results =
      printer === undefined
        ? [...run.results()].map((result) => JSON.stringify(result))
        : [...run.rows(printer.row)].map(
            ({ timeMs, row }) => `${timeMs} ${typeof row === "string" ? row : decodeUTF8(row)}`,
          );
    const tally = run.tally();
    return [
      ...results,
      printSummary(tally, { columns: 100, paint: createPaint(false) }),
      JSON.stringify(tally.activity.map((each) => ({ ...each, days: [...each.days] }))),
    ];
  } finally {
    run.close();
  }
}

async function hostileFolder(): Promise<string> {
  const packed = gzipSync(json({ Records: [stopLogging("2"), stopLogging("3")] }));
  const folder = await createFolder({
    "a.json": json([stopLogging("1"), stopLogging("1"), { x: 1 }, null]),
    "b.json.gz": packed.subarray(0, packed.length - 9),
    "c.json.gz": packed,
    "d.md": "# Notes",
    "e.json": "",
    "f.json": `${json(stopLogging("4"))}\n{"a": }\n${json(stopLogging("4", { eventID: undefined }))}`,
    "g.png": Buffer.from([0x89, 0, 1]),
    "h/111122223333_CloudTrail-Digest_eu-west-1_x_eu-west-1_20260801T000000Z.json.gz": packed,
    "i.json": json({ Records: [stopLogging("6", { eventCategory: "Insight" })] }),
  });
  await symlink("..", join(folder, "h", "up"));
  return folder;
}

describe("examining in threads", () => {
  const settings = { networks: ["198.51.100.0/24"] };
  it.each<readonly [string, () => Promise<Omit<Given, "threads">>]>([
    ["the demo", async () => ({ paths: ["fixtures/demo"], settings })],
    [
      "a trail, of which a part is asked for",
      async () => {
        const folder = await createFolder();
        generateFolder(folder, 4e6, 100);
        const selection = {
          ...everything,
          sinceMs: Date.UTC(2026, 7, 1, 0, 3),
          accounts: new Set(["111122223333", "222233334444"]),
        };
        return { paths: [folder], selection, settings };
      },
    ],
    [
      "what cannot be read, among what can, and standard input",
      async () => {
        const folder = await hostileFolder();
        return { paths: [folder, "-", "no-such-file", join(folder, "d.md"), folder], settings };
      },
    ],
  ])("gives the same for any number of them: %s", { timeout: 60_000 }, async (_, give) => {
    const given = await give();
    const expected = await replay(given);
    expect(expected.length).toBeGreaterThan(4);
    const layout = { columns: 100, isColoured: true, severityMin: "medium" } as const;
    const printings = formatNames.map((format) => ({ ...layout, format }));
    for (const [index, threads] of [1, 2, 3, 5].entries()) {
      expect(await replay({ ...given, threads })).toEqual(expected);
      const printing = printings[index] ?? { ...layout, format: "table" };
      const printed = await replay({ ...given, printing });
      expect(await replay({ ...given, printing, threads, isHelping: true })).toEqual(printed);
    }
  });

  const script = new URL("support/crashing-worker.ts", import.meta.url);

  it("names a file at which a thread dies, and goes on", { timeout: 60_000 }, async () => {
    const folder = await createFolder({
      "1.json": json(stopLogging("1")),
      "2-throws.json": json(stopLogging("2")),
      "3.json": json(stopLogging("3")),
      "4-exits.json": json(stopLogging("4")),
      "5-late.json": json(stopLogging("5")),
      "6.json": json(stopLogging("6")),
    });
    for (const threads of [1, 3]) {
      const said = await replay({ paths: [folder], threads, script });
      const results = said.slice(0, -2).map((line) => /"eventId":"(.)"/.exec(line)?.[1]);
      expect(results.join("")).toBe("136");
      const summary = said.at(-2)?.replaceAll(/\s+/g, " ");
      for (const [name, reason] of [
        ["2-throws.json", "thrown"],
        ["4-exits.json", "exit code 7"],
        ["5-late.json", "thrown late"],
      ]) {
        expect(summary).toContain(
          `Unreadable 1 that stopped the thread which examined it (${reason}) (${folder}/${name})`,
        );
      }
    }
  });

  it("names a file at which this thread fails, leaves the rest to others, and goes on", async () => {
    const files = Array.from({ length: 300 }, (_, index) => [
      `${index}.json`,
      json(stopLogging(`${index}`)),
    ]);
    const folder = await createFolder(Object.fromEntries(files) as Record<string, string>);
    const said = await replay({ paths: [folder], threads: 1, isHelping: true, failsHere: true });
    // The other thread is given two groups of 64 files before this one takes any.
    expect(said).toHaveLength(299 + 2);
    expect(said.at(-2)?.replaceAll(/\s+/g, " ")).toContain(
      "Unreadable 1 that stopped the thread which examined it (thrown here)",
    );
  });

  it.each([
    ["never-starts", "cannot start"],
    ["dies-always", "thrown"],
  ])("fails where no file is to blame: %s", async (id, reason) => {
    const folder = await createFolder({ "1-throws.json": json(stopLogging("1")) });
    const rules = catalog.slice(0, 1).map((rule) => ({ ...rule, id }));
    await expect(replay({ paths: [folder], threads: 2, script, rules })).rejects.toThrow(
      `a thread stopped, and no file was to blame: ${reason}`,
    );
  });
});
