import type { Alert } from "../group/alert.ts";
import { rememberMs } from "../limits.ts";
import type { RoutedAlert } from "../route/route-alerts.ts";
import { type TopicName, topicNames } from "../route/topic.ts";
import type { GroupingSettings } from "../settings/settings.ts";
import type { Claims, Release, Settlement } from "../state/state-table.ts";
import type { Message, MessageOutcome, Retry } from "./message.ts";

/** An alert, and whether everybody was told. */
export interface AlertOutcome {
  readonly alert: Alert;
  readonly isPublished: boolean;
  /** Whether another attempt at the delivery may reach the rest; always false when published. */
  readonly isRetryable: boolean;
  /** All topics reached, in this and in earlier attempts. */
  readonly reached: readonly TopicName[];
}

/** Reads from the messages' outcomes what became of each alert. */
export function concludeAlerts(
  routed: readonly RoutedAlert[],
  messages: readonly Message[],
  outcomes: ReadonlyMap<string, MessageOutcome>,
): readonly AlertOutcome[] {
  const byAlert = new Map<string, Message[]>();
  for (const message of messages) {
    for (const id of message.alertIds) byAlert.set(id, [...(byAlert.get(id) ?? []), message]);
  }
  return routed.map(({ alert, topics }) => {
    const carriers = byAlert.get(alert.id) ?? [];
    const reached = carriers
      .filter(({ id }) => outcomes.get(id)?.kind === "published")
      .map(({ topic }) => topic);
    const missed = carriers.flatMap(({ id }) => retryOf(outcomes.get(id)) ?? []);
    return {
      alert,
      isPublished: topics.every((topic) => reached.includes(topic)),
      isRetryable: missed.some((retry) => retry !== "never"),
      reached: topicNames.filter((topic) => alert.sent.includes(topic) || reached.includes(topic)),
    };
  });
}

/**
 * Notes what was told, after it was told, so that a crash in between costs a duplicate and never
 * a loss; and gives back what was not, so that the next attempt need not wait.
 */
export async function settleAlerts(
  concluded: readonly AlertOutcome[],
  claims: Claims,
  { grouping, nowMs }: { readonly grouping: GroupingSettings; readonly nowMs: number },
): Promise<void> {
  const settlements: Settlement[] = [];
  const releases: Release[] = [];
  for (const { alert, isRetryable, reached } of concluded) {
    const { leader, sightings } = alert;
    if (isRetryable) {
      releases.push({ key: leader.groupKey, sent: [] });
      releases.push({ key: leader.key, sent: reached });
      releases.push(...sightings.slice(1).map(({ key }) => ({ key, sent: [] })));
    } else {
      settlements.push({ key: leader.groupKey, untilMs: nowMs + windowMs(alert, grouping) });
      settlements.push(...settlementsOf(sightings, nowMs));
    }
  }
  await claims.settle(settlements);
  await claims.release(releases);
}

/** Findings told, by themselves or as a number. */
export function settlementsOf(
  sightings: readonly { readonly key: string }[],
  nowMs: number,
): readonly Settlement[] {
  return sightings.map(({ key }) => ({ key, untilMs: nowMs + rememberMs }));
}

function windowMs({ leader }: Alert, { minutes, rules }: GroupingSettings): number {
  const { ruleId, severity } = leader.finding;
  return (rules[ruleId] ?? minutes[severity]) * 60_000;
}

function retryOf(outcome: MessageOutcome | undefined): Retry | undefined {
  if (outcome === undefined) return "now";
  return outcome.kind === "failed" ? outcome.retry : undefined;
}
