import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { replay } from "./support/replay.ts";
import { run } from "./support/run.ts";
import { type LocalS3, startS3 } from "./support/s3-bucket.ts";
import { createFolder, json, stopLogging } from "./support/trail-folder.ts";

const name = (account: string, region: string, stamp: string): string =>
  `${account}_CloudTrail_${region}_${stamp}_abc.json.gz`;

/** The key of a file as CloudTrail writes it; its record has the id. */
function key(account: string, region: string, day: string): string {
  const stamp = `${day.replaceAll("/", "")}T0105Z`;
  return `AWSLogs/${account}/CloudTrail/${region}/${day}/${name(account, region, stamp)}`;
}

const file = (...records: readonly object[]): Uint8Array => gzipSync(json({ Records: records }));
const on = (id: string, day: string, account = "111122223333"): object =>
  stopLogging(id, { eventTime: `${day}T01:00:00Z`, recipientAccountId: account });

const trail = {
  [key("111122223333", "eu-west-1", "2026/08/01")]: file(on("1", "2026-08-01")),
  [key("111122223333", "eu-west-1", "2026/08/02")]: file(on("2", "2026-08-02")),
  [key("111122223333", "us-east-1", "2026/08/01")]: file(
    stopLogging("3", { eventTime: "2026-08-01T03:00:00Z", awsRegion: "us-east-1" }),
  ),
  [key("222233334444", "eu-west-1", "2026/08/01")]: file(on("4", "2026-08-01", "222233334444")),
  [key("222233334444", "eu-west-1", "2026/07/01")]: file(on("5", "2026-07-01", "222233334444")),
  "AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2026/08/01/111122223333_CloudTrail-Digest_eu-west-1_t_eu-west-1_20260801T000000Z.json.gz":
    file(),
  "AWSLogs/111122223333/": "",
};

let s3: LocalS3;
beforeAll(async () => {
  s3 = await startS3();
  await s3.put("trail", trail);
  await s3.put("many", {
    "logs/0.json": json(stopLogging("7")),
    ...Object.fromEntries(
      Array.from({ length: 1100 }, (_, at) => [`logs/${at + 1000}.json`, json(stopLogging("8"))]),
    ),
  });
}, 120_000);
afterAll(() => s3.stop());
beforeEach(() => s3.clear());

const listings = (): number => s3.requests.filter((line) => line.includes("list-type")).length;
const reads = (): number => s3.requests.length - listings();

describe("a bucket", { timeout: 60_000 }, () => {
  it("gives what the same files on disk give", async () => {
    // A disk has folders, and no object that stands for one.
    const files = Object.entries(trail).filter(([path]) => !path.endsWith("/"));
    const folder = await createFolder(Object.fromEntries(files));
    const args = ["replay", "--format", "json"];
    const fromBucket = await run([...args, "s3://trail/"]);
    const fromDisk = await run([...args, folder]);
    expect(fromBucket.stdout).toBe(fromDisk.stdout);
    const summary = (text: string): string =>
      text
        .replaceAll(/\s+/g, " ")
        .replaceAll(/\(\S+AWSLogs/g, "(AWSLogs")
        .replace(/ \S+ s, .*/, "")
        .replace(/ Skipped 1 empty \([^)]*\)/, "");
    expect(summary(fromBucket.stderr)).toBe(summary(fromDisk.stderr));
    expect(fromBucket.stderr).toContain("1 empty (s3://trail/AWSLogs/111122223333/)");
  });

  it("is listed page by page", async () => {
    const { code, said } = await replay(["s3://many/logs/"]);
    expect(code).toBe(0);
    expect(said).toContain("Read 1,101 files");
    expect(said).toContain("Records 1,101, 1,099 duplicates left out");
    expect(listings()).toBe(2);
  });

  it.each<readonly [string, readonly string[], { ids: string; lists: number; gets: number }]>([
    ["everything", [], { ids: "51432", lists: 1, gets: 5 }],
    ["an account", ["--account", "222233334444"], { ids: "54", lists: 3, gets: 2 }],
    ["a region", ["--region", "us-east-1"], { ids: "3", lists: 9, gets: 1 }],
    ["a time", ["--since", "2026-08-02"], { ids: "2", lists: 21, gets: 1 }],
  ])("is not listed nor read where nothing asked for can be: %s", async (_, args, expected) => {
    const { ids } = await replay([...args, "s3://trail"]);
    expect({ ids, lists: listings(), gets: reads() }).toEqual(expected);
  });

  it("may hold the trail of an organisation, below any prefix", async () => {
    const day = "2026/08/01";
    const below = (path: string): string =>
      `a/b/${path.replace("AWSLogs/", "AWSLogs/o-abcdefghij/")}`;
    await s3.put("organisation", {
      [below(key("111122223333", "eu-west-1", day))]: file(on("1", "2026-08-01")),
      [below(key("222233334444", "eu-west-1", day))]: file(on("2", "2026-08-01", "222233334444")),
    });
    s3.clear();
    const { ids } = await replay(["--account", "222233334444", "s3://organisation/a/"]);
    expect({ ids, gets: reads() }).toEqual({ ids: "2", gets: 1 });
  });

  it("is asked again where it is too busy, and where an answer breaks off", async () => {
    s3.trouble("busy", "list-type", 2);
    s3.trouble("busy", "us-east-1/2026", 1);
    s3.trouble("cut", "eu-west-1/2026/08/02", 2);
    const { code, ids } = await replay(["s3://trail"]);
    expect({ code, ids }).toEqual({ code: 0, ids: "51432" });
  });

  it.each<readonly [string, Parameters<LocalS3["trouble"]>, string]>([
    [
      "not readable",
      ["deny", "us-east-1/2026", 99],
      "1 that the credentials may not read: s3:GetObject, and kms:Decrypt, are needed (AccessDenied)",
    ],
    ["breaking off again and again", ["cut", "us-east-1/2026", 99], "1 that S3 did not give ("],
  ])("names an object that is %s, and reads on", async (_, trouble, said) => {
    s3.trouble(...trouble);
    const result = await replay(["s3://trail"]);
    expect(result).toMatchObject({ code: 3, ids: "5142" });
    expect(result.said).toContain(`Unreadable ${said}`);
    expect(result.said).toContain(name("111122223333", "us-east-1", "20260801T0105Z"));
  });

  it.each([
    [
      "s3://no-such-bucket/a",
      "1 in a bucket that does not exist (NoSuchBucket) (s3://no-such-bucket/a)",
    ],
    ["s3://trail/nothing", "1 not found (s3://trail/nothing)"],
  ])("is named where there is none: %s", async (path, said) => {
    const result = await replay([path]);
    expect(result.code).toBe(3);
    expect(result.said).toContain(`Unreadable ${said}`);
  });

  it("says which permission to list is missing", async () => {
    s3.trouble("deny", "list-type", 99);
    const { code, said } = await replay(["s3://trail/AWSLogs/"]);
    expect(code).toBe(3);
    expect(said).toContain(
      "1 that the credentials may not list: s3:ListBucket is needed (AccessDenied)",
    );
  });

  it("may be named by one object, whatever command reads it", async () => {
    const path = `s3://trail/${key("111122223333", "eu-west-1", "2026/08/01")}`;
    expect((await replay([path])).ids).toBe("1");
    const { stdout } = await run(["grep", '{ $.eventName = "Stop*" }', path]);
    expect(stdout).toContain('"eventID":"1"');
  });

  it("gives objects that are cut off, and large ones, as far as they go", async () => {
    const packed = gzipSync(`${json(stopLogging("1"))}\n${json({ a: noise })}`, { level: 0 });
    expect(packed.length).toBeGreaterThan(8 * 1024 * 1024);
    await s3.put("odd", {
      "a.json.gz": packed,
      "b.json.gz": packed.subarray(0, 100_000),
    });
    const { code, ids, said } = await replay(["s3://odd"]);
    expect({ code, ids }).toEqual({ code: 3, ids: "1" });
    expect(said).toContain("1 duplicate left out");
    expect(said).toContain("Unreadable 1 with gzip that is cut off (s3://odd/b.json.gz)");
    expect(said).toContain("1 with JSON, but no record of CloudTrail (s3://odd/a.json.gz, line 2)");
  });
});

const noise = "x".repeat(9 * 1024 * 1024);
