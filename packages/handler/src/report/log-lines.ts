import type { Engine } from "../engine.ts";
import { describeAlert } from "../render/describe.ts";
import { printLine } from "../render/summary.ts";
import { type MetricSource, printMetric, printMetrics } from "./metrics.ts";
import type { Report } from "./report.ts";
import { findImbalances, type Tally } from "./tally.ts";

/** What the log lines need besides the report. */
export interface LogContext extends MetricSource {
  readonly engine: Engine;
  readonly stateFailures: readonly string[];
  readonly hasTable: boolean;
}

/** Alerts whose every detail is logged, and unreadable lines that are named, of one delivery. */
const detailedMax = 100;
/** Further alerts come in lines of so many. */
const chunkSize = 100;

/**
 * The log of a delivery, one object a line: what became of it in numbers, each alert, each
 * unreadable line, whatever went wrong, and the metrics.
 */
export function printLogLines(report: Report, context: LogContext): readonly object[] {
  const { engine, stateFailures } = context;
  const tally: Tally = { ...report.tally, stateFailures: stateFailures.length };
  const { byRule: _, ...totals } = tally;
  const imbalances = findImbalances(tally);
  return [
    {
      level: "info",
      message: "delivery",
      settings: engine.settingsVersion,
      counts: context.hasTable ? "across deliveries" : "within one runtime",
      ...totals,
    },
    ...alertLines(report, context),
    ...report.unreadable
      .slice(0, detailedMax)
      .map((one) => ({ level: "warn", message: "unreadable", ...one })),
    ...[...report.suppressionHits].map(([index, hits]) => {
      const { reason, owner } = engine.settings.suppressions[index] ?? {};
      return { level: "info", message: "suppressed", entry: index, hits, reason, owner };
    }),
    ...errors("publish", report.failures),
    ...errors("state", stateFailures),
    ...errors("imbalance", imbalances),
    ...printMetrics(tally, context),
  ];
}

/** What went wrong with the state table where there was no delivery, with its metric. */
export function printStateFailures(
  stateFailures: readonly string[],
  source: MetricSource,
): readonly object[] {
  if (stateFailures.length === 0) return [];
  return [
    ...errors("state", stateFailures),
    printMetric("stateFailures", stateFailures.length, source),
  ];
}

function alertLines({ alerts }: Report, { engine, nowMs }: LogContext): readonly object[] {
  const detailed = alerts.slice(0, detailedMax).map(({ alert, isPublished, reached }) => ({
    level: isPublished ? "warn" : "error",
    message: "alert",
    isPublished,
    reached,
    alert: describeAlert(alert, { ...engine, nowMs }),
  }));
  const brief = alerts.slice(detailedMax).map(({ alert }) => printLine(alert, engine));
  const chunks = Array.from({ length: Math.ceil(brief.length / chunkSize) }, (_, index) => ({
    level: "warn",
    message: "alerts",
    lines: brief.slice(index * chunkSize, (index + 1) * chunkSize),
  }));
  return [...detailed, ...chunks];
}

function errors(what: string, reasons: readonly string[]): readonly object[] {
  return reasons.map((reason) => ({
    level: "error",
    message: what,
    reason: reason.slice(0, 1000),
  }));
}
