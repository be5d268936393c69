import type { Message } from "../publish/message.ts";
import type { TopicName } from "../route/topic.ts";
import { printable } from "./subject.ts";
import { clip, linesThatFit, printTime } from "./text.ts";

/** Something to say about the handler itself. */
export interface Notice {
  /** Also the key under which it is told at most once an hour. */
  readonly name: "unreadable" | "settings" | "filters" | "heartbeat" | "digest";
  readonly severity: "medium" | "low";
  readonly title: string;
  readonly lines: readonly string[];
}

/** How many lines and characters of a notice are sent; the log has them all. */
const linesMax = 300;
const lineLengthMax = 500;

/** Renders a notice for an e-mail topic. Its lines have been made fit by whoever wrote them. */
export function printNotice(notice: Notice, topic: TopicName, nowMs: number): Message {
  const { name, severity, title } = notice;
  const clipped = notice.lines.map((line) => clip(line, lineLengthMax));
  const shown = linesThatFit(clipped, linesMax);
  const more = notice.lines.length - shown.length;
  const lines = more > 0 ? [...shown, `and ${more} more lines`] : shown;
  const time = printTime(nowMs);
  return {
    id: `notice/${name}/${topic}`,
    topic,
    alertIds: [],
    subject: clip(printable(`[${severity.toUpperCase()}] LogCritical: ${title}`), 99),
    body: {
      default: JSON.stringify({
        schemaVersion: 1,
        kind: "notice",
        name,
        severity,
        title,
        time,
        lines,
      }),
      email: [`${severity.toUpperCase()}  ${title}`, "", ...lines, ""].join("\n"),
      sms: clip(printable(title), 140),
    },
    attributes: { severity, ruleId: `notice-${name}`, accountId: "own", region: "own" },
  };
}
