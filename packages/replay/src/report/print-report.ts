import { createHash } from "node:crypto";
import { client } from "./client.generated.ts";
import { type HTML, html } from "./html.ts";
import type { Report } from "./report.ts";
import { printAlerts } from "./sections/alerts.ts";
import { printCoverage } from "./sections/coverage.ts";
import { printFilter } from "./sections/filter.ts";
import { printGaps } from "./sections/gaps.ts";
import { printHeader } from "./sections/header.ts";
import { printRules } from "./sections/rules.ts";
import { printRun } from "./sections/run.ts";
import { printSuppressions } from "./sections/suppressions.ts";
import { printSuspects } from "./sections/suspects.ts";
import { printTimeline } from "./sections/timeline.ts";
import { printTops } from "./sections/tops.ts";

/** The most bytes that a report takes: what every mail server passes on and every browser opens. */
export const reportBytesMax = 1_000_000;

/**
 * The report as one page that needs nothing else: no network, and by its policy it may not use it.
 * Whatever is in records stands in it as text. Only style and script of our own run, known by their
 * hashes.
 */
export function printReport(report: Report): string {
  const before = html`${printSuspects(report)}${printTimeline(report)}`;
  const after = html`${printRules(report.rules)}${printTops(report.tops)}${printCoverage(report.coverage)}${printGaps(report.gaps)}${printSuppressions(report.suppressions)}${printRun(report.run)}`;
  const filter = printFilter(report);
  const rest = printPage(report, html`${before}${filter}${after}`);
  const alerts = printAlerts(report.alerts, reportBytesMax - Buffer.byteLength(rest));
  // The filter stays in sight for as long as there are alerts.
  const work = html`<div>${filter}${alerts}</div>`;
  return printPage(report, html`${before}${work}${after}`);
}

function printPage(report: Report, main: HTML): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${titleOf(report)}</title>
<style>${own(client.style)}</style>
</head>
<body>
<a class="skip" href="#alerts">Skip to the alerts</a>
${printHeader(report)}<main>
${main}</main>
<script>${own(client.script)}</script>
</body>
</html>
`;
  return page.html;
}

function titleOf({ run, bySeverity, alerts }: Report): string {
  if (run.nothing !== undefined) return "LogCritical: no record to look at";
  const { critical, high } = bySeverity;
  return `LogCritical: ${critical} critical and ${high} high findings, ${alerts.total} alerts`;
}

/** Text that we built ourselves, which must stay as it is for its hash. */
function own(text: string): HTML {
  return { html: text };
}

/** Source: "Content Security Policy Level 3", W3C, "hash-source". */
function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

const policy = [
  "default-src 'none'",
  `script-src ${hashOf(client.script)}`,
  `style-src ${hashOf(client.style)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
