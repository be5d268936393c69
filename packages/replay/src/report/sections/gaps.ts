import { printNumber, printThings } from "../../output/words.ts";
import { type HTML, html } from "../html.ts";
import type { ReportGap, ReportGaps } from "../report.ts";
import { printStretch, shorten } from "../words.ts";

/** Where records are missing: silence may be an idle region, a lost file, or a trail switched off. */
export function printGaps({ list, more, places, sparse }: ReportGaps): HTML {
  const watched = printThings(places - sparse, "account and region", "accounts and regions");
  const found =
    list.length === 0
      ? html`<p class="quiet">${places === 0 ? "There was no record to tell of any." : `None in ${watched}.`}</p>`
      : html`<div class="scroll" role="region" aria-label="Hours without records" tabindex="0"><table>
<thead><tr><th scope="col">Account</th><th scope="col">Region</th><th scope="col">No records</th><th scope="col" class="n">For</th></tr></thead>
<tbody>${list.map(printGap)}</tbody>
</table></div>${more > 0 && html`<p class="quiet">And ${printThings(more, "shorter gap")}.</p>`}`;
  return html`<section id="gaps" aria-labelledby="gaps-h">
<h2 id="gaps-h">Gaps</h2>
<p class="note">Whole hours without a record of an account and region that usually has some. An idle region is silent, and so is one whose trail was stopped.</p>
${found}
${sparse > 0 && html`<p class="quiet">${printThings(sparse, "further place")} had records in fewer than half of the hours: silence there says nothing.</p>`}
</section>
`;
}

/** `5 h`, and from two days on `2 days`. */
function printHours(lengthMs: number): string {
  const hours = Math.round(lengthMs / (3600 * 1000));
  return hours < 48 ? `${hours} h` : `${printNumber(Math.floor(hours / 24))} days`;
}

function printGap({ account, region, fromMs, toMs, isOpen }: ReportGap): HTML {
  return html`<tr><th scope="row">${shorten(account, 60)}</th><td>${shorten(region, 40)}</td><td>${printStretch(fromMs, toMs)}${isOpen && ", the end of the input"}</td><td class="n">${printHours(toMs - fromMs)}</td></tr>
`;
}
