import { describe, expect, it } from "vitest";
import type { Engine } from "../src/engine.ts";
import { type Answer, handle } from "../src/handle.ts";
import type { MessageOutcome } from "../src/publish/message.ts";
import { filtersVersion } from "../src/settings/filters-version.ts";
import type { Kept } from "../src/settings/settings-keeper.ts";
import { createMemoryState } from "../src/state/memory.ts";
import type { StateTable } from "../src/state/state-table.ts";
import { createSteadyState } from "../src/state/steady.ts";
import { kinesisPayload, logsPayload, schedulePayload } from "./support/payloads.ts";
import { createOutbox, engineOf, type Outbox, readFixture, runAt } from "./support/world.ts";

const now = "2026-03-12T09:40:00Z";
const stop = readFixture("rules/cloudtrail-change/match-stopped.json");
const lowRisk = readFixture("rules/create-delete-secgroup/match-created.json");
const success: Answer = { batchItemFailures: [] };
const refused: MessageOutcome = { kind: "failed", retry: "later", reason: "no permission" };

interface World {
  readonly outbox: Outbox;
  readonly log: object[];
  readonly invoke: (payload: unknown, at?: string) => Promise<Answer>;
}

/** A function with state that others share, under these settings. */
function createWorld(
  settings: object = {},
  {
    filtersVersion: made,
    ...kept
  }: Partial<Kept<Engine>> & { readonly filtersVersion?: string } = {},
  outbox = createOutbox(),
): World {
  const log: object[] = [];
  const state: StateTable = { ...createMemoryState(), isShared: true };
  const whole = { value: engineOf(settings), version: "test", problems: [], ...kept };
  return {
    outbox,
    log,
    invoke: (payload, at = now) =>
      handle(payload, {
        refresh: async () => whole,
        run: runAt(at, { ...outbox, state }),
        log: (line) => log.push(line),
        filtersVersion: made,
        stateFailures: [],
      }),
  };
}

const failing = (): Outbox => createOutbox(() => refused);
/** A payload of lines of which so many are no JSON. */
const broken = (count: number): object => {
  const logEvents = Array.from({ length: count }, (_, index) => ({
    id: `b${index}`,
    message: "\u001b{",
  }));
  const document = { messageType: "DATA_MESSAGE", logEvents };
  return { awslogs: { data: Buffer.from(JSON.stringify(document)).toString("base64") } };
};

describe("handle", () => {
  it("names unreadable lines in the log, and tells of many, once an hour", async () => {
    const { invoke, outbox, log } = createWorld();
    expect(await invoke(broken(10))).toEqual(success);
    expect(outbox.messages).toEqual([]);
    expect(log).toContainEqual(expect.objectContaining({ message: "unreadable", id: "b0" }));
    await invoke(broken(11));
    await invoke(broken(12));
    expect(outbox.lines()).toEqual([
      "InfosecEmail [MEDIUM] LogCritical: 11 log lines of one delivery could not be read",
    ]);
    expect(outbox.messages[0]?.body.email).toContain('b0: bad-json: "\\u001b{"');
    await invoke(broken(11), "2026-03-12T10:40:01Z");
    expect(outbox.messages).toHaveLength(2);
  });

  it("tells of filters that were made for other settings, at most hourly", async () => {
    const made = filtersVersion({ rules: { networks: ["203.0.113.0/24"] }, ownRules: [] });
    const current = createWorld({ networks: ["203.0.113.0/24"] }, { filtersVersion: made });
    await current.invoke(logsPayload(stop));
    expect(current.log).not.toContainEqual(expect.objectContaining({ message: "filters" }));
    const outdated = createWorld({ networks: ["203.0.113.0/25"] }, { filtersVersion: made });
    await outdated.invoke(logsPayload(stop));
    await outdated.invoke(logsPayload(stop));
    expect(outdated.outbox.lines().filter((line) => line.includes("filters"))).toEqual([
      "InfosecEmail [MEDIUM] LogCritical: The filters are older than the settings",
    ]);
    expect(outdated.log).toContainEqual(
      expect.objectContaining({ message: "filters", deployed: made }),
    );
  });

  it("throws where a finding could not be told, after it has logged", async () => {
    const { invoke, log } = createWorld({}, {}, failing());
    await expect(invoke(logsPayload(stop))).rejects.toThrow("no permission");
    expect(log[0]).toMatchObject({ message: "delivery", alerted: 1, failed: 1 });
    expect(log).toContainEqual(expect.objectContaining({ level: "error", message: "alert" }));
    expect(log).toContainEqual(expect.objectContaining({ level: "error", message: "publish" }));
  });

  it("answers Kinesis with the first record that holds something untold", async () => {
    const { invoke } = createWorld({}, {}, failing());
    const quiet = readFixture("rules/cloudtrail-change/ignore-status-read.json");
    expect(await invoke(kinesisPayload([quiet], [quiet, stop], [stop]))).toEqual({
      batchItemFailures: [{ itemIdentifier: "49591" }],
    });
  });

  it("tells of settings that cannot be used, at most hourly, and looks all the same", async () => {
    const problems = [{ code: "x", message: "netwoks: There is no such key." }];
    const { invoke, outbox } = createWorld({}, { problems });
    await invoke(logsPayload(stop));
    await invoke(logsPayload({ ...stop, eventID: "2" }));
    expect(outbox.lines().filter((line) => line.includes("settings"))).toHaveLength(1);
    expect(outbox.lines().filter((line) => line.includes("CloudTrail changed"))).toHaveLength(2);
    const unread = createWorld({}, { problems, version: "default" });
    await unread.invoke(logsPayload(stop));
    const notice = unread.outbox.messages.find(({ alertIds }) => alertIds.length === 0);
    expect(notice?.body.email).toContain("nothing is suppressed");
  });

  it("reports daily what waited, what is idle, and what suppressions did", async () => {
    const meta = { reason: "planned", owner: "ops" };
    const { invoke, outbox } = createWorld({
      suppressions: [
        {
          ...meta,
          rule: "cloudtrail-change",
          until: "2026-04-01T00:00:00Z",
          includeTampering: true,
        },
        { ...meta, rule: "iam-change", until: "2026-04-01T00:00:00Z" },
        { ...meta, rule: "rds-change", until: "2026-01-01T00:00:00Z" },
        {
          ...meta,
          rule: "rds-change",
          from: "2026-05-01T00:00:00Z",
          until: "2026-06-01T00:00:00Z",
        },
      ],
    });
    await invoke(logsPayload(stop, lowRisk, { ...lowRisk, eventID: "2" }));
    expect(await invoke(schedulePayload)).toEqual(success);
    expect(outbox.lines()).toEqual([
      "InfosecEmail [LOW] LogCritical: daily report, 2 of low severity",
      "DevOpsEmail [LOW] LogCritical: daily report, nothing of low severity",
    ]);
    const text = outbox.messages[0]?.body.email ?? "";
    expect(text).toMatch(/Security group created or deleted.* {2}x2, last/);
    expect(text).toContain("net-access: not configured: networks");
    expect(text).toContain("silenced 1 | planned | ops");
    expect(text).toContain("silenced nothing | planned");
    expect(text).toContain("has ended: remove it | planned");
    expect(text).toContain("not yet | planned");
    await invoke(schedulePayload, "2026-03-13T09:40:00Z");
    expect(outbox.lines().slice(2)).toEqual([
      "InfosecEmail [LOW] LogCritical: daily report, nothing of low severity",
      "DevOpsEmail [LOW] LogCritical: daily report, nothing of low severity",
    ]);
  });

  it("keeps for the next report what could not be told", async () => {
    let isDown = true;
    const outbox = createOutbox(() => (isDown ? refused : { kind: "published" }));
    const { invoke } = createWorld({}, {}, outbox);
    await invoke(logsPayload(lowRisk));
    await expect(invoke(schedulePayload)).rejects.toThrow("daily report");
    isDown = false;
    await invoke(schedulePayload);
    expect(outbox.lines()[0]).toContain("daily report, 1 of low severity");
  });

  it("logs, and counts, what fails of the table while it reports", async () => {
    const log: object[] = [];
    const outbox = createOutbox();
    const failures: string[] = [];
    const state = createSteadyState(
      async () => {
        throw new Error("down");
      },
      (error) => failures.push(String(error)),
    );
    const answer = await handle(schedulePayload, {
      refresh: async () => ({ value: engineOf(), version: "test", problems: [] }),
      run: runAt(now, { ...outbox, state }),
      log: (line) => log.push(line),
      functionName: "acme-alerts",
      stateFailures: failures,
    });
    expect(answer).toEqual(success);
    expect(outbox.messages).toHaveLength(2);
    expect(log).toEqual([
      { level: "error", message: "state", reason: "Error: down" },
      expect.objectContaining({ FunctionName: "acme-alerts", StateFailures: 1 }),
    ]);
  });

  it("logs every alert, the first in full and the rest by the line", async () => {
    const { invoke, log } = createWorld();
    const records = Array.from({ length: 150 }, (_, index) => ({
      ...stop,
      eventID: `e${index}`,
      userIdentity: {
        type: "IAMUser",
        userName: `u${index}`,
        arn: `arn:aws:iam::1:user/u${index}`,
      },
    }));
    await invoke(logsPayload(...records));
    const messages = log.map((line) => (line as { message?: string }).message);
    expect(messages.filter((message) => message === "alert")).toHaveLength(100);
    const [brief] = log.filter((_, index) => messages[index] === "alerts");
    expect(brief).toMatchObject({ lines: { length: 50 } });
  });

  it("throws where nothing can be read", async () => {
    const { invoke } = createWorld();
    await expect(invoke({ hello: 1 })).rejects.toThrow("subscribe it to");
  });
});
