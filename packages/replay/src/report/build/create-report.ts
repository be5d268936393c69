import type { Severity } from "@logcritical/rules";
import type { Aggregates } from "../../aggregate/aggregates.ts";
import { countAsked } from "../../output/name-records.ts";
import type { ReplayResult } from "../../replay/result.ts";
import type { Tally } from "../../replay/tally.ts";
import type { Volumes } from "../../whatif/volumes.ts";
import type { Report, ReportRun } from "../report.ts";
import { createAlertList, type SentLike } from "./alert-list.ts";
import { createBuckets } from "./buckets.ts";
import { coverageOf } from "./coverage.ts";
import { gapsOf } from "./gaps.ts";
import { proposalsOf } from "./proposals.ts";
import { ruleRows } from "./rule-rows.ts";
import { createSuspects } from "./suspects.ts";
import { topsOf } from "./tops.ts";

/** Draws a report up from what a replay finds, one after the other, in memory that has an end. */
export interface ReportMaker {
  /** Takes a finding; they come by record time. */
  finding(result: ReplayResult): void;
  /** Takes an alert that people would have got. */
  alert(alert: SentLike): void;
  /** The report, once everything has been taken. */
  report(tally: Tally, more: ReportEnd): Report;
}

/** What is known when everything has been taken. */
interface ReportEnd {
  readonly run: ReportRun;
  readonly volumes: Volumes;
  /** Of all findings that no suppression silenced. */
  readonly aggregates: Aggregates;
}

/** What is known before the first finding comes. */
export interface ReportParts {
  /** The first and last time of all records, in milliseconds since 1970, where any has one. */
  readonly fromMs: number | undefined;
  readonly toMs: number | undefined;
}

/** Starts a report. */
export function createReport({ fromMs, toMs }: ReportParts): ReportMaker {
  const bySeverity: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0 };
  const buckets = createBuckets(fromMs, toMs);
  const suspects = createSuspects();
  const alerts = createAlertList();
  return {
    finding(result) {
      bySeverity[result.severity] += 1;
      buckets.add(result);
      suspects.add(result);
    },
    alert(sent) {
      alerts.add(sent);
      suspects.tell(sent.alert);
    },
    report(tally, { run, volumes, aggregates }) {
      const timeline = buckets.timeline();
      const suppressed = new Map(volumes.rules.map((rule) => [rule.ruleId, rule.suppressed]));
      return {
        run,
        bySeverity,
        ...(timeline !== undefined && { timeline }),
        suspects: suspects.list(),
        alerts: alerts.list(),
        rules: ruleRows(tally.rules, {
          suppressed,
          alerts: alerts.byRule,
          asked: countAsked(tally),
        }),
        tops: topsOf(aggregates),
        coverage: coverageOf(tally.rules),
        gaps: gapsOf(tally),
        suppressions: proposalsOf(aggregates),
      };
    },
  };
}
