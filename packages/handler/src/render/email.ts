import { emailBytesTarget } from "../limits.ts";
import type { AlertDocument } from "./document.ts";
import type { Excerpt } from "./excerpt.ts";
import { factsOf, headlineOf, marksOf } from "./facts.ts";
import { printSpan } from "./text.ts";

/** What an e-mail says besides the alert itself. */
export interface EmailContext {
  readonly nowMs: number;
  /** The topics that the alert goes to. */
  readonly topics: readonly string[];
  /** The record as JSON of at most so many bytes. */
  readonly excerpt: (bytesMax: number) => Excerpt;
  /** An entry of the settings that would silence this, ready to paste. */
  readonly suppression: string;
}

/** The record is worth showing from this many bytes on, even where the mail gets longer. */
const excerptBytesMin = 600;

/**
 * The e-mail of an alert, as text, for SNS sends no other: what happened and whether it succeeded
 * in the first two lines, then who and where, then why, then what to do.
 */
export function printEmail(alert: AlertDocument, context: EmailContext): string {
  const age = printSpan(Math.max(0, context.nowMs - Date.parse(alert.time)));
  const body = [...headlineOf(alert), "", ...printFacts(alert, age), "", ...advice(alert)];
  const footer = footerOf(alert, context);
  const room = emailBytesTarget - Buffer.byteLength([...body, ...footer].join("\n")) - 100;
  const excerpt = context.excerpt(Math.max(excerptBytesMin, room));
  const record = [`RECORD (redacted, ${sizeOf(excerpt)})`, excerpt.text];
  return [...body, "", ...record, "", ...footer, ""].join("\n");
}

function printFacts(alert: AlertDocument, age: string): readonly string[] {
  return factsOf(alert, age).flatMap(({ name, values }) =>
    values.map((value, index) => `${(index === 0 ? name : "").padEnd(9)}${value}`),
  );
}

function advice(alert: AlertDocument): readonly string[] {
  return [
    "WHY IT MATCHED",
    ...alert.why.map((line) => `  ${line}`),
    "",
    "WHAT TO DO",
    ...alert.runbook.map((step, index) => `  ${index + 1}. ${step}`),
    "",
    "REFERENCES",
    `  ${marksOf(alert).join(" | ")}`,
    ...alert.references.map((address) => `  ${address}`),
    "",
    "LOOK IT UP (sign in to the account; event history holds 90 days)",
    `  ${alert.link}`,
    `  ${alert.lookup}`,
  ];
}

function footerOf(alert: AlertDocument, { topics, suppression }: EmailContext): readonly string[] {
  return [
    "--",
    `You got this because ${alert.severity} alerts of this rule go to ${topics.join(", ")}.`,
    `Alert ${alert.id}, settings ${alert.settingsVersion}. To silence it, fill in and add this to`,
    "the suppressions of the settings:",
    suppression,
  ];
}

function sizeOf({ text, bytesWhole }: Excerpt): string {
  const shown = Buffer.byteLength(text);
  return shown >= bytesWhole
    ? `${kilo(bytesWhole)} KB`
    : `${kilo(shown)} of ${kilo(bytesWhole)} KB`;
}

function kilo(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}
