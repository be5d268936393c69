import { type Severity, severities } from "@logcritical/rules";
import { exitCodes } from "../context.ts";
import type { Tally } from "../replay/tally.ts";

/** How a replay ends. Findings that were asked about come before input that could not be read; shadows tell nobody. */
export function exitCodeOf({ rules, unreadable }: Tally, failOn: Severity | undefined): number {
  const grave = severities.slice(0, failOn === undefined ? 0 : severities.indexOf(failOn) + 1);
  const isFound = rules.some(
    ({ state, bySeverity }) =>
      state.state === "alert" && grave.some((severity) => (bySeverity[severity] ?? 0) > 0),
  );
  if (isFound) return exitCodes.findings;
  return unreadable.length > 0 ? exitCodes.unreadable : exitCodes.fine;
}
