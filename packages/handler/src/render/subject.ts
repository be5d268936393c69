import { subjectLengthMax } from "../limits.ts";
import type { AlertDocument } from "./document.ts";
import { clip, clipStart } from "./text.ts";

/**
 * The subject of an alert, for mail rules and for a glance:
 * `[CRITICAL] CloudTrail changed: cloudtrail:StopLogging by alice @prod us-east-1 x12`.
 * Where it is too long the region goes first, then the beginning of the actor, then the end of the
 * title; severity and account always stay.
 */
export function printSubject(alert: AlertDocument): string {
  const { title, action, actor, account, region, count, outcome } = alert;
  const head = `[${alert.severity.toUpperCase()}] `;
  const did = outcome.kind === "succeeded" ? "" : `${outcome.kind} `;
  const where = ` @${printable(account.alias ?? account.id)}`.slice(0, 34);
  const times = count > 1 ? ` x${count}` : "";
  const compose = (name: string, by: string, place: string): string =>
    `${head}${name}: ${did}${printable(action)} by ${by}${where}${place}${times}`;
  const [name, by] = [printable(title), printable(actor.name)];
  const full = compose(name, by, region === "" ? "" : ` ${printable(region)}`);
  if (full.length <= subjectLengthMax) return full;
  const excess = compose(name, by, "").length - subjectLengthMax;
  const shortBy = clipStart(by, Math.max(12, by.length - Math.max(0, excess)));
  const left = compose(name, shortBy, "").length - subjectLengthMax;
  const shortName = clip(name, Math.max(12, name.length - Math.max(0, left)));
  const short = compose(shortName, shortBy, "");
  if (short.length <= subjectLengthMax) return short;
  // Only an action of absurd length comes here; it gives way to who, where and how often.
  return `${head}${shortName}: by ${shortBy}${where}${times}`.slice(0, subjectLengthMax);
}

/**
 * Printable ASCII, one line. SNS refuses others with no more than "Invalid parameter: Subject".
 * Source: PublishBatchRequestEntry, `Subject`, Amazon SNS API Reference.
 */
export function printable(text: string): string {
  return text
    .replaceAll(/[^\x20-\x7e]+/g, "?")
    .replaceAll(/ {2,}/g, " ")
    .trim();
}
