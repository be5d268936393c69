import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { match } from "../src/match/match.ts";
import { runPipeline } from "../src/pipeline.ts";
import type { MessageOutcome } from "../src/publish/message.ts";
import type { AlertDocument } from "../src/render/document.ts";
import { findImbalances } from "../src/report/tally.ts";
import { createMemoryState } from "../src/state/memory.ts";
import type { StateTable } from "../src/state/state-table.ts";
import { createSteadyState } from "../src/state/steady.ts";
import {
  createOutbox,
  deliver,
  engineOf,
  type Outbox,
  readFixture,
  runAt,
} from "./support/world.ts";

const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const numRuns = Number(process.env.FUZZ_RUNS ?? 100);

const now = "2026-03-12T09:40:00Z";
const stop = readFixture("rules/cloudtrail-change/match-stopped.json");
const reads = readFixture("rules/cloudtrail-change/ignore-status-read.json");
const engine = engineOf({ limits: { emailsPerDelivery: 2, smsPerHour: 1000, smsPerDay: 10_000 } });

/** A record: which call, by whom, or one that no rule matches. */
interface Call {
  readonly id: number;
  readonly actor: number;
  readonly isQuiet: boolean;
}

/** What happens to each publishing of a message, in turn; then all is well. */
type Fate = "published" | "now" | "later";

const call = fc.record({
  id: fc.nat(14),
  actor: fc.nat(3),
  isQuiet: fc.boolean(),
});
const fates = fc.array(fc.constantFrom<Fate>("published", "published", "now", "later"), {
  maxLength: 30,
});
const story = fc.record({
  // Deliveries of one round are handled at the same time.
  rounds: fc.array(fc.array(fc.array(call, { maxLength: 6 }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 5,
  }),
  fates,
});

describe(`the pipeline, whatever happens (seed ${seed})`, () => {
  it("loses no finding, tells none twice, and accounts for all", async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ rounds, fates }) => {
        const outbox = fatefulOutbox(fates);
        const state: StateTable = { ...createMemoryState(), isShared: true };
        await tellStory(rounds, outbox, state);
        const ids = outbox.messages.map(({ id }) => id);
        expect(ids).toHaveLength(new Set(ids).size);
        await expectNothingLost(rounds, outbox, state);
      }),
      { seed, numRuns },
    );
  }, 600_000);

  it("loses no finding when the table fails at any moment", async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.nat(12), async ({ rounds, fates }, callsUntilFailure) => {
        const outbox = fatefulOutbox(fates);
        const memory: StateTable = { ...createMemoryState(), isShared: true };
        let left = callsUntilFailure;
        const open = async (): Promise<StateTable> => {
          left -= 1;
          if (left < 0) throw new Error("down");
          return memory;
        };
        for (const deliveries of rounds) {
          const steady = createSteadyState(open, () => undefined);
          await tellStory([deliveries], outbox, steady);
        }
        const told = new Set(outbox.messages.map(({ body }) => actorOf(body.default)));
        const actors = loudCalls(rounds).map(({ actor }) => `u${actor}`);
        // A summary names its actors in lines, where each alert has one.
        const text = outbox.messages.map(({ body }) => body.email).join("\n");
        for (const actor of actors) {
          expect(told.has(actor) || text.includes(`by ${actor} `)).toBe(true);
        }
      }),
      { seed, numRuns },
    );
  }, 600_000);
});

/** Handles every delivery until nothing is left for a retry, as Lambda and a person would. */
async function tellStory(
  rounds: readonly (readonly (readonly Call[])[])[],
  outbox: Outbox,
  state: StateTable,
): Promise<void> {
  for (const [round, deliveries] of rounds.entries()) {
    let open = deliveries.map((calls, index) => ({ calls, owner: `${round}/${index}` }));
    for (let attempt = 0; open.length > 0; attempt += 1) {
      expect(attempt).toBeLessThan(20);
      const left = await Promise.all(
        open.map(async ({ calls, owner }) => {
          const run = runAt(now, { ...outbox, state, owner });
          const report = await runPipeline(deliver(...calls.map(recordOf)), engine, run);
          expect(findImbalances({ ...report.tally, stateFailures: 0 })).toEqual([]);
          return report.untold.length > 0;
        }),
      );
      open = open.filter((_, index) => left[index]);
    }
  }
}

/** Every distinct finding is in the count of a mail, of a line, or of what the next alert tells. */
async function expectNothingLost(
  rounds: readonly (readonly (readonly Call[])[])[],
  outbox: Outbox,
  state: StateTable,
): Promise<void> {
  for (const [actor, calls] of Map.groupBy(loudCalls(rounds), (one) => one.actor)) {
    const happened = new Set(calls.map(({ id }) => id)).size;
    // Where one topic was reached before the other, what came in between is told to the other.
    const told = Math.max(
      ...["InfosecEmail", "InfosecSMS"].map((topic) =>
        outbox.messages
          .filter((message) => message.topic === topic)
          .reduce((sum, { body }) => sum + toldOf(body.default, `u${actor}`), 0),
      ),
    );
    const [first] = match(
      [{ id: "1", record: { ...recordOf({ id: 0, actor, isQuiet: false }) } }],
      {
        rules: engine.rules,
        ownRole: undefined,
        nowMs: 0,
      },
    ).sightings;
    const key = first?.groupKey ?? "";
    const nextWeek = Date.parse(now) + 7 * 24 * 3600 * 1000;
    const terms = { owner: "judge", nowMs: nextWeek, leaseUntilMs: nextWeek };
    const [answer] = await state.claims.claim([key], terms);
    const waiting = answer?.kind === "granted" ? (answer.repeats?.count ?? 0) : 0;
    expect(told).toBeGreaterThan(0);
    expect(told + waiting).toBeGreaterThanOrEqual(happened);
    const phones = outbox.messages.filter(({ topic, body }) => {
      return topic === "InfosecSMS" && actorOf(body.default) === `u${actor}`;
    });
    expect(phones.length).toBeGreaterThan(0);
  }
}

function loudCalls(rounds: readonly (readonly (readonly Call[])[])[]): readonly Call[] {
  return rounds.flat(2).filter(({ isQuiet }) => !isQuiet);
}

function recordOf({ id, actor, isQuiet }: Call): object {
  const name = `u${actor}`;
  return {
    ...(isQuiet ? reads : stop),
    eventID: `${actor}-${id}`,
    userIdentity: {
      type: "IAMUser",
      accountId: "111122223333",
      userName: name,
      arn: `arn:aws:iam::111122223333:user/${name}`,
    },
  };
}

function fatefulOutbox(fates: readonly Fate[]): Outbox {
  let at = -1;
  return createOutbox((): MessageOutcome => {
    at += 1;
    const fate = fates[at] ?? "published";
    return fate === "published"
      ? { kind: "published" }
      : { kind: "failed", retry: fate, reason: fate };
  });
}

function actorOf(json: string): string {
  const document = JSON.parse(json) as Partial<AlertDocument>;
  return document.actor?.name ?? "";
}

/** How many findings by an actor a message tells of, alone or in a line of a summary. */
function toldOf(json: string, actor: string): number {
  const document = JSON.parse(json) as Partial<AlertDocument> & { lines?: readonly string[] };
  if (document.actor?.name === actor) return document.count ?? 0;
  const lines = (document.lines ?? []).filter((line) => line.includes(`by ${actor} `));
  return lines.reduce((sum, line) => sum + Number(/ x(\d+)$/.exec(line)?.[1] ?? 1), 0);
}
