import type { Severity, Team } from "@logcritical/rules";
import type { HandlerSettings } from "../settings/settings.ts";
import type { TopicName, Topics } from "./topic.ts";

/** What of an alert decides where it goes. */
export interface Routable {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly teams: readonly Team[];
  readonly account: string;
}

/** Where an alert goes, and whether that was meant. */
export interface Route {
  readonly topics: readonly TopicName[];
  /** No topic was meant for it, so that it goes where somebody will see it. */
  readonly isStray: boolean;
}

/**
 * Chooses the topics of an alert: those of the first routing entry that fits it, else those of
 * its rule's teams, by e-mail and, where it is critical, by SMS. A topic that does not exist is
 * left out; what then has none goes to `InfosecEmail`, or to any e-mail topic, or to any at all.
 */
export function route(alert: Routable, settings: HandlerSettings, topics: Topics): Route {
  const entry = settings.routing.find(
    ({ rule, severity, account }) =>
      (rule ?? alert.ruleId) === alert.ruleId &&
      (severity ?? alert.severity) === alert.severity &&
      (account ?? alert.account) === alert.account,
  );
  const wanted = entry?.topics ?? alert.teams.flatMap((team) => topicsOf(team, alert.severity));
  const found = [...new Set(wanted)].filter((topic) => topics[topic] !== undefined);
  if (found.length > 0) return { topics: found, isStray: false };
  const refuge = refuges.find((topic) => topics[topic] !== undefined) ?? "InfosecEmail";
  return { topics: [refuge], isStray: true };
}

const refuges: readonly TopicName[] = ["InfosecEmail", "DevOpsEmail", "InfosecSMS", "DevOpsSMS"];

function topicsOf(team: Team, severity: Severity): readonly TopicName[] {
  const { email, sms } = teamTopics[team];
  return severity === "critical" ? [email, sms] : [email];
}

const teamTopics = {
  infosec: { email: "InfosecEmail", sms: "InfosecSMS" },
  devops: { email: "DevOpsEmail", sms: "DevOpsSMS" },
} as const satisfies Record<Team, { readonly email: TopicName; readonly sms: TopicName }>;
