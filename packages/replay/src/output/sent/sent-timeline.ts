import { neutralise } from "@logcritical/rules/record";
import { printDay } from "../../whatif/day.ts";
import type { Sent, SentAlert, SentMessage } from "../../whatif/sent.ts";
import { columnsMin } from "../timeline.ts";
import { printThings } from "../words.ts";
import { printWrapped } from "../wrap.ts";
import type { SentFormat, SentLayout } from "./sent-format.ts";

/** Where what follows the severity begins, and where it does on a narrow terminal: below it. */
const indentWide = 20;
const indentNarrow = 2;

/** For people: a heading for each day, an alert in two lines, and at the end how much it is. */
export function createSentTimeline(layout: SentLayout): SentFormat {
  const { paint, columns } = layout;
  const isNarrow = columns < columnsMin;
  const indent = isNarrow ? indentNarrow : indentWide;
  let day: string | undefined;
  return {
    head: () => "",
    row(sent) {
      // Of an alert people look for the call; when it was sent is known to the minute at best.
      const timeMs = sent.kind === "alert" ? Date.parse(sent.alert.time) : sent.sentAtMs;
      const heading = printDay(timeMs);
      const lead = day === undefined ? "" : "\n";
      const title = heading === day ? "" : `${lead}${paint.bold(heading)}\n`;
      day = heading;
      const time = new Date(timeMs).toISOString().slice(11, 19);
      const { severity, what, where } = describe(sent);
      const mark = `${time}  ${paint.severity(severity)}`;
      const told = printWrapped(neutralise(what), { indent, columns });
      const rest = isNarrow ? `\n${told}` : told.slice(time.length + 2 + severity.length);
      const details = printWrapped(neutralise(where), { indent, columns });
      return `${title}${mark}${rest}\n${paint.dim(details)}\n`;
    },
    foot: (volumes) => layout.printVolumes(volumes),
  };
}

/** What is said of something sent: what it is, and to whom it goes. */
interface Description {
  readonly severity: SentAlert["alert"]["severity"];
  readonly what: string;
  readonly where: string;
}

function describe(sent: Sent): Description {
  switch (sent.kind) {
    case "alert":
      return describeAlert(sent);
    case "summary": {
      const [message] = sent.messages;
      const what = `${sent.alertIds.length} of the alerts above share one mail`;
      return { severity: "low", what, where: `to ${message?.topic ?? "nobody"}` };
    }
    case "daily-report":
      return {
        severity: "low",
        what: "Daily report",
        where: `to ${sent.messages.map(describeReport).join(", ")}`,
      };
  }
}

function describeAlert({ alert, topics, muted, findings }: SentAlert): Description {
  const { title, outcome, action, actor, account, region, severity, ruleId } = alert;
  const did = outcome.kind === "succeeded" ? "" : `${outcome.kind} `;
  const place = [account.alias ?? account.id, region].filter((part) => part !== "").join(" ");
  const parts = [
    `${ruleId} to ${topics.join(", ")}`,
    ...(findings > 1 ? [`tells of ${printThings(findings, "finding")}`] : []),
    ...muted.map((topic) => `no SMS to ${topic}, whose share is used up`),
  ];
  return {
    severity,
    what: `${title}: ${did}${action} by ${actor.name}${place === "" ? "" : ` in ${place}`}`,
    where: parts.join("; "),
  };
}

/** The subject says how much of low severity it holds. */
function describeReport(message: SentMessage): string {
  if (message.channel === "sms") return message.topic;
  const [, told = ""] = message.subject.split("daily report, ");
  return `${message.topic} (${told})`;
}
