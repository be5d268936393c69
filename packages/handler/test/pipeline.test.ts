import { describe, expect, it } from "vitest";
import { runPipeline } from "../src/pipeline.ts";
import type { Message, MessageOutcome } from "../src/publish/message.ts";
import type { Report } from "../src/report/report.ts";
import { findImbalances } from "../src/report/tally.ts";
import { createMemoryState } from "../src/state/memory.ts";
import type { StateTable } from "../src/state/state-table.ts";
import { createSteadyState } from "../src/state/steady.ts";
import {
  allTopics,
  createOutbox,
  deliver,
  engineOf,
  type Outbox,
  readFixture,
  runAt,
} from "./support/world.ts";

const now = "2026-03-12T09:40:00Z";
const stop = readFixture("rules/cloudtrail-change/match-stopped.json");
const lowRisk = readFixture("rules/create-delete-secgroup/match-created.json");
/** The same call again, by the same actor: another record. */
const again = (count: number, record: object = stop): readonly object[] =>
  Array.from({ length: count }, (_, index) => ({ ...record, eventID: `again-${index}` }));

type Parts = Parameters<typeof runAt>[1];

/** Runs a delivery, and sees that its numbers add up whatever else happened. */
async function check(
  records: readonly object[],
  parts: Parts,
  settings: object = {},
): Promise<Report> {
  const report = await runPipeline(deliver(...records), engineOf(settings), runAt(now, parts));
  expect(findImbalances({ ...report.tally, stateFailures: 0 })).toEqual([]);
  return report;
}

const failed = (retry: "now" | "later" | "never"): MessageOutcome => ({
  kind: "failed",
  retry,
  reason: "told to",
});

/** State that many runtimes share. */
function shared(): StateTable {
  return { ...createMemoryState(), isShared: true };
}

/** Fails the first so many answers, or those that are chosen. */
function failing(count: number, retry: "now" | "later" | "never"): Outbox {
  let left = count;
  return createOutbox(() => {
    left -= 1;
    return left >= 0 ? failed(retry) : { kind: "published" };
  });
}

describe("the pipeline", () => {
  it("tells a finding to each topic of its rule", async () => {
    const outbox = createOutbox();
    const { tally } = await check([stop], outbox);
    expect(outbox.messages.map(({ topic }) => topic)).toEqual(["InfosecEmail", "InfosecSMS"]);
    expect(tally).toMatchObject({
      records: 1,
      evaluated: 1,
      findings: 1,
      alerted: 1,
      published: 1,
    });
  });

  it("says nothing of what no rule matches", async () => {
    const outbox = createOutbox();
    const { tally } = await check([{ eventName: "DescribeInstances" }], outbox);
    expect(outbox.messages).toEqual([]);
    expect(tally).toMatchObject({ records: 1, evaluated: 1, findings: 0 });
  });

  it("tells once what comes twice in a delivery", async () => {
    const outbox = createOutbox();
    const { tally } = await check([stop, stop], outbox);
    expect(outbox.messages).toHaveLength(2);
    expect(tally).toMatchObject({ findings: 2, duplicates: 1, alerted: 1 });
  });

  it("tells once what comes in two deliveries", async () => {
    const outbox = createOutbox();
    const state = shared();
    await check([stop], { ...outbox, state, owner: "a" });
    const { tally } = await check([stop], { ...outbox, state, owner: "b" });
    expect(outbox.messages).toHaveLength(2);
    expect(tally).toMatchObject({ duplicates: 1, alerted: 0 });
  });

  it("tells once what two runtimes have at the same time", async () => {
    const outbox = createOutbox();
    const state = shared();
    const runs = ["a", "b", "c"].map((owner) => check([stop], { ...outbox, state, owner }));
    const reports = await Promise.all(runs);
    expect(outbox.messages).toHaveLength(2);
    expect(reports.flatMap(({ untold }) => untold)).toEqual([]);
  });

  it("leaves to a retry what a runtime that stopped still holds", async () => {
    const outbox = createOutbox();
    const state = shared();
    const terms = { owner: "gone", nowMs: Date.parse(now), leaseUntilMs: Date.parse(now) + 60_000 };
    await state.claims.claim(
      ["finding/cloudtrail-change/ac81960e-8078-4d94-a775-d9263bd0c947"],
      terms,
    );
    const { tally, untold } = await check([stop], { ...outbox, state });
    expect(outbox.messages).toEqual([]);
    expect(untold).toHaveLength(1);
    expect(tally).toMatchObject({ alerted: 1, failed: 1 });
  });

  it("takes over in time what a runtime that stopped no longer holds", async () => {
    const outbox = createOutbox();
    const state = shared();
    const terms = { owner: "gone", nowMs: Date.parse(now), leaseUntilMs: Date.parse(now) + 5000 };
    await state.claims.claim(
      ["finding/cloudtrail-change/ac81960e-8078-4d94-a775-d9263bd0c947"],
      terms,
    );
    const { untold } = await check([stop], { ...outbox, state });
    expect(untold).toEqual([]);
    expect(outbox.messages).toHaveLength(2);
  });

  it("tells again, rather than never, what was published and not noted", async () => {
    const outbox = createOutbox();
    const memory = shared();
    const state = {
      ...memory,
      claims: { ...memory.claims, settle: () => Promise.reject(new Error("crash")) },
    };
    await expect(check([stop], { ...outbox, state })).rejects.toThrow("crash");
    await check([stop], { ...outbox, state: memory });
    expect(outbox.messages).toHaveLength(4);
  });

  it("merges repeats within the window, and tells how many with the next alert", async () => {
    const outbox = createOutbox();
    const state = shared();
    await check([stop, ...again(3)], { ...outbox, state });
    expect(outbox.messages[0]?.body.email).toContain("Count    4, ");
    const { tally } = await check(again(5, { ...stop, requestID: "x" }).slice(3), {
      ...outbox,
      state,
    });
    expect(tally).toMatchObject({ findings: 2, merged: 2, alerted: 0 });
    const later = "2026-03-12T09:56:00Z";
    const engine = engineOf();
    const record = { ...stop, eventID: "later", eventTime: later };
    await runPipeline(deliver(record), engine, runAt(later, { ...outbox, state }));
    expect(outbox.messages.at(2)?.body.email).toContain("Count    3, ");
    expect(outbox.lines().at(2)).toMatch(/ x3$/);
  });

  it("tells a graver case at once, though a milder one was just told", async () => {
    const outbox = createOutbox();
    const state = shared();
    const created = readFixture("rules/iam-change/match-access-key-created.json");
    const plain = { ...created, eventName: "TagUser", eventID: "plain" };
    await check([plain], { ...outbox, state });
    await check([created], { ...outbox, state });
    expect(outbox.messages).toHaveLength(2);
  });

  it("alerts where a count passes its limit, across deliveries and in any order", async () => {
    const outbox = createOutbox();
    const state = shared();
    const launch = readFixture("rules/massive-operations/match-one-started.json");
    const records = again(11, launch).toReversed();
    for (const record of [...records, ...records.slice(0, 3)].slice(0, -1)) {
      await check([record], { ...outbox, state });
    }
    expect(outbox.lines().filter((line) => line.includes("Many instances"))).toHaveLength(4);
    expect(outbox.messages.find(({ subject }) => subject?.includes("Many"))?.body.email).toContain(
      "11 in 300 s, over the limit of 10",
    );
  });

  it("keeps what is of low severity for the digest, where it is sure to outlive the process", async () => {
    const outbox = createOutbox();
    const state = shared();
    const { tally } = await check([lowRisk], { ...outbox, state });
    expect(outbox.messages).toEqual([]);
    expect(tally).toMatchObject({ findings: 1, merged: 1 });
    expect(await state.digest.list()).toMatchObject([{ count: 1 }]);
    const process = createMemoryState();
    const others = again(2, { ...lowRisk, userIdentity: { type: "Root" } });
    await check([lowRisk, ...others], { ...outbox, state: process });
    expect(await process.digest.list()).toEqual([]);
    expect(outbox.lines()).toContain("InfosecEmail [LOW] 2 alerts of low severity");
  });

  it("tells low severity at once where the table fails to hold it", async () => {
    const outbox = createOutbox();
    const state = createSteadyState(
      () => Promise.reject(new Error("down")),
      () => undefined,
    );
    const { tally } = await check([lowRisk], { ...outbox, state });
    expect(tally).toMatchObject({ findings: 1, alerted: 1, published: 1 });
    expect(outbox.messages).toHaveLength(1);
  });

  it("goes on without a table that fails, and says so", async () => {
    const failures: unknown[] = [];
    const outbox = createOutbox();
    const state = createSteadyState(
      () => Promise.reject(new Error("down")),
      (error) => failures.push(error),
    );
    const { tally } = await check([stop, stop], { ...outbox, state });
    expect(tally).toMatchObject({ duplicates: 1, published: 1 });
    expect(failures).toHaveLength(1);
  });

  it("tries again what SNS throttled", async () => {
    const outbox = failing(4, "now");
    const { untold } = await check([stop], outbox);
    expect(outbox.messages).toHaveLength(2);
    expect(untold).toEqual([]);
  });

  it("tells the rest of ten when one is refused, and does not try that again", async () => {
    const records = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"].map((name) => ({
      ...stop,
      eventID: name,
      userIdentity: { type: "IAMUser", userName: name, arn: `arn:aws:iam::1:user/${name}` },
    }));
    let attempts = 0;
    const outbox = createOutbox((message: Message) => {
      const isRefused =
        message.topic === "InfosecEmail" && (message.subject ?? "").includes("by c ");
      attempts += isRefused ? 1 : 0;
      return isRefused ? failed("never") : { kind: "published" };
    });
    const { tally, untold } = await check(records, outbox);
    expect(outbox.messages.filter(({ topic }) => topic === "InfosecEmail")).toHaveLength(9);
    expect(attempts).toBe(1);
    expect(untold).toEqual([]);
    expect(tally).toMatchObject({ alerted: 10, published: 9, failed: 1 });
  });

  it("leaves to a retry what may be told when somebody mends it, and then only the rest", async () => {
    const state = shared();
    const half = createOutbox((_, topic) =>
      topic === "InfosecSMS" ? failed("later") : { kind: "published" },
    );
    const { untold, tally } = await check([stop], { ...half, state });
    expect(untold).toHaveLength(1);
    expect(tally).toMatchObject({ alerted: 1, failed: 1 });
    const rest = createOutbox();
    await check([stop], { ...rest, state });
    expect(rest.messages.map(({ topic }) => topic)).toEqual(["InfosecSMS"]);
  });

  it("stops in time, with what was told noted and the rest left to a retry", async () => {
    const state = shared();
    const others = { ...stop, eventID: "b", userIdentity: { type: "Root", accountId: "1" } };
    let left = 1;
    const outbox = createOutbox((message) => {
      left -= message.topic === "InfosecEmail" ? 1 : 0;
      return left >= 0 && message.topic === "InfosecEmail" ? { kind: "published" } : failed("now");
    });
    const { untold } = await check([stop, others], { ...outbox, state, remainingMs: () => 3200 });
    expect(untold.length).toBeGreaterThan(0);
    const rest = createOutbox();
    await check([stop, others], { ...rest, state });
    const told = [...outbox.messages, ...rest.messages].map(({ id }) => id);
    expect(told).toHaveLength(new Set(told).size);
    expect(rest.messages.map(({ topic }) => topic)).toContain("InfosecSMS");
  });

  it("caps a storm: few messages, one summary, bounded time and claims", async () => {
    const records = Array.from({ length: 50_000 }, (_, index) => ({
      ...stop,
      eventID: `storm-${index}`,
      userIdentity: {
        type: "IAMUser",
        userName: `u${index % 5000}`,
        arn: `arn:aws:iam::1:user/u${index % 5000}`,
      },
    }));
    let claims = 0;
    const memory = shared();
    const state = {
      ...memory,
      claims: {
        ...memory.claims,
        claim: (...args: Parameters<typeof memory.claims.claim>) => {
          claims += args[0].length;
          return memory.claims.claim(...args);
        },
      },
    };
    const outbox = createOutbox();
    const started = performance.now();
    const { tally } = await check(records, { ...outbox, state });
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(claims).toBeLessThanOrEqual(2000);
    expect(tally).toMatchObject({ findings: 50_000, alerted: 5000, merged: 45_000 });
    expect(outbox.messages.filter(({ topic }) => topic === "InfosecEmail")).toHaveLength(21);
    expect(outbox.lines()).toContain("InfosecEmail [CRITICAL] 4980 more alerts in one delivery");
    expect(outbox.messages.filter(({ topic }) => topic === "InfosecSMS")).toHaveLength(5);
  });

  it("says with the last SMS of the hour that it is the last", async () => {
    const outbox = createOutbox();
    const records = again(3).map((record, index) => ({
      ...record,
      userIdentity: {
        type: "IAMUser",
        userName: `u${index}`,
        arn: `arn:aws:iam::1:user/u${index}`,
      },
    }));
    const { tally } = await check(records, outbox, { limits: { smsPerHour: 2 } });
    const texts = outbox.messages
      .filter(({ topic }) => topic === "InfosecSMS")
      .map(({ body }) => body.sms);
    expect(texts).toHaveLength(2);
    expect(texts[1]).toContain("Last SMS until 10:00Z");
    expect(tally).toMatchObject({ mutedSMS: 1, published: 3 });
  });

  it("takes no SMS from the hour's share for what was not sent", async () => {
    const state = shared();
    const limits = { smsPerHour: 2 };
    const down = createOutbox((_, topic) =>
      topic === "InfosecSMS" ? failed("later") : { kind: "published" },
    );
    for (let attempt = 0; attempt < 3; attempt += 1)
      await check([stop], { ...down, state }, { limits });
    const outbox = createOutbox();
    const other = {
      ...stop,
      eventID: "other",
      userIdentity: { type: "AWSAccount", accountId: "1" },
    };
    await check([stop, other], { ...outbox, state }, { limits });
    const texts = outbox.messages.filter(({ topic }) => topic === "InfosecSMS");
    expect(texts).toHaveLength(2);
    expect(texts[1]?.body.sms).toContain("Last SMS until 10:00Z");
    const more = { ...stop, eventID: "more", userIdentity: { type: "AWSAccount", accountId: "2" } };
    const { tally } = await check([more], { ...outbox, state }, { limits });
    expect(tally).toMatchObject({ mutedSMS: 1, published: 1 });
  });

  it("keeps SMS for tampering, whatever else was loud before", async () => {
    const outbox = createOutbox();
    const by = (userName: string): object => ({
      type: "Root",
      arn: "arn:aws:iam::1:root",
      userName,
    });
    const loud = ["1", "2", "3"].map((eventID) => ({
      ...readFixture("rules/root-access/match-signed-in.json"),
      eventID,
      recipientAccountId: `11112222333${eventID}`,
      userIdentity: by(eventID),
    }));
    const { tally } = await check([...loud, stop], outbox, { limits: { smsPerHour: 1 } });
    const texts = outbox.messages
      .filter(({ topic }) => topic === "InfosecSMS")
      .map(({ body }) => body.sms);
    expect(texts).toHaveLength(2);
    expect(texts[1]).toContain("CloudTrail changed");
    expect(tally).toMatchObject({ mutedSMS: 2 });
  });

  it("keeps SMS for the gravest of a delivery, whatever came first", async () => {
    const outbox = createOutbox();
    const lesser = readFixture("rules/netacl-change/match-deleted.json");
    const grave = readFixture("rules/root-access/match-signed-in.json");
    const routing = [{ severity: "medium", topics: ["InfosecSMS"] }];
    await check([lesser, grave], outbox, { limits: { smsPerHour: 1 }, routing });
    const texts = outbox.messages.filter(({ topic }) => topic === "InfosecSMS");
    expect(texts.map(({ body }) => body.sms)).toEqual([expect.stringContaining("Root")]);
  });

  it("sends by e-mail what only a muted SMS would have told", async () => {
    const outbox = createOutbox();
    const settings = {
      limits: { smsPerHour: 1 },
      routing: [{ rule: "cloudtrail-change", topics: ["InfosecSMS"] }],
    };
    const other = { ...stop, eventID: "2", userIdentity: { type: "AWSAccount", accountId: "1" } };
    await check([stop, other], outbox, settings);
    expect(outbox.messages.map(({ topic }) => topic).toSorted()).toEqual([
      "InfosecEmail",
      "InfosecSMS",
    ]);
  });

  it.each([
    ["eu-west-1", "https://eu-west-1.console.aws.amazon.com/"],
    ["cn-north-1", "https://cn-north-1.console.amazonaws.cn/"],
    ["us-gov-west-1", "https://us-gov-west-1.console.amazonaws-us-gov.com/"],
    ["", "https://us-east-1.console.aws.amazon.com/"],
  ])("links to the console that knows the Region %j", async (awsRegion, address) => {
    const outbox = createOutbox();
    await check([{ ...stop, awsRegion }], outbox);
    expect(outbox.messages[0]?.body.email).toContain(`${address}cloudtrailv2/home?region=`);
  });

  it.each([
    ["is longer than a message may be", "{eventID}".repeat(30_000)],
    ["would act in a mail", "https://example.com/\u202e\n\u001b[31m{eventID}"],
  ])(
    "sends a mail of bounded, harmless text where the link of the settings %s",
    async (_, link) => {
      const outbox = createOutbox();
      await check([stop], outbox, { links: { console: link } });
      for (const { body } of outbox.messages) {
        expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(64 * 1024);
        for (const acting of ["\u202e", "\u001b", "\n["]) expect(body.email).not.toContain(acting);
      }
      expect(outbox.messages).toHaveLength(2);
    },
  );

  it("tells somebody what has no route", async () => {
    const outbox = createOutbox();
    const { InfosecEmail } = allTopics;
    const settings = { routing: [{ topics: ["DevOpsSMS"] }] };
    const topics = InfosecEmail === undefined ? {} : { InfosecEmail };
    const { tally } = await check([stop], { ...outbox, topics }, settings);
    expect(outbox.messages.map(({ topic }) => topic)).toEqual(["InfosecEmail"]);
    expect(tally).toMatchObject({ strays: 1 });
  });

  it("counts what a rule on trial finds, and tells nobody", async () => {
    const outbox = createOutbox();
    const settings = { rules: { "cloudtrail-change": { mode: "shadow" } } };
    const { tally } = await check([stop], outbox, settings);
    expect(outbox.messages).toEqual([]);
    expect(tally).toMatchObject({ shadow: 1, findings: 0 });
  });

  it("evaluates a record that lacks any one field, and tells it if it still matches", async () => {
    const outbox = createOutbox();
    for (const name of Object.keys(stop)) {
      const { [name]: _, ...rest } = stop;
      await check([rest], outbox);
    }
    // The rule itself asks for these four.
    const asked = ["eventSource", "eventName", "eventType", "userIdentity"];
    const told = outbox.lines().filter((line) => line.startsWith("InfosecEmail")).length;
    expect(told).toBeGreaterThanOrEqual(Object.keys(stop).length - asked.length);
  });

  it.each<readonly [name: string, record: object]>([
    ["110 KB", { requestParameters: { text: "x".repeat(110_000) } }],
    ["1 MB", { userAgent: "y".repeat(1_000_000), errorMessage: "z".repeat(1_000_000) }],
    [
      "many keys",
      {
        requestParameters: Object.fromEntries(
          Array.from({ length: 20_000 }, (_, i) => [`k${i}`, i]),
        ),
      },
    ],
    [
      "deep nesting",
      { requestParameters: JSON.parse("[".repeat(5000) + "]".repeat(5000)) as unknown },
    ],
  ])("keeps a message about a record of %s within SNS's limits", async (_, part) => {
    const outbox = createOutbox();
    await check([{ ...stop, ...part }], outbox);
    for (const { body, subject = "" } of outbox.messages) {
      expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(64 * 1024);
      expect(Buffer.byteLength(body.email)).toBeLessThan(12 * 1024);
      expect(subject.length).toBeLessThan(100);
      expect(() => JSON.parse(body.default) as unknown).not.toThrow();
    }
    expect(outbox.messages).toHaveLength(2);
  });

  it("lets nothing that acts into a message", async () => {
    const evil = "a\u0000b\nFrom: x\r\u001b[31m\u202e\u2028\ud800\u0085c";
    const record = {
      ...stop,
      userAgent: evil,
      errorMessage: evil,
      errorCode: evil,
      awsRegion: evil,
      eventID: evil,
      requestID: evil,
      sourceIPAddress: evil,
      requestParameters: { name: evil, [evil]: evil },
      userIdentity: {
        type: "AssumedRole",
        arn: `arn:aws:sts::1:assumed-role/r/${evil}`,
        sessionContext: { sessionIssuer: { arn: evil, userName: evil } },
      },
    };
    const outbox = createOutbox();
    await check([record], outbox);
    expect(outbox.messages.length).toBeGreaterThan(0);
    for (const { body, subject = "", attributes } of outbox.messages) {
      // One line after another, and in no line anything but what shows.
      const lines = [...body.email.split("\n"), subject, body.sms, ...Object.values(attributes)];
      expect(lines.filter((line) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(line))).toEqual([]);
      expect(lines.filter((line) => line.startsWith("From:"))).toEqual([]);
      expect(subject).toMatch(/^[\x20-\x7e]*$/);
      expect(body.default).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    }
  });

  it("is not led astray by names that objects inherit", async () => {
    const text = JSON.stringify(stop).replace("{", '{"__proto__":{"eventID":"x"},"constructor":1,');
    const outbox = createOutbox();
    const settings = { accounts: {} };
    await check([JSON.parse(text) as object], outbox, settings);
    await check([{ ...stop, recipientAccountId: "constructor" }], outbox, settings);
    expect(outbox.messages).toHaveLength(4);
    expect(outbox.lines()[2]).toContain("@constructor");
  });

  it("takes records a day late, or from a clock ahead", async () => {
    const outbox = createOutbox();
    const times = [
      "2026-03-11T09:00:00Z",
      "2026-03-13T09:00:00Z",
      "no time",
      "9999-12-31T23:59:59Z",
    ];
    for (const [index, eventTime] of times.entries()) {
      await check([{ ...stop, eventID: `t${index}`, eventTime }], outbox);
    }
    expect(outbox.messages).toHaveLength(8);
    expect(outbox.messages[0]?.body.email).toContain("(25 h ago)");
    expect(outbox.messages[2]?.body.email).toContain("(0 s ago)");
  });
});
