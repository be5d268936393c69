import { printThings } from "../../output/words.ts";
import { type HTML, html } from "../html.ts";
import type { ReportCovered, ReportFramework } from "../report.ts";
import { shorten } from "../words.ts";

/** What the rules of this run watch of each framework, what of it they found, and what they miss. */
export function printCoverage(frameworks: readonly ReportFramework[]): HTML {
  return html`<section id="coverage" aria-labelledby="coverage-h">
<h2 id="coverage-h">Coverage</h2>
<p class="note">What the rules of this run watch. <span class="cell found">Found</span> has findings, <span class="cell">watched</span> has none, <span class="cell blind">not watched</span> has no rule that runs.</p>
${frameworks.map(printFramework)}
</section>
`;
}

/** More of one tactic nobody reads; the packs have up to a dozen. */
const itemsMax = 60;

function printFramework({ name, groups }: ReportFramework): HTML {
  return html`<h3>${name}</h3>
<div class="matrix">${groups.map(
    (group) =>
      html`<div><h4>${group.name}</h4><ul>${group.items.slice(0, itemsMax).map(printItem)}</ul></div>`,
  )}</div>
`;
}

function printItem({ id, name, rules, isWatched, findings }: ReportCovered): HTML {
  const state = findings > 0 ? " found" : isWatched ? "" : " blind";
  const idle = rules.length === 0 ? "not watched" : "not watched, as the rule does not run";
  const said = isWatched ? printThings(findings, "finding") : idle;
  const by = rules.length === 0 ? "" : `: ${shorten(rules.join(", "), 160)}`;
  return html`<li class="cell${state}"><b>${shorten(id, 40)}</b> ${name !== id && name} <span class="sub">${said}${by}</span></li>
`;
}
