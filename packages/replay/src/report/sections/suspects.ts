import { printNumber, printThings } from "../../output/words.ts";
import { type HTML, html } from "../html.ts";
import type { Report, ReportStep, ReportSuspect } from "../report.ts";
import { printBadge, printCounts, printStretch, printTimeTag, shorten } from "../words.ts";

/** Whom to look at first, and what they did: the answer to the first question of a responder. */
export function printSuspects({ suspects, run }: Report): HTML {
  const found = run.nothing === undefined ? "No rule found anything" : "No rule was asked anything";
  const list =
    suspects.length === 0
      ? html`<p class="quiet">${found}, so there is nobody to look at.</p>`
      : html`<ol class="suspects">${suspects.map(printSuspect)}</ol>`;
  return html`<section id="first" aria-labelledby="first-h">
<h2 id="first-h">Look here first</h2>
<p class="note">Actors by the severity of what they did, and by how many different rules noticed it. Each rule counts once, at the gravest that it found.</p>
${list}
</section>
`;
}

function printSuspect(suspect: ReportSuspect, index: number): HTML {
  const { name, arn, bySeverity, rules, fromMs, toMs, steps, more } = suspect;
  return html`<li class="suspect">
<h3><span class="rank">${index + 1}</span> <span data-find>${shorten(name, nameMax)}</span> <span class="kind">${suspect.kind}</span></h3>
${arn !== undefined && html`<p class="arn">${shorten(arn, arnMax)}</p>`}
<p>${printCounts(bySeverity)} by ${printThings(rules, "rule")}, ${printStretch(fromMs, toMs)}</p>
<dl class="facts">${facts(suspect)}</dl>
<ol class="steps">${steps.map(printStep)}</ol>
${more > 0 && html`<p class="quiet rest">And ${printThings(more, "other step")}, less grave.</p>`}
</li>
`;
}

function facts({ accounts, regions, sources, tools }: ReportSuspect): readonly HTML[] {
  const rows = [
    ["From", sources],
    ["With", tools],
    ["In", [...accounts, ...regions]],
  ] as const;
  return rows
    .filter(([, values]) => values.length > 0)
    .map(([label, values]) => html`<div><dt>${label}</dt><dd>${shown(values)}</dd></div>`);
}

function shown(values: readonly string[]): string {
  const more = values.length - valuesMax;
  const named = values.slice(0, valuesMax).map((value) => shorten(value, 60));
  return `${named.join(", ")}${more > 0 ? ` and ${printNumber(more)} more` : ""}`;
}

const valuesMax = 6;
const nameMax = 120;
const arnMax = 200;

function printStep(step: ReportStep): HTML {
  const { timeMs, severity, title, action, outcome, target, count, alertId } = step;
  const fate = outcome === "succeeded" ? "" : ` ${outcome}`;
  return html`<li>${printTimeTag(timeMs)} ${printBadge(severity)} <span><a href="#a-${alertId}">${title}</a>: <code>${shorten(action, 80)}</code>${fate}${target !== "" && html` <span class="target">${shorten(target, 100)}</span>`}${count > 1 && html` <b class="times">×${printNumber(count)}</b>`}</span></li>
`;
}
