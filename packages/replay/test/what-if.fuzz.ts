import { createEngine, type Engine } from "@logcritical/handler";
import { catalog } from "@logcritical/rules/catalog";
import { describe, expect, it } from "vitest";
import { readCorpus } from "../../rules/test/support/corpus.ts";
import { createAggregates } from "../src/aggregate/aggregates.ts";
import { createSorter } from "../src/replay/sorter.ts";
import type { Sent } from "../src/whatif/sent.ts";
import type { Volumes } from "../src/whatif/volumes.ts";
import { createWhatIf } from "../src/whatif/what-if.ts";

const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const runs = Number(process.env.FUZZ_RUNS ?? 20);
console.info(`FUZZ_SEED=${seed}`);

const compiled = createEngine(
  { networks: ["198.51.100.0/24"], limits: { emailsPerDelivery: 3, smsPerHour: 2 } },
  "test",
  { rules: catalog, ownRole: undefined },
);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
const engine: Engine = compiled.value;

/** Mulberry32: small, seeded, and good enough to vary records. */
function createRandom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Records with few names, times and ids, so that they meet each other in every way. */
function generateRecords(random: () => number): readonly string[] {
  const pick = <T>(choices: readonly T[]): T | undefined =>
    choices[Math.floor(random() * choices.length)];
  const times = ["2026-08-01T10:00:59Z", "2026-08-01T10:01:00Z", "2026-08-01T23:59:30Z"];
  return Array.from({ length: 60 }, () =>
    JSON.stringify({
      eventID: pick(["a", "b", "c", "d", "e", "", undefined]),
      eventTime: pick([
        ...times,
        "2026-08-02T10:00:00Z",
        "0000-01-01T00:00:00Z",
        "soon",
        undefined,
      ]),
      eventSource: pick(["iam.amazonaws.com", "cloudtrail.amazonaws.com", "ec2.amazonaws.com"]),
      eventName: pick(["CreateUser", "StopLogging", "AllocateAddress", "TerminateInstances"]),
      errorCode: pick([undefined, undefined, "AccessDenied"]),
      awsRegion: pick(["eu-west-1", undefined]),
      sourceIPAddress: pick(["203.0.113.7", "198.51.100.7"]),
      userIdentity: pick([
        { type: "Root", accountId: "111122223333" },
        { type: "IAMUser", userName: "alice", accountId: "111122223333" },
        { type: "IAMUser", userName: "\u202ebob\n" },
        undefined,
      ]),
      requestParameters: pick([{ name: "main" }, null, { password: "hunter2" }]),
      readOnly: pick([false, undefined]),
    }),
  );
}

interface Outcome {
  readonly sent: readonly Sent[];
  readonly volumes: Volumes;
  readonly actors: readonly unknown[];
}

async function run(texts: readonly string[], spillLength: number): Promise<Outcome> {
  const aggregates = createAggregates();
  const sorter = createSorter(spillLength);
  const whatIf = createWhatIf({ engine, sorter, watch: (one) => aggregates.add(one) });
  try {
    for (const json of texts) {
      // What was made just above, or is kept in the corpus, is an object.
      whatIf.take({ record: JSON.parse(json) as Record<string, unknown>, json });
    }
    const sent: Sent[] = [];
    for await (const one of whatIf.sent()) sent.push(one);
    return { sent, volumes: whatIf.volumes(), actors: aggregates.actors(100).entries };
  } finally {
    whatIf.close();
  }
}

/** What holds of whatever would have been sent. */
function assess({ sent, volumes }: Outcome): void {
  for (const { findings, ...fates } of volumes.rules) {
    const { suppressed, below, held, merged, alerts } = fates;
    expect(suppressed + below + held + merged + alerts).toBeLessThanOrEqual(findings);
  }
  const { findings, duplicates, suppressed, below, held, merged, alerts } = volumes;
  expect(duplicates + suppressed + below + held + merged + alerts).toBe(findings);
  const messages = sent.flatMap((one) => one.messages);
  const counted = Object.values(volumes.topics).reduce((sum, topic) => sum + topic.messages, 0);
  expect(messages).toHaveLength(counted);
  for (const message of messages) {
    expect(message.text).not.toMatch(/hunter2|\u202e/);
    const { channel } = message;
    const isFit =
      channel === "sms" ? message.size.parts === 1 : /^[\x20-\x7e]{1,99}$/.test(message.subject);
    expect([message, isFit]).toEqual([message, true]);
  }
  const told = sent.flatMap((one) => (one.kind === "alert" ? [one] : []));
  expect(told).toHaveLength(alerts);
  for (const { topics, messages: own, shared } of told) {
    expect(
      own
        .map(({ topic }) => topic)
        .concat(shared)
        .toSorted(),
    ).toEqual(topics.toSorted());
  }
  const clock = sent.map(({ sentAtMs }) => sentAtMs);
  expect(clock).toEqual(clock.toSorted((a, b) => a - b));
}

describe("what would have been sent", () => {
  it.each(Array.from({ length: runs }, (_, index) => seed + index))(
    "adds up, and does not depend on the order of the records (%i)",
    async (start) => {
      const random = createRandom(start);
      const texts = generateRecords(random);
      const shuffled = texts
        .map((text) => [random(), text] as const)
        .toSorted(([a], [b]) => a - b)
        .map(([, text]) => text);
      const outcome = await run(texts, 1e6);
      assess(outcome);
      expect(await run(shuffled, 500)).toEqual(outcome);
    },
  );

  const corpus = readCorpus();
  it.skipIf(corpus.length === 0)(
    "adds up for the corpus, forwards and backwards",
    async () => {
      const texts = corpus.map(({ json }) => json);
      const outcome = await run(texts, 1e7);
      assess(outcome);
      expect(outcome.volumes.alerts).toBeGreaterThan(50);
      expect(await run(texts.toReversed(), 1e5)).toEqual(outcome);
    },
    60_000,
  );
});
