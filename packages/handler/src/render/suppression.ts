import { isTampering } from "../match/tampering.ts";
import type { Suppression } from "../settings/settings.ts";
import type { AlertDocument } from "./document.ts";
import { printTime } from "./text.ts";

/** How long the entry proposed would hold: long enough to look into it, short enough to return. */
const proposedMs = 24 * 3600 * 1000;

/**
 * The entry of the settings that would silence alerts like this one for a day, as one line of
 * JSON, with its reason and its owner left for a person to give.
 */
export function printSuppression(alert: AlertDocument, nowMs: number): string {
  const { actor, account } = alert;
  const entry: Suppression = {
    rule: alert.ruleId,
    ...(account.id === "" ? {} : { account: account.id }),
    actor: (actor.session === undefined ? actor.arn : actor.issuer) ?? actor.key,
    until: printTime(nowMs + proposedMs),
    reason: "",
    owner: "",
    ...(alert.attack.some(isTampering) && { includeTampering: true }),
  };
  return JSON.stringify(entry);
}
