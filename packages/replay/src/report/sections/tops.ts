import { severities } from "@logcritical/rules";
import { printNumber } from "../../output/words.ts";
import { type HTML, html } from "../html.ts";
import type { ReportTop, ReportTopRow } from "../report.ts";
import { shorten } from "../words.ts";

/** Who has the gravest findings, and where: actors, addresses, accounts, regions. */
export function printTops(tops: readonly ReportTop[]): HTML {
  return html`<section id="tops" aria-labelledby="tops-h">
<h2 id="tops-h">Who and where</h2>
<p class="note">The gravest first: by how many rules noticed them, and how grave those are. The numbers are matches of rules, of which one that counts needs several for a finding.</p>
<div class="tops">${tops.map(printTop)}</div>
</section>
`;
}

function printTop({ title, rows, more }: ReportTop): HTML {
  const most = Math.max(1, ...rows.map(({ total }) => total));
  return html`<table class="top">
<caption>${title}</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Severities</th><th scope="col" class="n">Matches</th></tr></thead>
<tbody>${rows.map((row) => printRow(row, most))}</tbody>
${more > 0 && html`<tfoot><tr><td colspan="3">and ${printNumber(more)} more</td></tr></tfoot>`}
</table>
`;
}

function printRow({ name, of, bySeverity, total }: ReportTopRow, most: number): HTML {
  const said = severities
    .filter((severity) => bySeverity[severity] > 0)
    .map((severity) => `${printNumber(bySeverity[severity])} ${severity}`)
    .join(", ");
  return html`<tr><th scope="row"><span data-find>${shorten(name, 80)}</span>${of !== undefined && html` <span class="sub">${shorten(of, 60)}</span>`}</th><td>${printBar(bySeverity, most, said)}</td><td class="n">${printNumber(total)}</td></tr>
`;
}

/** One bar, a part for each severity. What is grave is always seen, however little it is. */
function printBar(counts: ReportTopRow["bySeverity"], most: number, said: string): HTML {
  let at = 0;
  const parts = severities.map((severity) => {
    const width = counts[severity] === 0 ? 0 : Math.max(1.5, (100 * counts[severity]) / most);
    const part = html`<rect class="${severity}" x="${percent(at)}" width="${percent(width)}" height="8"/>`;
    at += width;
    return width > 0 && part;
  });
  return html`<svg class="bar" role="img" aria-label="${said}" width="100%" height="8">${parts}</svg>`;
}

function percent(number: number): string {
  return `${Math.round(Math.min(100, number) * 10) / 10}%`;
}
