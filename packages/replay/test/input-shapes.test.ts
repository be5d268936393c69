import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { replay, ruleId } from "./support/replay.ts";
import { run } from "./support/run.ts";
import { createFolder, type Files, json, stopLogging } from "./support/trail-folder.ts";

const one = stopLogging("1");
const two = stopLogging("2");
const ndjson = `${json(one)}\n${json(two)}\n`;

const logsDocument = {
  messageType: "DATA_MESSAGE",
  owner: "111122223333",
  logGroup: "trail",
  logStream: "111122223333_CloudTrail_eu-west-1",
  subscriptionFilters: ["logcritical"],
  logEvents: [one, two].map((record, at) => ({
    id: `${at}`,
    timestamp: 0,
    message: json(record),
  })),
};
const envelope = (record: object): object => ({
  version: "0",
  id: "4b1f",
  "detail-type": "AWS API Call via CloudTrail",
  source: "aws.cloudtrail",
  account: "111122223333",
  time: "2026-08-01T01:05:31Z",
  region: "eu-west-1",
  resources: [],
  detail: record,
});
const payload = gzipSync(json(logsDocument)).toString("base64");
const kinesis = {
  Records: [
    {
      kinesis: { sequenceNumber: "1", partitionKey: "a", data: payload },
      eventSource: "aws:kinesis",
      eventID: "shardId-000000000000:1",
      eventName: "aws:kinesis:record",
    },
  ],
};
const lookup = {
  Events: [one, two].map((record) => ({
    EventId: "x",
    EventName: "StopLogging",
    ReadOnly: "false",
    Resources: [],
    CloudTrailEvent: json(record),
  })),
};

/** Each holds the records 1 and 2. */
const shapes: readonly (readonly [string, string | Uint8Array])[] = [
  [
    "an export of CloudWatch Logs",
    gzipSync(ndjson.replaceAll(/^(?=\{)/gm, "2026-08-01T01:05:31.000Z ")),
  ],
  [
    "what aws logs tail prints",
    ndjson.replaceAll(/^(?=\{)/gm, "2026-08-01T01:05:31+00:00 1_CloudTrail "),
  ],
  ["Records", json({ Records: [one, two] })],
  ["Records behind other members", json({ version: [1, { Records: 2 }], Records: [one, two] })],
  ["indented Records", JSON.stringify({ Records: [one, two] }, undefined, 2)],
  ["an array", json([one, two])],
  ["single records, indented", `${JSON.stringify(one, null, 2)}\n${JSON.stringify(two, null, 2)}`],
  ["a record a line", ndjson],
  ["records without anything between them", json(one) + json(two)],
  ["a record a line, with CRLF", ndjson.replaceAll("\n", "\r\n")],
  ["a record a line, without the last line's end", ndjson.trimEnd()],
  ["a byte-order mark", `\u{feff}${json({ Records: [one, two] })}`],
  ["files with byte-order marks, joined", `\u{feff}${json(one)}\r\n\u{feff}${json([two])}`],
  ["empty lines", `\n\n${json(one)}\n\r\n\n${json(two)}\n\n`],
  ["Records a line", `${json({ Records: [one] })}\n${json({ Records: [two] })}\n`],
  ["the document of CloudWatch Logs", json(logsDocument)],
  ["the document of CloudWatch Logs in gzip", gzipSync(json(logsDocument))],
  ["the document of CloudWatch Logs in gzip in base64", payload],
  ["the same in quotes and lines of 76", `"${payload.replaceAll(/.{76}/g, "$&\n")}"\n`],
  ["what Lambda is given by CloudWatch Logs", json({ awslogs: { data: payload } })],
  ["what Lambda is given by Kinesis", json(kinesis)],
  ["what EventBridge gives", [one, two].map((record) => json(envelope(record))).join("\n")],
  ["what lookup-events prints", JSON.stringify(lookup, undefined, 4)],
  ["what filter-log-events prints", json({ events: logsDocument.logEvents })],
  ["gzip", gzipSync(json({ Records: [one, two] }))],
  ["gzip of several members", Buffer.concat([`${json(one)}\n`, json(two)].map((s) => gzipSync(s)))],
  [
    "gzip whose members end inside a record",
    Buffer.concat([ndjson.slice(0, 100), ndjson.slice(100)].map((part) => gzipSync(part))),
  ],
];

describe("every shape of input", () => {
  it.each(shapes)("is known by its content: %s", async (_, content) => {
    const folder = await createFolder({ "trail.txt": content });
    const { code, ids, said } = await replay([folder]);
    expect({ code, ids }).toEqual({ code: 0, ids: "12" });
    expect(said).toMatch(/Read 1 file, .* Records 2 /);
    expect(said).not.toMatch(/Skipped|Unreadable/);
  });

  it.each(["trail.json.gz", "trail.json", "trail.csv", "trail"])(
    "is not known by its name: JSON and gzip in %s",
    async (name) => {
      const plain = await createFolder({ [name]: ndjson });
      const packed = await createFolder({ [name]: gzipSync(ndjson) });
      for (const folder of [plain, packed]) expect((await replay([folder])).ids).toBe("12");
    },
  );

  it("comes through standard input as well, beside files", async () => {
    const folder = await createFolder({ "a.json": json(stopLogging("3")) });
    expect(await replay([folder, "-"], ndjson)).toMatchObject({ code: 0, ids: "123" });
  });

  it("is read by grep and explain alike", async () => {
    const folder = await createFolder({ "a.json": json(lookup), "b.json": json(kinesis) });
    const counted = await run(["grep", "-c", '{ $.eventName = "StopLogging" }', folder]);
    expect(counted).toEqual({ code: 0, stdout: "4\n", stderr: "" });
    const explained = await run(["explain", ruleId, folder]);
    expect(explained.stdout.match(/cloudtrail-change matches/g)).toHaveLength(4);
  });
});

describe("a bucket's folders", () => {
  const place = (scope: string, stamp: string, kind = "CloudTrail"): string => {
    const [account, region] = scope.split(" ");
    const day = `${stamp.slice(0, 4)}/${stamp.slice(4, 6)}/${stamp.slice(6, 8)}`;
    const name = `${account}_${kind}_${region}_${stamp}_a1b2.json.gz`;
    return `prefix/AWSLogs/o-exampleorgid/${account}/${kind}/${region}/${day}/${name}`;
  };
  const [mine, other] = ["111122223333", "444455556666"];
  const early = place(`${mine} eu-west-1`, "20260730T2355Z");
  const late = place(`${mine} eu-west-1`, "20260802T2355Z");
  const tooLate = place(`${mine} eu-west-1`, "20260803T0000Z");
  // In the order of record time, 3 is the last.
  const files: Files = {
    [early]: json(stopLogging("1", { eventTime: "2026-07-30T23:50:00Z" })),
    // Delivered a day after it was made.
    [late]: json(stopLogging("2")),
    [tooLate]: json(stopLogging("3", { eventTime: "2026-08-02T23:55:00Z" })),
    [place(`${other} eu-west-1`, "20260801T1000Z")]: json(
      stopLogging("4", { recipientAccountId: other }),
    ),
    [place(`${mine} us-east-1`, "20260801T1000Z")]: json(
      stopLogging("5", { awsRegion: "us-east-1" }),
    ),
    [place(`${mine} eu-west-1`, "20260801T1000Z", "CloudTrail-Digest")]: "{}",
    [place(`${mine} eu-west-1`, "20260801T1100Z", "CloudTrail-Digest")]: "{}",
    [place(`${mine} eu-west-1`, "20260801T1000Z", "CloudTrail-Insight")]: "{}",
  };

  it.each([
    [[], "12453", []],
    [["--since", "2026-08-01"], "2453", ["1 delivered outside the time asked for"]],
    [["--until", "2026-08-01"], "1245", ["1 delivered outside the time asked for"]],
    [
      ["--since", "2026-08-01", "--until", "2026-08-01T12:00:00Z"],
      "45",
      ["3 delivered outside the time asked for"],
    ],
    [["--account", mine], "1253", ["1 of another account"]],
    [["--account", other, "--account", mine], "12453", []],
    [["--region", "us-east-1"], "5", ["2 of another region"]],
  ] as const)(
    "are left unopened where they cannot hold what is asked for: %j",
    async (args, ids, said) => {
      const folder = await createFolder(files);
      const result = await replay([...args, folder]);
      expect(result).toMatchObject({ code: 0, ids });
      expect(result.said).toContain("2 with digests, which hold no records (");
      expect(result.said).toContain("1 with Insights, which are no records of calls (");
      for (const row of said) expect(result.said).toContain(row);
    },
  );

  it("are asked for by their records where the layout says nothing", async () => {
    const folder = await createFolder({ "all.json": Object.values(files).slice(0, 5).join("\n") });
    const { ids, said } = await replay(["--account", other, folder]);
    expect(ids).toBe("4");
    expect(said).toContain("Records 5, 4 not asked for");
  });
});

describe("the same record again", () => {
  it("counts once, in whatever file and shape it comes", async () => {
    const folder = await createFolder({
      "a.json": json({ Records: [one, two, one] }),
      "b.json.gz": gzipSync(ndjson),
      "c.json": json(kinesis),
    });
    const { code, ids, said } = await replay([folder, folder]);
    expect({ code, ids }).toEqual({ code: 0, ids: "12" });
    expect(said).toContain("Records 14, 12 duplicates left out");
  });
});

it.each([
  ["replay"],
  ["replay", "--as-alerts"],
  ["summary"],
  ["render"],
  ["grep", '{ $.eventName = "*" }'],
])(
  "says of an empty folder that there was nothing to read, and what to do: %s",
  async (...args) => {
    const { code, stderr } = await run([...args, await createFolder()]);
    expect(code).toBe(0);
    expect(stderr.replaceAll(/\s+/g, " ")).toMatch(
      /(?:No record in .*:|Records 0,) name files of CloudTrail, or a folder that holds some/,
    );
  },
);

it("does not say of an empty folder that no rule found anything in it", async () => {
  const { code, stderr } = await run(["replay", await createFolder()]);
  expect(code).toBe(0);
  expect(stderr).toContain("none, as there was no record to look at");
  expect(stderr).not.toContain("Never fired");
});
