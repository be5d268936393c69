import { createHash } from "node:crypto";
import type { Engine } from "../engine.ts";
import { summaryLinesMax } from "../limits.ts";
import type { Notice } from "../render/notice.ts";
import { linesThatFit, printTime, tame } from "../render/text.ts";
import type { TopicName } from "../route/topic.ts";
import type { Run } from "../run.ts";
import type { DigestEntry } from "../state/state-table.ts";
import { noticeTopics, type Telling, tellNotice } from "./notices.ts";

/**
 * Where hits of suppressions are kept until they are told, by the entry's own text, of which a
 * reason may be longer than the state table's keys.
 */
export function suppressionKey(index: number, engine: Engine): string {
  const text = JSON.stringify(engine.settings.suppressions[index]) ?? "";
  return `suppression/${createHash("sha256").update(text).digest("hex")}`;
}

/**
 * Tells every e-mail topic once a day that the channel lives: a subscription that a link scanner
 * cancelled looks just like a quiet day. With it comes what waited for it: findings of low
 * severity, the state of the rules, and suppressions that have ended or that silence nothing.
 * The log has every finding, also those for which the mail has no room. False where a topic could
 * not be told.
 */
export async function tellDaily(
  engine: Engine,
  run: Run,
  log: (line: object) => void = () => undefined,
): Promise<boolean> {
  const entries = await run.state.digest.list();
  const suppressions = entries.filter(({ key }) => key.startsWith("suppression/"));
  const about = [...rulesLines(engine), "", ...suppressionLines(engine, suppressions, run.nowMs())];
  const told: DigestEntry[] = [];
  const tellings: Telling[] = [];
  for (const topic of noticeTopics(run)) {
    const own = entries.filter(({ key }) => key.startsWith(`${topic}/`));
    const telling = await tellNotice(dailyNotice(own, about), topic, run);
    tellings.push(telling);
    if (telling === "told") logDigest(own, topic, log);
    // What a second report within the hour would have told waits for the next.
    if (telling === "told") told.push(...own);
  }
  const isTold = tellings.every((telling) => telling === "told");
  await run.state.digest.clear(isTold ? [...told, ...suppressions] : told);
  return !tellings.includes("failed");
}

/** Entries in one line of the log. */
const chunkSize = 100;

function logDigest(
  entries: readonly DigestEntry[],
  topic: TopicName,
  log: (line: object) => void,
): void {
  for (let start = 0; start < entries.length; start += chunkSize) {
    const lines = entries.slice(start, start + chunkSize).map(printEntry);
    log({ level: "info", message: "digest", topic, lines });
  }
}

function dailyNotice(entries: readonly DigestEntry[], about: readonly string[]): Notice {
  const shown = linesThatFit(entries.map(printEntry), summaryLinesMax);
  const more = entries.length - shown.length;
  const rest = more > 0 ? [`and ${more} more, each in the handler's log`] : [];
  const count = entries.reduce((sum, entry) => sum + entry.count, 0);
  return {
    name: "heartbeat",
    severity: "low",
    title: `daily report, ${count === 0 ? "nothing" : count} of low severity`,
    lines: [
      "LogCritical is running, and this is the way its alerts come to you.",
      "",
      ...(entries.length === 0 ? [] : ["OF LOW SEVERITY", ...shown, ...rest, ""]),
      ...about,
    ],
  };
}

function printEntry({ line, count, lastMs }: DigestEntry): string {
  return count > 1 ? `${line}  x${count}, last ${printTime(lastMs)}` : line;
}

function rulesLines({ rules, settingsVersion }: Engine): readonly string[] {
  const idle = rules.rules.filter(({ state }) => state !== "alert");
  return [
    `RULES (settings ${settingsVersion})`,
    `${rules.rules.length - idle.length} of ${rules.rules.length} alert.`,
    ...idle.map(({ rule, state, reason }) => `${rule.id}: ${reason ?? state}`),
  ];
}

function suppressionLines(
  engine: Engine,
  hits: readonly DigestEntry[],
  nowMs: number,
): readonly string[] {
  const { suppressions } = engine.settings;
  if (suppressions.length === 0) return [];
  const lines = suppressions.map((entry, index) => {
    const { reason, owner, until, from } = entry;
    const found = hits.find(({ key }) => key === suppressionKey(index, engine));
    const hit = found === undefined ? "silenced nothing" : `silenced ${found.count}`;
    const isEarly = from !== undefined && Date.parse(from) > nowMs;
    const state = Date.parse(until) <= nowMs ? "has ended: remove it" : isEarly ? "not yet" : hit;
    return `${state} | ${tame(reason, 120)} | ${tame(owner, 60)} | until ${until}`;
  });
  return ["SUPPRESSIONS since the last report", ...lines];
}
