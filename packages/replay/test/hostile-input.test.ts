import { execFileSync } from "node:child_process";
import { hash } from "node:crypto";
import { chmod, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { replay, ruleId } from "./support/replay.ts";
import { run } from "./support/run.ts";
import { createFolder, type Files, json, stopLogging } from "./support/trail-folder.ts";

const one = stopLogging("1");
const two = stopLogging("2");

/** Something bad in a folder, between the records 1 and 9 of its neighbours. */
interface Bad {
  readonly name: string;
  readonly files: Files;
  readonly args?: readonly string[];
  /** Of the neighbours and of what could be saved. */
  readonly ids?: string;
  readonly code?: number;
  /** The row of the summary; the file's name is behind it. */
  readonly said: string;
}

const huge = "x".repeat(33 * 1024 ** 2);
/** Enough that does not shrink, for what zlib is given at once to end in it. */
const random = Array.from({ length: 5000 }, (_, at) => hash("sha256", `${at}`, "hex")).join("");
const packed = gzipSync(`${json(two)}\n${json({ a: random })}`);
const damaged = Buffer.concat([packed.subarray(0, 10), Buffer.alloc(500, 0xff)]);
const zeros = gzipSync(Buffer.alloc(10 * 1024 ** 2));

const bad: readonly Bad[] = [
  {
    name: "gzip that is cut off",
    files: { "bad.json.gz": packed.subarray(0, packed.length - 20) },
    ids: "129",
    said: "Unreadable 1 with gzip that is cut off (",
  },
  {
    name: "gzip that is cut off at once",
    files: { "bad.json.gz": packed.subarray(0, 10) },
    said: "Unreadable 1 with gzip that is cut off (",
  },
  {
    name: "gzip with a wrong check sum",
    files: {
      "bad.json.gz": gzipSync(json(two)).map((byte, at, all) => (at > all.length - 9 ? 0 : byte)),
    },
    ids: "129",
    said: "Unreadable 1 with damaged gzip (Z_DATA_ERROR) (",
  },
  {
    name: "gzip whose header alone is whole",
    files: { "bad.json.gz": damaged },
    said: "Unreadable 1 with damaged gzip (Z_DATA_ERROR) (",
  },
  {
    name: "gzip with zeros behind it, as tapes and blocks have them",
    files: { "bad.json.gz": Buffer.concat([gzipSync(json(two)), Buffer.alloc(512)]) },
    ids: "129",
    said: "Unreadable 1 with something else after the gzip (",
  },
  {
    name: "gzip with a line end behind it, as an editor leaves it",
    files: { "bad.json.gz": Buffer.concat([gzipSync(json(two)), Buffer.from("\n")]) },
    ids: "129",
    said: "Unreadable 1 with something else after the gzip (",
  },
  {
    name: "gzip that is damaged behind a record",
    files: { "bad.json.gz": packed.map((byte, at) => (at > 100_000 ? byte ^ 0x55 : byte)) },
    ids: "129",
    said: "Unreadable 1 with damaged gzip (Z_DATA_ERROR) (",
  },
  {
    name: "a bomb",
    files: { "bad.json.gz": Buffer.concat(Array.from({ length: 200 }, () => zeros)) },
    args: ["--max-file-size", "1"],
    said: "Unreadable 1 with more than 1 MiB (see --max-file-size) (",
  },
  {
    name: "a bomb behind a record",
    files: {
      "bad.json.gz": gzipSync(`${json(two)}\n${" ".repeat(40 * 1024 ** 2)}\n${json(one)}`),
    },
    args: ["--max-file-size", "20"],
    ids: "129",
    said: "Unreadable 1 with more than 20 MiB (see --max-file-size) (",
  },
  {
    name: "a plain file beyond the limit",
    files: { "bad.json": `${json(two)}\n${" ".repeat(2 * 1024 ** 2)}` },
    args: ["--max-file-size", "1"],
    ids: "129",
    said: "Unreadable 1 with more than 1 MiB (see --max-file-size) (",
  },
  {
    name: "binary data",
    files: { "bad.png": Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]) },
    said: "Unreadable 1 with binary data, neither gzip nor JSON (",
  },
  {
    name: "UTF-16 without a mark",
    files: { "bad.json": Buffer.from(json(two), "utf16le") },
    said: "Unreadable 1 in UTF-16LE: save it as UTF-8, in an editor or by iconv -f UTF-16LE -t UTF-8 (",
  },
  {
    name: "UTF-32 in gzip",
    files: { "bad.json.gz": gzipSync(Uint32Array.from([0xfe_ff, 0x7b, 0x7d])) },
    said: "Unreadable 1 in UTF-32LE: save it as UTF-8, in an editor or by iconv -f UTF-32LE -t UTF-8 (",
  },
  {
    name: "a tar in gzip",
    files: { "bad.tgz": gzipSync(`${"a.json".padEnd(257, "\u{0}")}ustar\u{0}00${json(two)}`) },
    said: "Unreadable 1 packed by tar: unpack it first (",
  },
  {
    name: "half a JSON",
    files: { "bad.json": json({ Records: [two, stopLogging("3")] }).slice(0, -100) },
    ids: "129",
    said: "Unreadable 1 cut off in the middle of JSON (",
  },
  {
    name: "a list that is never closed",
    files: { "bad.json": `{"Records":[${json(two)},` },
    ids: "129",
    said: "Unreadable 1 cut off in the middle of JSON (",
  },
  {
    name: "a broken record between good ones",
    files: { "bad.json": `${json(two)}\n{"eventID": }\n${json(stopLogging("3"))}` },
    ids: "1239",
    said: "Unreadable 1 with broken JSON (",
  },
  {
    name: "a value that only JSON.parse knows to be broken",
    files: { "bad.json": `${json(two)}\n{"eventID": truth}\n${json(stopLogging("3"))}` },
    ids: "1239",
    said: "Unreadable 1 with broken JSON (",
  },
  {
    name: "lines of a log around records",
    files: { "bad.log": `starting\n${json(two)}\ntrace: {\n${json(stopLogging("3"))}\nend` },
    ids: "1239",
    said: "Unreadable 3 without JSON (",
  },
  {
    name: "a line beyond 32 MiB",
    files: { "bad.json": `${json(two)}\n{"a":"${huge}"}\n${json(stopLogging("3"))}\n` },
    ids: "1239",
    said: "Unreadable 1 with more than 32 MiB in one JSON value (",
  },
  {
    name: "33 MiB without any JSON",
    files: { "bad.json": `${json(two)}\n${huge}\n${json(stopLogging("3"))}\n` },
    ids: "1239",
    said: "Unreadable 1 without JSON (",
  },
  {
    name: "an element beyond 32 MiB in Records",
    files: { "bad.json": `{"Records":[${json(two)},"${huge}",${json(stopLogging("3"))}]}` },
    ids: "1239",
    said: "Unreadable 1 with more than 32 MiB in one JSON value (",
  },
  {
    name: "a string beyond 32 MiB that never ends",
    files: { "bad.json": `${json(two)}\n{"a":"${huge}` },
    ids: "129",
    said: "Unreadable 1 with more than 32 MiB in one JSON value (",
  },
  {
    name: "100,000 levels",
    files: { "bad.json": `${json(two)}\n${'{"a":'.repeat(100_000)}\n${json(stopLogging("3"))}` },
    ids: "1239",
    said: "Unreadable 1 with broken JSON (",
  },
  {
    name: "100,000 levels that are closed",
    files: { "bad.json": `{"Records":[${"[".repeat(1e5)}${"]".repeat(1e5)}]}\n${json(two)}` },
    ids: "129",
    said: "Unreadable 1 with broken JSON (",
  },
  {
    name: "an awslogs without gzip",
    files: { "bad.json": json({ awslogs: { data: "AAAA" } }) },
    said: "Unreadable 1 in a delivery: ",
  },
  {
    name: "records that are no objects",
    files: { "bad.json": json({ Records: [null, 1, "a", [], two, {}] }) },
    ids: "129",
    said: "Unreadable 4 with JSON, but no record of CloudTrail (",
  },
  {
    name: "an empty file",
    files: { "bad.json": "" },
    code: 0,
    said: "Skipped 1 empty (",
  },
  {
    name: "gzip of nothing",
    files: { "bad.json.gz": gzipSync("") },
    code: 0,
    said: "Skipped 1 empty (",
  },
  {
    name: "nothing but white space",
    files: { "bad.json": " \r\n\t\n" },
    code: 0,
    said: "Skipped 1 empty (",
  },
  {
    name: "JSON of something else",
    files: { "bad.json": '{ "name": "logcritical" }' },
    code: 0,
    said: "Skipped 1 with JSON, but no record of CloudTrail (",
  },
  {
    name: "text of something else",
    files: { "bad.md": "# Notes\n\nNothing here.\n" },
    code: 0,
    said: "Skipped 1 without JSON (",
  },
];

describe("what cannot be read", () => {
  it.each(bad)("is named, and its neighbours survive: $name", async (item) => {
    const { files, args = [], ids = "19", code = 3, said } = item;
    const folder = await createFolder({
      "a.json": json(one),
      ...files,
      "z.json": json(stopLogging("9")),
    });
    const result = await replay([...args, folder]);
    expect(result).toMatchObject({ code, ids });
    expect(result.said).toContain(said);
    expect(result.said).toContain(`${folder}/${Object.keys(files)[0]}`);
  });

  it("is named with its line", async () => {
    const folder = await createFolder({
      "bad.json": `${json(one)}\n\n{"a": }\n{"b"\n${json(two)}`,
    });
    const { said } = await replay([folder]);
    expect(said).toContain("bad.json, lines 3 to 4)");
  });

  it("is not skipped as something else when it was named itself", async () => {
    const folder = await createFolder({ "bad.md": "# Notes" });
    const { code, said } = await replay([join(folder, "bad.md")]);
    expect(code).toBe(3);
    expect(said).toContain("Unreadable 1 without JSON (");
  });

  it.each([
    ["no-such-file.json", "1 not found (ENOENT) ("],
    ["*.nothing", "1 without any match ("],
  ])("is a path that leads nowhere: %s", async (name, said) => {
    const folder = await createFolder({ "a.json": json(one) });
    const result = await replay([join(folder, name), folder]);
    expect(result).toMatchObject({ code: 3, ids: "1" });
    expect(result.said).toContain(`Unreadable ${said}`);
  });

  it("is a symbolic link in a loop", async () => {
    const folder = await createFolder({ "a/a.json": json(one), "z.json": json(two) });
    await symlink("..", join(folder, "a", "up"));
    await symlink("itself", join(folder, "itself"));
    const { code, ids, said } = await replay([folder]);
    expect({ code, ids }).toEqual({ code: 3, ids: "12" });
    expect(said).toContain("1 looping, as a symbolic link leads back to a folder above it (");
    expect(said).toContain(
      "1 looping, as a symbolic link leads back to a folder above it (ELOOP) (",
    );
  });

  const isRoot = process.getuid?.() === 0;
  if (isRoot) console.warn("Skipped: root can read whatever mode a file has.");
  it.skipIf(isRoot)("is what may not be opened", async () => {
    const folder = await createFolder({ "a.json": json(one), "b.json": "", "c/d.json": json(two) });
    await chmod(join(folder, "a.json"), 0);
    await chmod(join(folder, "c"), 0);
    const { code, said } = await replay([folder]);
    await chmod(join(folder, "c"), 0o700);
    expect(code).toBe(3);
    expect(said).toContain("1 not to be read (EACCES) (");
    expect(said).toContain("1 not to be opened (EACCES) (");
  });

  it.skipIf(isRoot)(
    "is a folder that may not be opened, in which a glob finds nothing",
    async () => {
      const folder = await createFolder({ "a/1.json": json(one), "b/1.json": json(two) });
      await symlink("itself", join(folder, "itself"));
      for (const mode of [0, 0o600]) {
        await chmod(join(folder, "b"), mode);
        const { code, ids, said } = await replay([join(folder, "*/1.json"), folder]);
        await chmod(join(folder, "b"), 0o700);
        expect({ code, ids }).toEqual({ code: 3, ids: "1" });
        expect(said).toContain("1 not to be opened, so that nothing can match in it (");
      }
      expect(await replay([join(folder, "*/1.json")])).toMatchObject({ code: 0, ids: "12" });
    },
  );

  it.runIf(process.platform === "linux")("has a name that is no UTF-8", async () => {
    const folder = await createFolder({ "\u{fffd}.json": json(one), "z.json": json(two) });
    for (const byte of [0xfe, 0xff]) {
      const name = Buffer.concat([
        Buffer.from(`${folder}/`),
        Buffer.of(byte),
        Buffer.from(".json"),
      ]);
      await writeFile(name, json(stopLogging("3")));
    }
    const { code, ids, said } = await replay([folder]);
    expect({ code, ids }).toEqual({ code: 3, ids: "12" });
    expect(said).toContain("Unreadable 2 not found: rename it if its name is no UTF-8 (");
    await rm(join(folder, "\u{fffd}.json"));
    const alone = await replay([folder, join(folder, "\u{fffd}.json")]);
    expect(alone).toMatchObject({ code: 3, ids: "2" });
    expect(alone.said).toContain("Unreadable 3 not found: rename it if its name is no UTF-8 (");
  });

  it("is nested deeper than calls may be", async () => {
    const deep = "d/".repeat(1000);
    const folder = await createFolder({ [`${deep}1.json`]: json(one), "z.json": json(two) });
    expect(await replay([folder])).toMatchObject({ code: 0, ids: "12" });
  });

  it.each([
    ["lies in a folder", ""],
    ["a glob matches", "*"],
  ])("is a pipe that %s, for which nobody waits", async (_, glob) => {
    const folder = await createFolder({ "a.json": json(one) });
    execFileSync("mkfifo", [join(folder, "pipe")]);
    const { code, ids, said } = await replay([join(folder, glob)]);
    expect({ code, ids }).toEqual({ code: 0, ids: "1" });
    expect(said).toContain("Skipped 1 neither a file nor a folder (");
  });

  it("is counted in full where there is too much of it to name", async () => {
    const names = Array.from({ length: 60 }, (_, at) => `${at}.json`);
    const folder = await createFolder(Object.fromEntries(names.map((name) => [name, "[{"])));
    expect((await replay([folder])).said).toMatch(
      /60 cut off in the middle of JSON \(.* and 10 more\)/,
    );
  });
});

describe("records that are unlike CloudTrail's", () => {
  const unlike: readonly (readonly [string, string | Uint8Array, string])[] = [
    ["without a time", json(stopLogging("2", { eventTime: undefined })), "2"],
    ["with a time that is none", json(stopLogging("2", { eventTime: "noon" })), "2"],
    ["with a time that is a list", json(stopLogging("2", { eventTime: [1] })), "2"],
    ["without an id", json(stopLogging("2", { eventID: undefined })), "-"],
    ["with an id that is a number", json(stopLogging("2", { eventID: 7 })), "-"],
    ["without an identity", json(stopLogging("2", { userIdentity: undefined })), "2"],
    ["with an identity that is a string", json(stopLogging("2", { userIdentity: "me" })), "2"],
    ["with an address that is an object", json(stopLogging("2", { sourceIPAddress: {} })), "2"],
    ["with parameters that are a list", json(stopLogging("2", { requestParameters: [2] })), "2"],
    ["with null everywhere", json(stopLogging("2", { awsRegion: null, userAgent: null })), "2"],
    ["with an error that is an object", json(stopLogging("2", { errorCode: { a: 1 } })), "2"],
    ["with 9,000 levels", deepRecord(9000), "2"],
    ["with __proto__", json(two).replace("{", '{"__proto__":{"eventName":"A"},'), "2"],
    ["with a name twice", json(two).replace("{", '{"eventName":"A",'), "2"],
  ];

  it.each(unlike)("are matched and shown in every format: %s", async (_, content, ids) => {
    const folder = await createFolder({ "a.json": content });
    expect(await replay([folder])).toMatchObject({ code: 0, ids });
    for (const format of ["table", "csv", "markdown", "json"]) {
      const { code, stdout } = await run(["replay", "--rule", ruleId, "-f", format, folder]);
      expect(code).toBe(0);
      expect(stdout).toContain("cloudtrail:StopLogging");
    }
  });

  it.each([
    { requestParameters: { name: big } },
    { userAgent: big },
    { userIdentity: { type: "IAMUser", userName: big } },
  ])("are matched with texts of 10 MB", async (more) => {
    const folder = await createFolder({ "a.json": json(stopLogging("2", more)) });
    expect(await replay([folder])).toMatchObject({ code: 0, ids: "2" });
  });

  it("come last without a time, and each counts without an id", async () => {
    const nameless = stopLogging("2", { eventID: undefined, eventTime: undefined });
    const folder = await createFolder({ "a.json": json([nameless, nameless, one]) });
    const { ids, said } = await replay([folder]);
    expect(ids).toBe("1--");
    expect(said).not.toContain("duplicate");
  });
});

const big = "y".repeat(10 * 1024 ** 2);

function deepRecord(levels: number): string {
  const deep = `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
  return json(stopLogging("2", { requestParameters: "deep" })).replace('"deep"', deep);
}

describe("--fail-on", () => {
  it.each([
    ["critical", "", 1],
    ["low", "[{", 1],
    ["low", undefined, 1],
  ] as const)(
    "ends with 1 for findings at or above %s beside %j",
    async (severity, beside, code) => {
      const folder = await createFolder({
        "a.json": json(one),
        ...(beside && { "b.json": beside }),
      });
      expect((await replay(["--fail-on", severity, folder])).code).toBe(code);
    },
  );

  it("ends with 0 where nothing is as grave, and with 3 where something could not be read", async () => {
    const good = await createFolder({
      "a.json": json(stopLogging("1", { eventName: "GetTrail", readOnly: true })),
    });
    expect((await replay(["--fail-on", "low", good])).code).toBe(0);
    expect((await replay(["--fail-on", "low", good, "no-such-file"])).code).toBe(3);
  });
});
