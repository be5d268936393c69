import { printNumber } from "../../output/words.ts";
import { type HTML, html, lines } from "../html.ts";
import type { ReportAlert, ReportDetail, ReportFact } from "../report.ts";
import { printBadge, printLink, printTimeTag, shorten } from "../words.ts";

/** An alert as a card: its line, and under it what the e-mail says, in the e-mail's order. */
export function printCard(alert: ReportAlert, detail: ReportDetail): HTML {
  const { id, severity, title, action, actor, outcome, firstMs, lastMs, count } = alert;
  const fate = outcome !== "succeeded" && html` <span class="fate">${shorten(outcome, 80)}</span>`;
  return html`<details class="alert ${severity}" id="a-${id}" data-s="${severity}"${firstMs !== undefined && html` data-f="${firstMs}" data-l="${lastMs ?? firstMs}"`}>
<summary>${printBadge(severity)} <span class="what"><b>${title}</b> <code>${shorten(action, 80)}</code> by ${shorten(actor, 80)}${fate}</span> ${count > 1 && html`<b class="times">×${printNumber(count)}</b> `}<span class="when">${printTimeTag(firstMs)}</span></summary>
<div class="body">
${printBody(alert, detail)}
</div>
</details>
`;
}

/** What an alert says besides its line. */
export function printBody({ id }: ReportAlert, detail: ReportDetail): HTML {
  const { headline, facts, why, runbook, marks, references, link, lookup, record } = detail;
  const told = detail.topics.length > 0 && `Goes to ${detail.topics.join(", ")}.`;
  return html`${headline.map((line) => html`<p class="headline">${line}</p>`)}
<dl class="facts">${facts.map(printFact)}</dl>
<h3>Why it matched</h3>
<ul class="why">${why.map((line) => html`<li>${line}</li>`)}</ul>
<h3>What to do</h3>
<ol>${runbook.map((step) => html`<li>${step}</li>`)}</ol>
<h3>References</h3>
<ul class="plain"><li>${marks.join(" | ")}</li>${references.map((address) => html`<li>${printLink(address)}</li>`)}</ul>
<h3>Look it up</h3>
<p>${printLink(link, "The record in the console")}, signed in to the account; event history holds 90 days.</p>
<pre>${lookup}</pre>
<h3>Record, redacted</h3>
<pre class="record">${lines(record)}</pre>
<p class="foot">${told} <a href="#a-${id}">Link to this alert</a></p>`;
}

function printFact({ name, values }: ReportFact): HTML {
  return html`<div><dt>${name}</dt><dd>${values.map((value, index) => [index > 0 && html`<br>`, value])}</dd></div>`;
}
