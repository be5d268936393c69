import type { Tally } from "./tally.ts";

/** What was measured, and when: an account may have more than one of these functions. */
export interface MetricSource {
  readonly nowMs: number;
  /** Undefined at a desk. */
  readonly functionName: string | undefined;
}

/**
 * The tally as CloudWatch's embedded metric format: log lines from which CloudWatch makes metrics
 * in the namespace `LogCritical`, one line in all and one for each rule and severity.
 * Source: "Specification: Embedded metric format", Amazon CloudWatch User Guide.
 */
export function printMetrics(tally: Tally, source: MetricSource): readonly object[] {
  const { byRule, ...totals } = tally;
  const all = Object.entries(totals).map(([name, value]) => [metricName(name), value] as const);
  return [
    embed({ source, dimensions: {}, metrics: Object.fromEntries(all) }),
    ...byRule.map(({ ruleId, severity, findings, alerted }) =>
      embed({
        source,
        dimensions: { Rule: ruleId, Severity: severity },
        metrics: { Findings: findings, Alerted: alerted },
      }),
    ),
  ];
}

/** One number of a tally by itself, in the same format. */
export function printMetric(name: keyof Tally, value: number, source: MetricSource): object {
  return embed({ source, dimensions: {}, metrics: { [metricName(name)]: value } });
}

interface Embedded {
  readonly source: MetricSource;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, number>>;
}

function embed({ source, dimensions, metrics }: Embedded): object {
  const { nowMs, functionName } = source;
  const by =
    functionName === undefined ? dimensions : { FunctionName: functionName, ...dimensions };
  return {
    _aws: {
      Timestamp: nowMs,
      CloudWatchMetrics: [
        {
          Namespace: "LogCritical",
          Dimensions: [Object.keys(by)],
          Metrics: Object.keys(metrics).map((Name) => ({ Name, Unit: "Count" })),
        },
      ],
    },
    ...by,
    ...metrics,
  };
}

/** `mutedSMS` → `MutedSMS`: metrics begin with a capital, as those of AWS do. */
function metricName(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
