import { severities } from "@logcritical/rules";
import { printNumber, printThings } from "../../output/words.ts";
import { type HTML, html } from "../html.ts";
import type { Report } from "../report.ts";
import { printMoment } from "../words.ts";

/** What it is, over which time, and how grave: all that somebody sees who reads no further. */
export function printHeader({ run, bySeverity, alerts }: Report): HTML {
  const findings = severities.reduce((sum, severity) => sum + bySeverity[severity], 0);
  const tiles = severities.map(
    (severity) =>
      html`<li class="tile ${severity}${bySeverity[severity] === 0 && " none"}"><b>${printNumber(bySeverity[severity])}</b> <span>${severity}</span></li>`,
  );
  return html`<header>
<p class="brand">LogCritical <span>replay report</span></p>
<h1>${printThings(findings, "finding")} in ${printThings(run.records - run.duplicates - run.unselected, "CloudTrail record")}</h1>
<p class="lead">${coverOf(run)} The findings make ${printThings(alerts.total, "alert")}. All times are UTC.</p>
<ul class="tiles" aria-label="Findings by severity">${tiles}</ul>
<nav aria-label="Sections">${sections.map(([id, name]) => html`<a href="#${id}">${name}</a> `)}</nav>
</header>
`;
}

function coverOf({ fromMs, toMs, files }: Report["run"]): string {
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
