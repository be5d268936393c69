import { subjectLengthMax } from "@logcritical/handler";
import { neutralise } from "@logcritical/rules/record";
import { printTime } from "../../replay/print-time.ts";
import type { Sent, SentMessage } from "../../whatif/sent.ts";
import { printJSON } from "../json.ts";
import type { Paint } from "../paint.ts";
import { printThings } from "../words.ts";

/** Prints messages word for word, one thing sent after the other. */
export interface Rendering {
  head(): string;
  row(sent: Sent): string;
  foot(): string;
}

/** What `render --format` takes. */
export const renderFormats = ["text", "json"] as const;

/** Creates the rendering of the name. */
export function createRendering(name: (typeof renderFormats)[number], paint: Paint): Rendering {
  return name === "json" ? createJSON() : createText(paint);
}

/** The same mail to several topics is printed once. */
function createText(paint: Paint): Rendering {
  return {
    head: () => "",
    row(sent) {
      const alike = Map.groupBy(sent.messages, (message) =>
        JSON.stringify(message.channel === "email" ? [message.subject, message.text] : message),
      );
      const shown = [...alike.values()].map((messages) => printMessage(messages, paint));
      const title = paint.bold(`== ${describe(sent)}`);
      return `${[title, ...shown, ...printShared(sent)].join("\n\n")}\n\n`;
    },
    foot: () => "",
  };
}

/** What the messages are about. */
function describe(sent: Sent): string {
  const time = printTime(sent.sentAtMs);
  switch (sent.kind) {
    case "alert": {
      const { alert, findings } = sent;
      const { severity, ruleId, eventID } = alert;
      const about = `${severity} alert of ${ruleId} about ${printThings(findings, "finding")}`;
      return neutralise(`${time}  ${about}, first record ${eventID} of ${alert.time}`);
    }
    case "summary":
      return `${time}  what is too much for one delivery`;
    case "daily-report":
      return `${time}  daily report`;
  }
}

/** An alert that has no mail of its own is told in one that comes after it. */
function printShared(sent: Sent): readonly string[] {
  if (sent.kind !== "alert" || sent.shared.length === 0) return [];
  return [`(to ${sent.shared.join(", ")} in a mail that it shares with others)`];
}

function printMessage(messages: readonly SentMessage[], paint: Paint): string {
  const [message] = messages;
  if (message === undefined) return "";
  const topics = messages.map(({ topic }) => topic).join(", ");
  if (message.channel === "sms") {
    const { units, alphabet, parts } = message.size;
    const measure = alphabet === "gsm-7" ? "septets" : "characters of 16 bits";
    const size = `${units} ${measure} with the topic's name, ${printThings(parts, "part")}`;
    return `${paint.dim(`-- SMS to ${topics}: ${size}`)}\n${message.text}`;
  }
  const { subject, text } = message;
  const size = `subject of ${subject.length} characters, at most ${subjectLengthMax}`;
  const heading = paint.dim(`-- e-mail to ${topics}: ${size}`);
  return `${heading}\nSubject: ${subject}\n\n${text.trimEnd()}`;
}

/** One array with an object for each message. */
function createJSON(): Rendering {
  let isFirst = true;
  return {
    head: () => "[",
    row: (sent) =>
      sent.messages
        .map((message) => {
          const lead = isFirst ? "\n" : ",\n";
          isFirst = false;
          return `${lead}${printJSON(describeMessage(sent, message))}`;
        })
        .join(""),
    foot: () => (isFirst ? "]\n" : "\n]\n"),
  };
}

function describeMessage(sent: Sent, message: SentMessage): object {
  const { kind, sentAtMs } = sent;
  const { channel, topic, text } = message;
  const size =
    message.channel === "sms"
      ? message.size
      : { subject: message.subject, subjectLength: message.subject.length };
  return { sentAt: printTime(sentAtMs), kind, ...aboutOf(sent), topic, channel, ...size, text };
}

function aboutOf(sent: Sent): object {
  switch (sent.kind) {
    case "alert": {
      const { id, ruleId, severity, eventID, time } = sent.alert;
      return { alertId: id, ruleId, severity, eventId: eventID, time, findings: sent.findings };
    }
    case "summary":
      return { alertIds: sent.alertIds };
    case "daily-report":
      return {};
  }
}
