import type { AlertDocument } from "./document.ts";

/** What happened and how it ended, as an alert begins: one to three lines. */
export function headlineOf(alert: AlertDocument): readonly string[] {
  const { severity, title, ruleId, action, actor, outcome, because } = alert;
  const mfa = actor.mfa === "unknown" ? "" : `  -  MFA ${actor.mfa}`;
  const why = outcome.kind === "succeeded" ? "" : ` (${outcome.errorCode ?? "see below"})`;
  return [
    `${severity.toUpperCase()}  ${title}  (rule ${ruleId})`,
    `${action} by ${actor.name}  -  ${outcome.kind.toUpperCase()}${why}${mfa}`,
    ...(because === undefined ? [] : [`Raised to ${severity}, because ${because}`]),
  ];
}

/** A name, and what it stands for: values one below the other. */
export interface Fact {
  readonly name: string;
  readonly values: readonly string[];
}

/** Who, where, when, from where and what to, in the order in which people ask. */
export function factsOf(alert: AlertDocument, age?: string): readonly Fact[] {
  const { account, region, actor, targets, outcome, count, threshold } = alert;
  const alias = account.alias === undefined ? "" : `${account.alias} (`;
  const id = account.id === "" ? "unknown" : account.id;
  const span = alert.firstTime === alert.lastTime ? "" : `${alert.firstTime} to ${alert.lastTime}`;
  const via = viaOf(alert);
  return [
    {
      name: "Account",
      values: [`${alias}${id}${alias === "" ? "" : ")"}   Region ${region || "unknown"}`],
    },
    { name: "When", values: [age === undefined ? alert.time : `${alert.time} (${age} ago)`] },
    { name: "Count", values: [count === 1 ? "1" : `${count}, ${span || "at the same second"}`] },
    ...(threshold === undefined
      ? []
      : [
          {
            name: "Counted",
            values: [
              `${threshold.total} in ${threshold.withinSeconds} s, over the limit of ${threshold.over}`,
            ],
          },
        ]),
    {
      name: "Who",
      values: [
        actor.name === actor.kind ? actor.name : `${actor.name} (${actor.kind})`,
        ...(actor.arn === undefined ? [] : [actor.arn]),
      ],
    },
    ...(via === "" ? [] : [{ name: "Via", values: [via] }]),
    { name: "From", values: [fromOf(alert)] },
    { name: "Target", values: targets.length === 0 ? ["none named"] : targets },
    ...(outcome.errorMessage === undefined
      ? []
      : [{ name: "Error", values: [outcome.errorMessage] }]),
  ];
}

/** How the actor came by the rights used: the role, the service between, the other account. */
function viaOf({ actor, account }: AlertDocument): string {
  return [
    actor.issuer === undefined ? "" : `credentials of ${actor.issuer}`,
    actor.invokedBy === undefined ? "" : `called through ${actor.invokedBy}`,
    actor.accountId === undefined || actor.accountId === account.id
      ? ""
      : `from the other account ${actor.accountId}`,
  ]
    .filter((part) => part !== "")
    .join(", ");
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

/** What it is known by elsewhere: controls, techniques, the record and the request. */
export function marksOf({ cis, attack, eventID, requestID }: AlertDocument): readonly string[] {
  return [
    ...(cis.length > 0 ? [`CIS ${cis.join(", ")}`] : []),
    ...(attack.length > 0 ? [`ATT&CK ${attack.join(", ")}`] : []),
    `event ${eventID}`,
    ...(requestID === undefined ? [] : [`request ${requestID}`]),
  ];
}
