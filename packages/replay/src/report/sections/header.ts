import { severities } from "@logcritical/rules";
import { countAsked } from "../../output/name-records.ts";
import { printNumber, printThings } from "../../output/words.ts";
import { type HTML, html } from "../html.ts";
import type { Report, ReportRun } from "../report.ts";
import { printMoment, shorten } from "../words.ts";

/** What it is, over which time, and how grave: all that somebody sees who reads no further. */
export function printHeader(report: Report): HTML {
  const { run } = report;
  return html`<header>
<p class="brand">LogCritical <span>replay report</span></p>
${run.nothing === undefined ? printFound(report) : printNothing(run, run.nothing)}<nav aria-label="Sections">${sections.map(([id, name]) => html`<a href="#${id}">${name}</a> `)}</nav>
</header>
`;
}

function printFound({ run, bySeverity, alerts }: Report): HTML {
  const findings = severities.reduce((sum, severity) => sum + bySeverity[severity], 0);
  const tiles = severities.map(
    (severity) =>
      html`<li class="tile ${severity}${bySeverity[severity] === 0 && " none"}"><b>${printNumber(bySeverity[severity])}</b> <span>${severity}</span></li>`,
  );
  return html`<h1>${printThings(findings, "finding")} in ${printThings(countAsked(run), "CloudTrail record")}</h1>
<p class="lead">${coverOf(run)} The findings make ${printThings(alerts.total, "alert")}. All times are UTC.</p>
${printMade(run)}
${printFlaws(run)}
<ul class="tiles" aria-label="Findings by severity">${tiles}</ul>
`;
}

/** Numbers of findings, all of them 0, would pass for good news. */
function printNothing(run: ReportRun, nothing: string): HTML {
  return html`<h1>No CloudTrail record to look at</h1>
<p class="lead">From ${printThings(run.files, "file")}. All times are UTC.</p>
${printMade(run)}
<p class="cut">${shorten(nothing, 900)} <a href="#run">This run</a> says what was read.</p>
`;
}

function printMade(run: ReportRun): HTML {
  return html`<p class="lead made">Made ${printMoment(run.madeAtMs)} in ${(run.elapsedMs / 1000).toFixed(2)} s by <code>${shorten(run.commandLine, 160)}</code>, with ${run.versions.join(", ")} and ${run.settings === undefined ? "no settings" : shorten(run.settings, 200)}: <a href="#run">this run</a>.</p>`;
}

/** Who trusts a page has to know at once that it is not about everything. */
function printFlaws({ unreadable }: ReportRun): HTML | undefined {
  const [first, ...others] = unreadable;
  if (first === undefined) return undefined;
  const more = others.length > 0 && ` And for ${printThings(others.length, "other reason")}.`;
  return html`<p class="cut">Not everything could be read: ${shorten(first, 300)}.${more} <a href="#run">This run</a> says more.</p>`;
}

function coverOf({ fromMs, toMs, files }: ReportRun): string {
  const from = `From ${printThings(files, "file")}`;
  return fromMs === undefined
    ? `${from}, none of whose records has a time.`
    : `${from}, ${printMoment(fromMs)} to ${printMoment(toMs)}.`;
}

const sections = [
  ["first", "Look here first"],
  ["timeline", "Timeline"],
  ["alerts", "Alerts"],
  ["rules", "Rules"],
  ["tops", "Who and where"],
  ["coverage", "Coverage"],
  ["gaps", "Gaps"],
  ["suppressions", "Suppressions"],
  ["run", "This run"],
] as const;
