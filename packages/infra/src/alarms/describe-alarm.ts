import type { AlarmSpec } from "./alarm-plan.ts";

/** "PutMetricAlarm", Amazon CloudWatch API Reference. */
export const descriptionLengthMax = 1024;

/** What an alarm's description refers to. */
export interface Described {
  /** The saved query of Logs Insights that shows the records. */
  readonly queryName: string;
}

/**
 * Says to whoever gets the alarm, which itself knows nothing of the records that it counts: what
 * happened, which rule says so and how surely, where the records are, and what to do. Steps of the
 * runbook that CloudWatch has no room for are left out whole, from the last.
 */
export function describeAlarm(spec: AlarmSpec, { queryName }: Described): string {
  const { rule, pack } = spec;
  const origin = pack === undefined ? "your own" : `pack ${pack}`;
  const head = [
    `[${rule.severity.toUpperCase()}] ${rule.title}. ${rule.description}`,
    `Rule ${rule.id} (${origin}). ${explainCount(spec)}`,
    ...(spec.isWider ? [widerNote] : []),
    `Who and what: CloudWatch Logs Insights, saved query ${queryName}.`,
  ];
  const steps = rule.runbook.map((step, at) => `${at + 1}. ${step}`);
  const whole = [...head, ...steps].join("\n");
  if (whole.length <= descriptionLengthMax) return whole;
  for (let kept = steps.length - 1; kept > 0; kept -= 1) {
    const text = [...head, ...steps.slice(0, kept), moreSteps(rule.id)].join("\n");
    if (text.length <= descriptionLengthMax) return text;
  }
  const room = descriptionLengthMax - moreSteps(rule.id).length - 1;
  return `${[...head, ...steps].join("\n").slice(0, room)}\n${moreSteps(rule.id)}`;
}

const widerNote =
  "Its filter is wider than the rule: look at the records before you wake anybody. The function " +
  "tells the rule itself.";

function moreSteps(ruleId: string): string {
  return `More: logcritical rules show ${ruleId}`;
}

/** A filter counts records, of all actors together; the rule itself may count otherwise. */
function explainCount({ rule: { threshold }, threshold: least, periodSeconds }: AlarmSpec): string {
  if (threshold === undefined) return `Rings at the first record within ${periodSeconds} s.`;
  const unit = threshold.count === "records" ? "each actor apart" : "things and each actor apart";
  return (
    `Rings at ${least} calls within ${periodSeconds} s, of all actors together; the function ` +
    `counts ${unit}.`
  );
}
