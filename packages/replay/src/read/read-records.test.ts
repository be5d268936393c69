import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readLimits, readRecords } from "./read-records.ts";
import { everything, type Selection } from "./selection.ts";
import { type Found, walk } from "./walk.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "logcritical-read-"));
  const stamp = "111122223333_CloudTrail_eu-west-1";
  const day = "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/08/01";
  const digests = day.replace("CloudTrail/", "CloudTrail-Digest/");
  put(`${day}/${stamp}_20260801T1405Z_b.json.gz`, gzipSync('{"Records":[{"eventName":"B"}]}'));
  put(`${day}/${stamp}_20260801T0905Z_a.json.gz`, gzipSync('{"Records":[{"eventName":"A"}]}'));
  put(`${digests}/digest.json.gz`, gzipSync('{"digestStartTime":"x"}'));
  put("mixed/1-good.ndjson", '{"eventName":"C"}\n{"eventName":"D"}\n');
  put("mixed/2-empty", "");
  put("mixed/3-blank.json", " \n");
  put("mixed/4-broken.json", '{"eventName":"E"}\n{"eventName":\n');
  put("mixed/5-text.md", "# Title\n");
  put("mixed/6-other.json", '{"name":"x"}');
  put("mixed/7-binary", Buffer.from([0, 1, 2]));
  put("mixed/8-cut.gz", gzipSync('{"eventName":"F"}\n').subarray(0, 20));
  put("mixed/9-[odd] *.json", '{"eventName":"G"}');
  symlinkSync("..", join(folder, "mixed/loop"));
  symlinkSync("absent", join(folder, "mixed/nowhere"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

interface Read {
  readonly names: readonly unknown[];
  readonly left: readonly string[];
}

async function read(
  paths: readonly string[],
  selection: Selection = everything,
  stdin = "",
): Promise<Read> {
  const names: unknown[] = [];
  const left: string[] = [];
  const found = walk(paths, selection, folder);
  for await (const reading of readRecords(found, Readable.from([Buffer.from(stdin)]))) {
    if (reading.kind === "batch")
      names.push(...reading.records.map(({ record }) => record.eventName));
    else if (reading.kind !== "done") left.push(`${reading.kind} ${reading.code} ${reading.name}`);
    else left.push(...reading.unreadable.map(({ code, name }) => `unreadable ${code} ${name}`));
  }
  return { names, left };
}

describe("readRecords", () => {
  it("reads folders in the order of their names, and names all that it leaves", async () => {
    const { names, left } = await read(["."]);
    expect(names).toEqual(["A", "B", "C", "D", "E", "G"]);
    expect(left).toEqual([
      "skipped digest AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2026/08/01/digest.json.gz",
      "skipped empty mixed/2-empty",
      "skipped empty mixed/3-blank.json",
      "unreadable cut-off mixed/4-broken.json, line 2",
      "skipped foreign mixed/5-text.md",
      "skipped foreign mixed/6-other.json",
      "unreadable binary mixed/7-binary",
      "unreadable bad-gzip mixed/8-cut.gz",
      "unreadable symlink-loop mixed/loop",
      "unreadable not-found mixed/nowhere",
    ]);
  });

  it("calls what somebody named unreadable, where in a folder it would be skipped", async () => {
    const { left } = await read(["mixed/5-text.md", "mixed/6-other.json"]);
    expect(left).toEqual([
      "unreadable not-json mixed/5-text.md, line 1",
      "unreadable not-a-record mixed/6-other.json, line 1",
    ]);
  });

  it("opens globs, and files that are named like one", async () => {
    expect((await read(["mixed/1*.ndjson"])).names).toEqual(["C", "D"]);
    expect((await read(["**/*.json.gz"])).names).toEqual(["A", "B"]);
    expect((await read(["mixed/9-[odd] *.json"])).names).toEqual(["G"]);
  });

  it("names paths that lead nowhere, and reads the others", async () => {
    const { names, left } = await read(["none.json", "*.none", "mixed/1-good.ndjson"]);
    expect(names).toEqual(["C", "D"]);
    expect(left).toEqual(["unreadable not-found none.json", "unreadable no-match *.none"]);
  });

  it.each(["s3://", "s3:/bucket/prefix", "S3://bucket"])(
    "says how a bucket is written where %s was meant for one",
    async (path) => {
      const found: Found[] = [];
      for await (const item of walk([path], everything, folder)) found.push(item);
      expect(found).toMatchObject([
        { code: "not-found", reason: "not found: of a bucket, write s3://bucket/prefix" },
      ]);
    },
  );

  it("reads standard input", async () => {
    const { names, left } = await read(["-"], everything, '[{"eventName":"S"}]x');
    expect([names, left]).toEqual([["S"], ["unreadable not-json -, line 1"]]);
  });

  it("leaves files unopened whose place says that they were delivered at another time", async () => {
    const selection = { ...everything, sinceMs: Date.UTC(2026, 7, 1, 12) };
    const { names, left } = await read(["AWSLogs"], selection);
    expect(names).toEqual(["B"]);
    expect(left).toContainEqual(expect.stringMatching(/^skipped outside-time .*T0905Z_a/));
  });

  it("keeps to its limits", async () => {
    const records = `{"eventName":"${"x".repeat(2000)}"}\n{"eventName":"A"}`;
    const source = Readable.from([Buffer.from(records)]);
    const found: string[] = [];
    const limits = { ...readLimits, valueBytesMax: 1000 };
    for await (const reading of readRecords(walk(["-"], everything, folder), source, limits)) {
      if (reading.kind === "batch")
        found.push(...reading.records.map(({ record }) => String(record.eventName)));
      if (reading.kind === "done") found.push(...reading.unreadable.map(({ code }) => code));
    }
    expect(found).toEqual(["A", "too-large"]);
  });
});

it.each<readonly [name: string, lead: string]>([
  ["a record a line", ""],
  ["what aws logs tail follows", "2026-08-01T10:00:00.000Z "],
])("gives the records of standard input when they come: %s", async (_, lead) => {
  const stdin = new PassThrough();
  const readings = readRecords(walk(["-"], everything, folder), stdin);
  for (const eventName of ["A", "B"]) {
    stdin.write(`${lead}{"eventName":"${eventName}"}\n`);
    const { value } = await readings.next();
    expect(value).toMatchObject({ kind: "batch", records: [{ record: { eventName } }] });
  }
  stdin.end();
  expect(await readings.next()).toMatchObject({ value: { kind: "done" } });
});
