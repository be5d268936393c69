import type { Tally } from "./tally.ts";

/**
 * The tally as CloudWatch's embedded metric format: log lines from which CloudWatch makes metrics
 * in the namespace `LogCritical`, one line in all and one for each rule and severity.
 * Source: "Specification: Embedded metric format", Amazon CloudWatch User Guide.
 */
export function printMetrics(tally: Tally, nowMs: number): readonly object[] {
  const { byRule, ...totals } = tally;
  const all = Object.entries(totals).map(([name, value]) => [metricName(name), value] as const);
  return [
    embed({ nowMs, dimensions: {}, metrics: Object.fromEntries(all) }),
    ...byRule.map(({ ruleId, severity, findings, alerted }) =>
      embed({
        nowMs,
        dimensions: { Rule: ruleId, Severity: severity },
        metrics: { Findings: findings, Alerted: alerted },
      }),
    ),
  ];
}

/** One number of a tally by itself, in the same format. */
export function printMetric(name: keyof Tally, value: number, nowMs: number): object {
  return embed({ nowMs, dimensions: {}, metrics: { [metricName(name)]: value } });
}

interface Embedded {
  readonly nowMs: number;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, number>>;
}

function embed({ nowMs, dimensions, metrics }: Embedded): object {
  return {
    _aws: {
      Timestamp: nowMs,
      CloudWatchMetrics: [
        {
          Namespace: "LogCritical",
          Dimensions: [Object.keys(dimensions)],
          Metrics: Object.keys(metrics).map((Name) => ({ Name, Unit: "Count" })),
        },
      ],
    },
    ...dimensions,
    ...metrics,
  };
}

/** `mutedSMS` → `MutedSMS`: metrics begin with a capital, as those of AWS do. */
function metricName(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
