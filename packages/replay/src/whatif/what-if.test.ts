import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import {
  createEngine,
  type Engine,
  invokeOnDesk,
  isSMSTopic,
  type Sighting,
} from "@logcritical/handler";
import type { TrailRecord } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { timeOf } from "@logcritical/rules/record";
import { describe, expect, it } from "vitest";
import { loadEngine } from "../load/load-engine.ts";
import { readRecords } from "../read/read-records.ts";
import { everything } from "../read/selection.ts";
import type { ReadRecord } from "../read/unwrap.ts";
import { walk } from "../read/walk.ts";
import { createSorter } from "../replay/sorter.ts";
import type { Sent } from "./sent.ts";
import { sparingMails } from "./sparing-mails.ts";
import type { Volumes } from "./volumes.ts";
import { createWhatIf, type WhatIfParts } from "./what-if.ts";

const fixtures = fileURLToPath(new URL("../../../../fixtures/", import.meta.url));
const parse = (path: string): object => {
  const value: object = JSON.parse(readFileSync(`${fixtures}${path}`, "utf8"));
  return value;
};
const demoSettings = parse("demo/settings.json");
const ruleSettings = parse("rules/settings.json");

function engineOf(settings: object): Engine {
  const engine = createEngine(settings, "test", { rules: catalog, ownRole: undefined });
  if (!engine.ok) throw new Error(JSON.stringify(engine.problems));
  return engine.value;
}

interface Outcome {
  readonly sent: readonly Sent[];
  readonly volumes: Volumes;
}

async function run(
  records: readonly ReadRecord[],
  settings: object,
  parts: Partial<WhatIfParts> = {},
): Promise<Outcome> {
  const whatIf = createWhatIf({ engine: engineOf(settings), ...parts });
  try {
    for (const record of records) whatIf.take(record);
    const sent: Sent[] = [];
    for await (const one of whatIf.sent()) sent.push(one);
    return { sent, volumes: whatIf.volumes() };
  } finally {
    whatIf.close();
  }
}

async function readDemo(): Promise<readonly ReadRecord[]> {
  const records: ReadRecord[] = [];
  const found = walk([`${fixtures}demo/AWSLogs`], everything, "/");
  for await (const reading of readRecords(found, Readable.from([]))) {
    if (reading.kind === "batch") records.push(...reading.records);
  }
  return records;
}

const orderOf = (record: TrailRecord): string => {
  const text = JSON.stringify(record);
  return [timeOf(record), record.eventID, hash("sha256", text, "hex")].join("/");
};

const lines = (sent: readonly Sent[]): readonly string[] =>
  sent.flatMap(({ messages }) =>
    messages.map((one) => `${one.topic} ${one.channel === "email" ? one.subject : one.text}`),
  );

function call(id: string, minute: number, more: object = {}): ReadRecord {
  const record: TrailRecord = {
    eventVersion: "1.11",
    eventID: id,
    eventTime: new Date(Date.UTC(2026, 7, 1, 10, minute)).toISOString(),
    eventSource: "iam.amazonaws.com",
    eventName: "CreateUser",
    awsRegion: "us-east-1",
    sourceIPAddress: "203.0.113.7",
    userAgent: "aws-cli/2.31.4",
    userIdentity: {
      type: "IAMUser",
      userName: "mallory",
      accountId: "111122223333",
      arn: "arn:aws:iam::111122223333:user/mallory",
    },
    requestParameters: { userName: "eve" },
    eventType: "AwsApiCall",
    readOnly: false,
    recipientAccountId: "111122223333",
    ...more,
  };
  return { record };
}
const stopped = {
  eventSource: "cloudtrail.amazonaws.com",
  eventName: "StopLogging",
  requestParameters: { name: "main" },
};

it("counts the same for those who are told of nothing", async () => {
  const records = await readDemo();
  const { sent, volumes } = await run(records, demoSettings);
  const whatIf = createWhatIf({ engine: engineOf(demoSettings) });
  try {
    for (const record of records) whatIf.take(record);
    await whatIf.finish();
    expect(whatIf.volumes()).toEqual(volumes);
  } finally {
    whatIf.close();
  }
  expect(sent.length).toBeGreaterThan(20);
});

it("knows of the same alerts where mails are spared, and writes fewer of them", async () => {
  const records = await readDemo();
  // A cut that lets the alerts of a day come together.
  const cut = { windowMs: 86_400_000, recordsMax: 10_000 };
  const asSent = await run(records, demoSettings, { cut });
  const spared = await run(records, demoSettings, {
    cut,
    engine: sparingMails(engineOf(demoSettings)),
  });
  const told = ({ sent, volumes }: Outcome): unknown => ({
    alerts: sent.flatMap((one) =>
      one.kind === "alert" ? { ...one, messages: textsOf(one), shared: undefined } : [],
    ),
    volumes: { ...volumes, shared: undefined, days: undefined, topics: undefined },
  });
  const mailsOf = ({ sent }: Outcome): number =>
    sent.flatMap(({ messages }) => messages).filter(({ channel }) => channel === "email").length;
  const textsOf = ({ messages }: Sent): unknown =>
    messages.filter(({ channel }) => channel === "sms");
  expect(told(spared)).toEqual(told(asSent));
  expect(mailsOf(spared)).toBeLessThan(mailsOf(asSent) / 2);
});

describe("what the Lambda would have sent", () => {
  it.each(readdirSync(`${fixtures}rules`).filter((name) => !name.includes(".")))(
    "is about one delivery what the handler sends: %s",
    async (rule) => {
      const records = readdirSync(`${fixtures}rules/${rule}`)
        .filter((name) => name.endsWith(".json"))
        .flatMap((name) => parse(`rules/${rule}/${name}`)) as TrailRecord[];
      // Of calls within one second the Lambda takes the first of the delivery for the first.
      const logEvents = records
        .toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
        .map((record, index) => ({ id: `${index}`, message: JSON.stringify(record) }));
      const data = gzipSync(JSON.stringify({ messageType: "DATA_MESSAGE", logEvents }));
      const engine = await loadEngine(catalog, `${fixtures}rules/settings.json`);
      // One window from 1970 on holds them all.
      const windowMs = 1e13;
      const nowMs = windowMs - 1000;
      const expected = await invokeOnDesk(
        { awslogs: { data: data.toString("base64") } },
        { rules: catalog, settings: ruleSettings, nowMs },
      );
      const { sent } = await run(
        records.map((record) => ({ record })),
        ruleSettings,
        { engine, hasTable: false, cut: { windowMs, recordsMax: 1000 } },
      );
      const told = sent.filter(({ kind }) => kind !== "daily-report");
      const texts = told.flatMap(({ messages }) =>
        messages.map((one) =>
          one.channel === "email"
            ? [one.topic, one.subject, one.text]
            : [one.topic, undefined, one.text],
        ),
      );
      const wanted = expected.ok
        ? expected.value.messages.map(({ topic, subject, body }) => [
            topic,
            subject,
            isSMSTopic(topic) ? body.sms : body.email,
          ])
        : [];
      expect(wanted.length).toBeGreaterThan(0);
      const order = (all: readonly unknown[]): readonly string[] =>
        all.map((one) => JSON.stringify(one)).toSorted();
      expect(order(texts)).toEqual(order(wanted));
    },
  );

  it("is the same in whatever order the records come, and when they wait on disk", async () => {
    const records = await readDemo();
    const expected = await run(records, demoSettings);
    expect(lines(expected.sent).length).toBeGreaterThan(40);
    const orders = [
      records.toReversed(),
      [...records.slice(100), ...records.slice(0, 100)],
      records.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
      [...records, ...records],
    ];
    for (const order of orders) expect(await run(order, demoSettings)).toEqual(expected);
    const sorter = createSorter(5000);
    expect(await run(records.toReversed(), demoSettings, { sorter })).toEqual(expected);
  });

  it("is not changed by which of two records without an id comes first", async () => {
    const one = call("", 0, { requestParameters: { userName: "a" } });
    const other = call("", 0, { requestParameters: { userName: "b" } });
    const expected = await run([one, other, one], {});
    expect(expected.volumes.findings).toBe(3);
    expect(await run([other, one, one], {})).toEqual(expected);
  });

  it("tells the first at once, merges what follows, and tells of it with the next", async () => {
    const records = [0, 5, 14, 70].map((minute) => call(`e${minute}`, minute));
    const { sent, volumes } = await run(records, {});
    expect(sent.map((one) => (one.kind === "alert" ? one.findings : one.kind))).toEqual([
      1,
      3,
      "daily-report",
    ]);
    expect(volumes).toMatchObject({ findings: 4, merged: 2, alerts: 2 });
  });

  it("tells of the first and the last moment that a record can have", async () => {
    const [first, last] = ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"];
    const records = [first, last].map((eventTime, index) =>
      call(`e${index}`, 0, { ...stopped, eventTime }),
    );
    const { sent, volumes } = await run(records, {});
    expect(sent.map(({ kind, sentAtMs }) => [kind, new Date(sentAtMs).toISOString()])).toEqual([
      ["alert", "0000-01-01T00:00:59.000Z"],
      ["daily-report", "0000-01-02T00:00:00.000Z"],
      ["alert", "9999-12-31T23:59:59.000Z"],
      ["daily-report", "9999-12-31T23:59:59.999Z"],
    ]);
    expect(volumes).toMatchObject({ alerts: 2, duplicates: 0 });
  });

  it("silences by the clock of record time, and says which entry did", async () => {
    const settings = {
      suppressions: [
        { rule: "eip-change", until: "2030-01-01T00:00:00Z", reason: "r", owner: "o" },
        { actor: "mallory", until: "2026-08-01T10:30:00Z", reason: "r", owner: "o" },
      ],
    };
    const { sent, volumes } = await run([call("e1", 29), call("e2", 30)], settings);
    expect(volumes).toMatchObject({ findings: 2, suppressed: 1, alerts: 1 });
    expect([...volumes.suppressions]).toEqual([[1, 1]]);
    const report = sent.at(-1)?.messages[0];
    expect(report?.text).toMatch(
      /silenced nothing \| r \| o \| until 2030.*\nhas ended: remove it \| r \| o \| until 2026/,
    );
  });

  it("mutes SMS beyond the share of the hour, and says which", async () => {
    const settings = { limits: { smsPerHour: 1 } };
    const records = [0, 20, 61].map((minute) => call(`e${minute}`, minute, stopped));
    const { sent, volumes } = await run(records, settings);
    expect(sent.map((one) => (one.kind === "alert" ? one.muted : []))).toEqual([
      [],
      ["InfosecSMS"],
      [],
      [],
    ]);
    expect(volumes).toMatchObject({ mutedSMS: 1, alerts: 3 });
    expect(volumes.topics.InfosecSMS).toEqual({ messages: 2, parts: 2 });
  });

  it("keeps what is slight for the report at the end of the day", async () => {
    const slight = { rules: { "iam-change": { severity: "low" } } };
    const records = [call("e1", 0), call("e2", 0, { eventTime: "2026-08-03T01:00:00Z" })];
    const { sent, volumes } = await run(records, slight);
    expect(sent.map(({ kind, sentAtMs }) => [kind, new Date(sentAtMs).toISOString()])).toEqual([
      ["daily-report", "2026-08-02T00:00:00.000Z"],
      ["daily-report", "2026-08-04T00:00:00.000Z"],
    ]);
    expect(volumes).toMatchObject({ held: 2, alerts: 0 });
    expect(volumes.days.map(({ day }) => day)).toEqual(["2026-08-02", "2026-08-04"]);
    const without = await run(records, slight, { hasTable: false });
    expect(without.volumes).toMatchObject({ held: 0, alerts: 2 });
  });

  it("puts what is too much for one delivery into one mail", async () => {
    const users = ["a", "b", "c", "d"].map((userName) =>
      call(`e-${userName}`, 0, { userIdentity: { type: "IAMUser", userName } }),
    );
    const { sent, volumes } = await run(users, { limits: { emailsPerDelivery: 2 } });
    const kinds = sent.map(({ kind }) => kind).join(" ");
    expect(kinds).toBe("alert alert alert alert summary daily-report");
    const shares = sent.flatMap((one) => (one.kind === "alert" ? [one.shared.length] : []));
    expect(shares.toSorted((a, b) => a - b)).toEqual([0, 0, 1, 1]);
    expect(volumes).toMatchObject({ alerts: 4, shared: 2 });
    expect(volumes.topics.InfosecEmail.messages).toBe(4);
  });

  it("says of every finding what became of it", async () => {
    const { volumes } = await run(await readDemo(), demoSettings);
    for (const { findings, ...fates } of [volumes, ...volumes.rules]) {
      const { suppressed, below, held, merged, alerts } = fates;
      expect(suppressed + below + held + merged + alerts).toBe(findings);
    }
    const { critical, high, medium, low } = volumes.alertsBySeverity;
    expect(critical + high + medium + low).toBe(volumes.alerts);
  });

  it("shows whoever watches what people are told of, and nothing below a threshold", async () => {
    const seen: string[] = [];
    const watch = ({ finding }: Sighting): number => seen.push(finding.ruleId);
    const { volumes } = await run(await readDemo(), demoSettings, { watch });
    const { findings, below } = volumes;
    expect(below).toBeGreaterThan(0);
    expect(seen).toHaveLength(findings - below);
    const until = "2030-01-01T00:00:00Z";
    const quiet = { suppressions: [{ rule: "iam-change", until, reason: "r", owner: "o" }] };
    await run([call("e1", 0)], quiet, { watch });
    expect(seen).toHaveLength(findings - below);
  });

  it("counts nothing that a rule on trial finds, and keeps records without a time", async () => {
    const trial = { rules: { "iam-change": { mode: "shadow" } } };
    const records = [call("e1", 0), call("e2", 0, { ...stopped, eventTime: undefined })];
    const { volumes } = await run(records, trial);
    expect(volumes).toMatchObject({ shadow: 1, findings: 1, alerts: 1 });
  });
});
