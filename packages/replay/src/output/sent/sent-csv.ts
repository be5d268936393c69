import { neutralise } from "@logcritical/rules/record";
import { stringify } from "csv-stringify/sync";
import { printTime } from "../../replay/print-time.ts";
import type { Sent, SentMessage } from "../../whatif/sent.ts";
import type { SentFormat } from "./sent-format.ts";

/** CSV with a line for each message; safe in spreadsheets as that of findings is. */
export function createSentCSV(): SentFormat {
  return {
    head: () => print(columns.map(([name]) => name)),
    row: (sent) =>
      sent.messages
        .map((message) => print(columns.map(([, read]) => neutralise(read(sent, message) ?? ""))))
        .join(""),
    foot: () => "",
  };
}

function print(cells: readonly string[]): string {
  return stringify([[...cells]], { escape_formulas: true });
}

type Column = readonly [
  name: string,
  read: (sent: Sent, message: SentMessage) => string | undefined,
];

const columns: readonly Column[] = [
  ["sentAt", ({ sentAtMs }) => printTime(sentAtMs)],
  ["kind", ({ kind }) => kind],
  ["topic", (_, { topic }) => topic],
  ["channel", (_, { channel }) => channel],
  ["subject", (_, message) => (message.channel === "email" ? message.subject : undefined)],
  ["sms", (_, message) => (message.channel === "sms" ? message.text : undefined)],
  ["units", (_, message) => (message.channel === "sms" ? `${message.size.units}` : undefined)],
  ["parts", (_, message) => (message.channel === "sms" ? `${message.size.parts}` : undefined)],
  ["findings", (sent) => (sent.kind === "alert" ? `${sent.findings}` : undefined)],
  ["alerts", (sent) => alertIdsOf(sent).join(" ")],
  ["severity", (sent) => (sent.kind === "alert" ? sent.alert.severity : undefined)],
  ["rule", (sent) => (sent.kind === "alert" ? sent.alert.ruleId : undefined)],
  ["time", (sent) => (sent.kind === "alert" ? sent.alert.time : undefined)],
  ["account", (sent) => (sent.kind === "alert" ? sent.alert.account.id : undefined)],
  ["actor", (sent) => (sent.kind === "alert" ? sent.alert.actor.name : undefined)],
  ["action", (sent) => (sent.kind === "alert" ? sent.alert.action : undefined)],
  ["eventId", (sent) => (sent.kind === "alert" ? sent.alert.eventID : undefined)],
];

function alertIdsOf(sent: Sent): readonly string[] {
  switch (sent.kind) {
    case "alert":
      return [sent.alert.id];
    case "summary":
      return sent.alertIds;
    case "daily-report":
      return [];
  }
}
