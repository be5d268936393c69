import type { AlertOutcome } from "../publish/settle.ts";
import type { Counts } from "../state/state-table.ts";
import type { RoutedAlert } from "./route-alerts.ts";

/**
 * Gives back the shares of SMS that were not sent: while SNS refuses them, every attempt takes one
 * anew, and the day's would soon be gone without that a phone had rung.
 */
export async function returnShares(
  routed: readonly RoutedAlert[],
  concluded: readonly AlertOutcome[],
  counts: Counts,
): Promise<void> {
  const reached = new Map(concluded.map((one) => [one.alert.id, one.reached]));
  for (const { alert, counted } of routed) {
    for (const [topic, counters] of counted) {
      if (reached.get(alert.id)?.includes(topic) === true) continue;
      for (const { name, keepUntilMs } of counters) await counts.increment(name, keepUntilMs, -1);
    }
  }
}
