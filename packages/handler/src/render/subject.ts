import { subjectLengthMax } from "../limits.ts";
import type { AlertDocument } from "./document.ts";
import { clip, clipStart } from "./text.ts";

/**
 * The subject of an alert, for mail rules and for a glance:
 * `[CRITICAL] CloudTrail changed: cloudtrail:StopLogging by alice @prod us-east-1 x12`.
 * Where it is too long, the region goes first, then the service, then what comes before the last
 * part of the actor's name or after its first, then the end of the title; severity and account
 * always stay.
 */
export function printSubject(alert: AlertDocument): string {
  const { title, action, actor, account, region, count, outcome } = alert;
  const did = outcome.kind === "succeeded" ? "" : `${outcome.kind} `;
  const times = count > 1 ? ` x${count}` : "";
  const where = `@${clip(printable(account.alias ?? account.id), 32)}`;
  const compose = ({ name, act, by, place }: Parts): string =>
    `[${alert.severity.toUpperCase()}] ${name}: ${did}${act} by ${by} ${where}${place}${times}`;
  const [name, act, by] = [title, action, actor.name].map(printable) as [string, string, string];
  const call = clip(act.slice(act.indexOf(":") + 1), 32);
  const place = region === "" ? "" : ` ${printable(region)}`;
  const forms: readonly Parts[] = [
    { name, act, by, place },
    { name, act, by, place: "" },
    { name, act: call, by, place: "" },
    { name, act: call, by: shortenName(by, 24), place: "" },
    { name: clip(name, 24), act: call, by: shortenName(by, 12), place: "" },
    { name: clip(name, 16), act: clip(call, 12), by: shortenName(by, 8), place: "" },
  ];
  const fitting = forms.map(compose).find((text) => text.length <= subjectLengthMax);
  return (
    fitting ?? compose({ name: "alert", act: "", by: "", place: "" }).slice(0, subjectLengthMax)
  );
}

/** The parts of a subject that may be given shorter. */
interface Parts {
  readonly name: string;
  readonly act: string;
  readonly by: string;
  readonly place: string;
}

/**
 * An actor's name in less room: without how they signed in (`alice via SSO Admin`), then the last
 * part of a path (`team/deploy/alice`), which tells most.
 */
export function shortenName(name: string, lengthMax: number): string {
  const plain = name.split(" via ")[0] ?? name;
  return plain.length <= lengthMax ? plain : clipStart(plain, lengthMax);
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
