import { type Severity, severities } from "@logcritical/rules";
import { scaleLinear, scaleUtc } from "d3-scale";
import { printNumber, printThings } from "../../output/words.ts";
import { type HTML, html } from "../html.ts";
import type { Report, ReportBucket, ReportTimeline } from "../report.ts";
import { printMoment } from "../words.ts";

/**
 * Findings by time, a lane for each severity with a scale of its own: a handful of critical ones
 * must be seen beside thousands of medium ones. Drawn here, so that it is there without scripts;
 * the script adds the brush.
 */
export function printTimeline({ timeline, bySeverity }: Report): HTML {
  const chart =
    timeline === undefined
      ? html`<p class="quiet">No finding has a time.</p>`
      : printChart(timeline, bySeverity);
  return html`<section id="timeline" aria-labelledby="timeline-h">
<h2 id="timeline-h">Timeline</h2>
${chart}
</section>
`;
}

/** In pixels. */
const laneHeight = 44;
const barHeightMax = 34;
const axisHeight = 24;

function printChart(timeline: ReportTimeline, bySeverity: Report["bySeverity"]): HTML {
  const { buckets, step, untimed } = timeline;
  const edges = [...buckets.map(({ startMs }) => startMs), endOf(buckets)];
  const height = severities.length * laneHeight + axisHeight;
  return html`<p class="note">Findings by ${step}, each severity on a scale of its own.${untimed > 0 && ` ${printThings(untimed, "finding")} without a time are not in it.`} <span class="scripted" hidden>Drag over the chart, or move the two handles, to see the alerts of a time.</span></p>
<div class="chart">
<ul class="lanes">${severities.map((severity) => printLaneName(severity, timeline, bySeverity))}</ul>
<div class="plot" id="plot" data-edges="${edges.join(" ")}">
<svg role="img" aria-label="${summarise(timeline, bySeverity)}" width="100%" height="${height}">
${severities.map((severity, lane) => printLane(severity, lane, timeline))}
${printAxis(timeline, severities.length * laneHeight)}
<rect id="brush" class="brush" y="0" height="${severities.length * laneHeight}" width="0"/>
</svg>
<div class="range scripted" hidden>
<input type="range" autocomplete="off" id="from" aria-label="Alerts from" min="0" max="${buckets.length}" value="0">
<input type="range" autocomplete="off" id="to" aria-label="Alerts until" min="0" max="${buckets.length}" value="${buckets.length}">
</div>
</div>
</div>
${printTable(buckets, step)}`;
}

function endOf(buckets: readonly ReportBucket[]): number {
  return buckets.at(-1)?.endMs ?? 0;
}

function mostOf(severity: Severity, buckets: readonly ReportBucket[]): number {
  return Math.max(0, ...buckets.map(({ counts }) => counts[severity]));
}

function printLaneName(
  severity: Severity,
  { buckets, step }: ReportTimeline,
  bySeverity: Report["bySeverity"],
): HTML {
  const most = mostOf(severity, buckets);
  const scale = most === 0 ? "none" : `up to ${printNumber(most)} per ${step}`;
  return html`<li><b class="count ${severity}">${printNumber(bySeverity[severity])} ${severity}</b> <span class="sub">${scale}</span></li>`;
}

function printLane(severity: Severity, lane: number, { buckets }: ReportTimeline): HTML {
  const base = (lane + 1) * laneHeight - 2;
  const x = positions(buckets);
  const y = scaleLinear()
    .domain([0, Math.max(1, mostOf(severity, buckets))])
    .range([0, barHeightMax]);
  const bars = buckets
    .filter(({ counts }) => counts[severity] > 0)
    .map(({ startMs, endMs, counts }) => {
      const height = Math.max(3, round(y(counts[severity])));
      const width = Math.max(0.3, x(endMs) - x(startMs) - 0.12);
      return html`<rect x="${round(x(startMs))}%" y="${base - height}" width="${round(width)}%" height="${height}"/>`;
    });
  return html`<g class="${severity}">${bars}</g><line class="base" x1="0" x2="100%" y1="${base}" y2="${base}"/>
`;
}

function printAxis({ buckets }: ReportTimeline, top: number): HTML {
  const x = positions(buckets);
  const format = tickFormat(buckets);
  const inside = x.ticks(ticksMax).filter((tick) => x(tick) > 3 && x(tick) < 97);
  return html`<g class="axis" aria-hidden="true">${inside.map((tick, index) => {
    const at = `${round(x(tick))}%`;
    return html`<g${index % 2 === 1 && html` class="second"`}><line x1="${at}" x2="${at}" y1="0" y2="${top + 4}"/><text x="${at}" y="${top + 18}" text-anchor="middle">${format(tick)}</text></g>`;
  })}</g>`;
}

const ticksMax = 8;

/** As much of a time as tells ticks apart, on a clock of 24 hours. */
function tickFormat(buckets: readonly ReportBucket[]): (tick: Date) => string {
  const days = (endOf(buckets) - (buckets[0]?.startMs ?? 0)) / (24 * 3600 * 1000);
  return (tick) => {
    const text = tick.toISOString();
    if (days > 5 * 365) return text.slice(0, 4);
    if (days > 120) return text.slice(0, 7);
    if (days > 5) return text.slice(0, 10);
    const clock = text.slice(11, days < 0.01 ? 19 : 16);
    return days > 1 || clock.startsWith("00:00") ? `${text.slice(5, 10)} ${clock}` : clock;
  };
}

/** From milliseconds to per cent of the width, so that the chart fits every screen. */
function positions(buckets: readonly ReportBucket[]): ReturnType<typeof scaleUtc<number, number>> {
  return scaleUtc<number, number>()
    .domain([buckets[0]?.startMs ?? 0, endOf(buckets)])
    .range([0, 100]);
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}

function summarise({ buckets, step }: ReportTimeline, bySeverity: Report["bySeverity"]): string {
  const counts = severities.map((severity) => `${printNumber(bySeverity[severity])} ${severity}`);
  const span = `${printMoment(buckets[0]?.startMs)} to ${printMoment(endOf(buckets))}`;
  return `Findings by ${step}, ${span}: ${counts.join(", ")}`;
}

/** The same in numbers, for those who do not see a chart. */
function printTable(buckets: readonly ReportBucket[], step: string): HTML {
  const rows = buckets.filter(({ counts }) => severities.some((severity) => counts[severity] > 0));
  return html`<details class="numbers"><summary>The numbers</summary>
<table><caption class="unseen">Findings by ${step}</caption>
<thead><tr><th scope="col">From</th>${severities.map((severity) => html`<th scope="col" class="n">${severity}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ startMs, counts }) =>
      html`<tr><th scope="row">${printMoment(startMs)}</th>${severities.map((severity) => html`<td class="n">${counts[severity]}</td>`)}</tr>
`,
  )}</tbody></table></details>`;
}
