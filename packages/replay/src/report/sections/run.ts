import { printBytes, printNumber, printThings } from "../../output/words.ts";
import { type HTML, html } from "../html.ts";
import type { ReportRun } from "../report.ts";
import { printMoment, shorten } from "../words.ts";

/** How the report came about, so that somebody else can make it again and knows what it leaves out. */
export function printRun(run: ReportRun): HTML {
  const rows: readonly (readonly [string, HTML])[] = [
    ["Command", html`<code>${shorten(run.commandLine, 4000)}</code>`],
    ["Made", html`${printMoment(run.madeAtMs)} UTC, in ${(run.elapsedMs / 1000).toFixed(2)} s`],
    ["With", html`${run.versions.join(", ")}`],
    ["Settings", html`${run.settings ?? "none"}`],
    ["Read", html`${printThings(run.files, "file")}, ${printBytes(run.bytes)}`],
    ["Records", html`${recordsOf(run)}`],
    ["Duplicates", html`${printNumber(run.duplicates)}, which count once`],
    ["Skipped", listOf(run.skipped, "nothing")],
    ["Unreadable", listOf(run.unreadable, "nothing")],
  ];
  return html`<section id="run" aria-labelledby="run-h">
<h2 id="run-h">This run</h2>
<dl class="facts wide">${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
</section>
`;
}

function recordsOf({ records, unselected, fromMs, toMs }: ReportRun): string {
  const span = fromMs === undefined ? "" : `, ${printMoment(fromMs)} to ${printMoment(toMs)}`;
  const left = unselected > 0 ? `, of which ${printNumber(unselected)} were not asked for` : "";
  return `${printNumber(records)}${left}${span}`;
}

/** So many reasons are shown; the summary on the terminal has all. */
const textsMax = 30;

function listOf(texts: readonly string[], none: string): HTML {
  const more = texts.length - textsMax;
  const [only, ...others] = texts
    .slice(0, textsMax)
    .concat(more > 0 ? [`and ${printThings(more, "further reason")}`] : [])
    .map((text) => shorten(text, 600));
  if (only === undefined) return html`${none}`;
  if (others.length === 0) return html`${only}`;
  return html`<ul>${[only, ...others].map((text) => html`<li>${text}</li>`)}</ul>`;
}
