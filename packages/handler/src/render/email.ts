import { emailBytesTarget } from "../limits.ts";
import type { AlertDocument } from "./document.ts";
import type { Excerpt } from "./excerpt.ts";
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
  const body = [...headline(alert), "", ...facts(alert, context.nowMs), "", ...advice(alert)];
  const footer = footerOf(alert, context);
  const room = emailBytesTarget - Buffer.byteLength([...body, ...footer].join("\n")) - 100;
  const excerpt = context.excerpt(Math.max(excerptBytesMin, room));
  const record = [`RECORD (redacted, ${sizeOf(excerpt)})`, excerpt.text];
  return [...body, "", ...record, "", ...footer, ""].join("\n");
}

function headline(alert: AlertDocument): readonly string[] {
  const { severity, title, ruleId, action, actor, outcome, because } = alert;
  const mfa = actor.mfa === "unknown" ? "" : `  -  MFA ${actor.mfa}`;
  const why = outcome.kind === "succeeded" ? "" : ` (${outcome.errorCode ?? "see below"})`;
  return [
    `${severity.toUpperCase()}  ${title}  (rule ${ruleId})`,
    `${action} by ${actor.name}  -  ${outcome.kind.toUpperCase()}${why}${mfa}`,
    ...(because === undefined ? [] : [`Raised to ${severity}, because ${because}`]),
  ];
}

function facts(alert: AlertDocument, nowMs: number): readonly string[] {
  const { account, region, actor, targets, outcome, count, threshold } = alert;
  const ago = printSpan(Math.max(0, nowMs - Date.parse(alert.time)));
  const alias = account.alias === undefined ? "" : `${account.alias} (`;
  const id = account.id === "" ? "unknown" : account.id;
  const span = alert.firstTime === alert.lastTime ? "" : `${alert.firstTime} to ${alert.lastTime}`;
  return [
    label("Account", `${alias}${id}${alias === "" ? "" : ")"}   Region ${region || "unknown"}`),
    label("When", `${alert.time} (${ago} ago)`),
    label("Count", count === 1 ? "1" : `${count}, ${span || "at the same second"}`),
    ...(threshold === undefined
      ? []
      : [
          label(
            "Counted",
            `${threshold.total} in ${threshold.withinSeconds} s, over the limit of ${threshold.over}`,
          ),
        ]),
    label("Who", actor.name === actor.kind ? actor.name : `${actor.name} (${actor.kind})`),
    ...(actor.arn === undefined ? [] : [label("", actor.arn)]),
    ...viaOf(alert),
    label("From", fromOf(alert)),
    label("Target", targets[0] ?? "none named"),
    ...targets.slice(1).map((target) => label("", target)),
    ...(outcome.errorMessage === undefined ? [] : [label("Error", outcome.errorMessage)]),
  ];
}

/** How the actor came by the rights used: the role, the service between, the other account. */
function viaOf({ actor, account }: AlertDocument): readonly string[] {
  const parts = [
    actor.issuer === undefined ? "" : `credentials of ${actor.issuer}`,
    actor.invokedBy === undefined ? "" : `called through ${actor.invokedBy}`,
    actor.accountId === undefined || actor.accountId === account.id
      ? ""
      : `from the other account ${actor.accountId}`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? [] : [label("Via", parts.join(", "))];
}

function fromOf({ source, tool, userAgent }: AlertDocument): string {
  const where =
    source.text === "" ? "no address given" : `${source.text} (${classes[source.kind]})`;
  const agent = userAgent === undefined ? "" : `: ${userAgent}`;
  return `${where}, with ${tool.name}${agent}`;
}

const classes = {
  public: "public",
  private: "private",
  "aws-service": "an AWS service",
  "aws-internal": "inside AWS",
  other: "no address",
  none: "none",
} as const satisfies Record<AlertDocument["source"]["kind"], string>;

function advice(alert: AlertDocument): readonly string[] {
  const { cis, attack, references, requestID } = alert;
  const marks = [
    ...(cis.length > 0 ? [`CIS ${cis.join(", ")}`] : []),
    ...(attack.length > 0 ? [`ATT&CK ${attack.join(", ")}`] : []),
    `event ${alert.eventID}`,
    ...(requestID === undefined ? [] : [`request ${requestID}`]),
  ];
  return [
    "WHY IT MATCHED",
    ...alert.why.map((line) => `  ${line}`),
    "",
    "WHAT TO DO",
    ...alert.runbook.map((step, index) => `  ${index + 1}. ${step}`),
    "",
    "REFERENCES",
    `  ${marks.join(" | ")}`,
    ...references.map((address) => `  ${address}`),
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

function label(name: string, value: string): string {
  return `${name.padEnd(9)}${value}`;
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
