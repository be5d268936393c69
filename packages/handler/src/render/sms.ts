import type { SMSWindow } from "../route/route-alerts.ts";
import type { TopicName } from "../route/topic.ts";
import type { AlertDocument } from "./document.ts";
import { shortenName } from "./subject.ts";
import { clip, printTime } from "./text.ts";

/** The septets of one SMS. Source: "Publishing to a mobile phone", Amazon SNS Developer Guide. */
const septetsMax = 160;

/**
 * SNS puts the topic's display name before the text, in capitals, as `INFOSEC-SMS> `.
 * Source: "Creating a subscription for SMS", Amazon SNS Developer Guide.
 */
const displayNames: Readonly<Partial<Record<TopicName, string>>> = {
  InfosecSMS: "INFOSEC-SMS> ",
  DevOpsSMS: "DEVOPS-SMS> ",
};

/** How many septets a text for the topic may have: 147 for `InfosecSMS`, 148 for `DevOpsSMS`. */
export function smsBudget(topic: TopicName): number {
  return septetsMax - (displayNames[topic] ?? "INFOSEC-SMS> ").length;
}

/**
 * The alert in one SMS, without any address, which phones make links of: severity, what, who,
 * where, from, MFA, time and the beginning of the record's id. What does not fit goes in this
 * order: how the actor signed in, source, MFA, region, the beginning of the actor, the end of the
 * title.
 */
export function printSMS(alert: AlertDocument, budget: number, last?: SMSWindow): string {
  const { title, action, actor, account, region, source, outcome, count } = alert;
  const did = outcome.kind === "succeeded" ? "" : `${outcome.kind} `;
  const call = clip(action.slice(action.indexOf(":") + 1), 40);
  const tail = [
    ...(count > 1 ? [`x${count}`] : []),
    printMinute(Date.parse(alert.time)),
    `ref ${alert.eventID.slice(0, 8)}`,
  ];
  const muted =
    last === undefined ? "" : `. Last SMS until ${printMinute(last.untilMs)}, see e-mail`;
  const compose = (name: string, by: string, optional: readonly string[]): string => {
    const head = `${alert.severity.toUpperCase()} ${name}: ${did}${call} by ${by}`;
    const where = clip(account.alias ?? account.id, 20);
    return gsm([head, where, ...optional, ...tail].join(", ") + muted);
  };
  const by = shortenName(actor.name, 200);
  const mfa = actor.mfa === "unknown" ? "" : `MFA ${actor.mfa}`;
  const some = (...parts: readonly string[]): readonly string[] =>
    parts.filter((one) => one !== "");
  const forms = [
    compose(title, actor.name, some(region, source.text, mfa)),
    compose(title, by, some(region, source.text, mfa)),
    compose(title, by, some(region, mfa)),
    compose(title, by, some(region)),
    compose(title, by, []),
    compose(title, shortenName(by, 20), []),
    compose(clip(title, 30), shortenName(by, 14), []),
    compose(clip(title, 12), shortenName(by, 8), []),
  ];
  return forms.find((text) => text.length <= budget) ?? forms.at(-1)?.slice(0, budget) ?? "";
}

/**
 * Text in which every character is one septet of the GSM 7-bit alphabet: what needs two gets a
 * plainer sibling, and what the alphabet lacks, which would halve the room, a question mark.
 * Source: 3GPP TS 23.038, section 6.2.1.
 */
function gsm(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9 @$_!"#%&'()*+,\-./:;<=>?]/g, (character) => {
    return siblings[character] ?? "?";
  });
}

const siblings: Readonly<Record<string, string>> = {
  "[": "(",
  "]": ")",
  "{": "(",
  "}": ")",
  "\\": "/",
  "|": "/",
  "^": "'",
  "~": "-",
  "`": "'",
  "\n": " ",
  "\t": " ",
};

/** `14:05Z`, of any year: it is read from the end. */
function printMinute(ms: number): string {
  return `${printTime(ms).slice(-"14:05:31Z".length, -":31Z".length)}Z`;
}
