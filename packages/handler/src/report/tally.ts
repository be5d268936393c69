import type { Severity } from "@logcritical/rules";

/**
 * What became of everything in one invocation. Three sums hold, and are asserted where the tally
 * is reported:
 *
 *     records  = unreadable + notData + evaluated
 *     findings = duplicates + suppressed + merged + alerted
 *     alerted  = published + failed
 */
export interface Tally {
  readonly records: number;
  readonly unreadable: number;
  readonly notData: number;
  readonly evaluated: number;
  /** The handler's own calls and findings of shadow rules: matched, and no findings for anybody. */
  readonly own: number;
  readonly shadow: number;
  readonly findings: number;
  readonly duplicates: number;
  readonly suppressed: number;
  /** Told as a number only: repeats, counts below a threshold, and what waits for the digest. */
  readonly merged: number;
  /** Alerts, each led by one finding. */
  readonly alerted: number;
  readonly published: number;
  readonly failed: number;
  /** Alerts that no topic was meant for. */
  readonly strays: number;
  /** SMS not sent because of the hourly or daily cap. */
  readonly mutedSMS: number;
  /** Findings too many for the state table. */
  readonly unclaimed: number;
  readonly stateFailures: number;
  readonly byRule: readonly RuleTally[];
}

/** Findings and alerts of one rule at one severity. */
export interface RuleTally {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly findings: number;
  readonly alerted: number;
}

/** The sums that do not hold, for people; none where the tally is right. */
export function findImbalances(tally: Tally): readonly string[] {
  const { records, unreadable, notData, evaluated } = tally;
  const { findings, duplicates, suppressed, merged, alerted, published, failed } = tally;
  const sums = [
    ["records", records, unreadable + notData + evaluated],
    ["findings", findings, duplicates + suppressed + merged + alerted],
    ["alerted", alerted, published + failed],
  ] as const;
  return sums
    .filter(([, total, parts]) => total !== parts)
    .map(([name, total, parts]) => `${name} is ${total} and its parts add up to ${parts}`);
}
