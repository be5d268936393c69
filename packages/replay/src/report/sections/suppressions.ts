import { printNumber } from "../../output/words.ts";
import { type HTML, html } from "../html.ts";
import type { ReportSuppression } from "../report.ts";
import { shorten } from "../words.ts";

/** Who makes most of a rule's matches, and the entry that would silence it, if it is expected. */
export function printSuppressions(suppressions: readonly ReportSuppression[]): HTML {
  const list =
    suppressions.length === 0
      ? html`<p class="quiet">None: no actor makes most of a rule's matches.</p>`
      : html`<ul class="suppressions">${suppressions.slice(0, shownMax).map(printSuppression)}</ul>`;
  return html`<section id="suppressions" aria-labelledby="suppressions-h">
<h2 id="suppressions-h">Proposed suppressions</h2>
<p class="note">One actor makes more than 80 % of a rule's matches. That is a deployment doing its work, or an attacker: look first. Where it is expected, fill in until when, the reason and the owner, and add the entry to the suppressions of the settings.</p>
${list}
</section>
`;
}

/** Those that would spare people the most come first; `logcritical summary` has all. */
const shownMax = 20;

function printSuppression(suppression: ReportSuppression): HTML {
  const { ruleId, actor, matches, ruleMatches, entry } = suppression;
  const share = Math.floor((100 * matches) / ruleMatches);
  return html`<li><p><b>${ruleId}</b>: <span data-find>${shorten(actor, 120)}</span> makes ${printNumber(matches)} of ${printNumber(ruleMatches)} matches (${share} %)</p><pre>${shorten(entry, 2000)}</pre></li>
`;
}
