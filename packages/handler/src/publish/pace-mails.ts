import { isSMSTopic, type TopicName } from "../route/topic.ts";
import type { Counts } from "../state/state-table.ts";
import type { MessageOutcome, Publisher } from "./message.ts";
import type { Pace } from "./publish.ts";

/** How fast mails may go, and by which clock and counters. */
export interface MailPace {
  /** Mails to one topic in one second of the clock, by all runtimes together. */
  readonly perSecond: number;
  readonly counts: Counts;
  readonly nowMs: () => number;
  readonly pace: Pace;
}

/**
 * Publishes mails no faster than they may come. SNS suspends the subscription of an address that
 * gets more than ten in a second ("Email notifications", Amazon SNS Developer Guide), after which
 * nothing arrives there, and a storm is when that must not be. Any second holds parts of two of the
 * clock's, and so twice as much.
 */
export function paceMails(publisher: Publisher, limit: MailPace): Publisher {
  return async (topic, messages) => {
    if (isSMSTopic(topic)) return publisher(topic, messages);
    const outcomes: MessageOutcome[] = [];
    for (let start = 0; start < messages.length; start += limit.perSecond) {
      const some = messages.slice(start, start + limit.perSecond);
      const isFree = await awaitTurn(topic, some.length, limit);
      outcomes.push(...(isFree ? await publisher(topic, some) : some.map(() => outOfTime)));
    }
    return outcomes;
  };
}

const outOfTime: MessageOutcome = { kind: "failed", retry: "now", reason: "out of time" };

const secondMs = 1000;
/** For how long a second is remembered: longer than clocks of runtimes may differ. */
const keepMs = 3_600_000;

/**
 * Waits for a second in which so many mails may go; false where there is no time to. Each request,
 * to the table as to SNS, may take as long as the time that is kept for the last one.
 */
async function awaitTurn(topic: TopicName, count: number, limit: MailPace): Promise<boolean> {
  const { perSecond, counts, nowMs, pace } = limit;
  while (pace.remainingMs() > 0) {
    const startedMs = nowMs();
    const second = Math.floor(startedMs / secondMs);
    const taken = await counts.increment(`mail/${topic}/${second}`, startedMs + keepMs, count);
    if (taken <= perSecond) return pace.remainingMs() > 0;
    const untilNextMs = (second + 1) * secondMs - nowMs();
    if (pace.remainingMs() <= untilNextMs) return false;
    await pace.wait(Math.max(1, untilNextMs));
  }
  return false;
}
