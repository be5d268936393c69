import { severities } from "@logcritical/rules";
import { printNumber, printThings } from "../../output/words.ts";
import { type HTML, html } from "../html.ts";
import type { ReportAlert, ReportAlerts } from "../report.ts";
import { printMoment, shorten } from "../words.ts";
import { printBody, printCard } from "./card.ts";
import { type Packed, pack } from "./pack.ts";

/** At most so many alerts are shown, however small they are. */
export const alertsMax = 5000;

/** What the section itself takes besides its alerts, in bytes. */
const frameBytes = 4000;

/**
 * The alerts in at most so many bytes: the gravest as cards that say all that the e-mail says, as
 * many as there is room for, the next ones in a line each with the rest of what they say packed
 * behind it, then lines alone, and of the others how many there are.
 */
export function printAlerts({ total, list }: ReportAlerts, bytesMax: number): HTML {
  const { cards, rows, packed } = share(list, bytesMax - frameBytes);
  const shown = cards.length + rows.length;
  const cut = total > shown;
  return html`<section id="alerts" aria-labelledby="alerts-h">
<h2 id="alerts-h">Alerts</h2>
<p class="note">The gravest first. An alert stands for all findings of one rule, account, actor and outcome while its window is open; it says what the e-mail says.</p>
${cut && html`<p class="cut" id="cut">Showing ${printNumber(shown)} of ${printNumber(total)} alerts, the gravest. <code>--format ndjson</code> gives all findings.</p>`}
${total === 0 && html`<p class="quiet">None.</p>`}
<p class="quiet" id="nothing" hidden>No alert fits the filter.</p>
<div id="cards">${cards.map(({ text }) => text)}</div>
${rows.length > 0 && printRows(rows, packed)}
</section>
`;
}

/** An alert, and what it is shown as. */
interface Shown {
  readonly alert: ReportAlert;
  readonly text: HTML;
}

/** What is shown as what. */
interface Shares {
  readonly cards: readonly Shown[];
  readonly rows: readonly Shown[];
  /** What the first of the rows say besides. */
  readonly packed: Packed;
}

/** Where not everything fits, this part of the room is for cards, and the rest for what is packed. */
const cardShare = 0.6;

/** Gives every alert a line as far as they fit, then the gravest a card, and the next a packed one. */
function share(list: readonly ReportAlert[], bytesMax: number): Shares {
  let left = bytesMax;
  const rows: Shown[] = [];
  for (const alert of list.slice(0, alertsMax)) {
    const text = printRow(alert);
    left -= bytesOf(text);
    if (left < 0) break;
    rows.push({ alert, text });
  }
  left = Math.max(0, left);
  const all = chooseCards(rows, left);
  if (all.cards.length === rows.length) return { ...all, rows: [], packed: pack([], 0) };
  const { cards, bytes } = chooseCards(rows, left * cardShare);
  const others = rows.slice(cards.length);
  const bodies = others.flatMap(({ alert }) =>
    alert.detail === undefined ? [] : [printBody(alert, alert.detail)],
  );
  return { cards, rows: others, packed: pack(bodies, left - bytes) };
}

/** The first alerts as cards, as many as take no more than so many bytes beyond their lines. */
function chooseCards(
  rows: readonly Shown[],
  bytesMax: number,
): { readonly cards: readonly Shown[]; readonly bytes: number } {
  let bytes = 0;
  const cards: Shown[] = [];
  for (const { alert, text: row } of rows) {
    if (alert.detail === undefined) break;
    const text = printCard(alert, alert.detail);
    const more = bytesOf(text) - bytesOf(row);
    if (bytes + more > bytesMax) break;
    bytes += more;
    cards.push({ alert, text });
  }
  return { cards, bytes };
}

function bytesOf({ html: text }: HTML): number {
  return Buffer.byteLength(text);
}

function printRows(rows: readonly Shown[], { count, element }: Packed): HTML {
  const groups = severities.map((severity) => {
    const members = rows.filter(({ alert }) => alert.severity === severity);
    return (
      members.length > 0 &&
      html`<tbody data-s="${severity}"><tr class="group"><th scope="rowgroup" colspan="7"><span class="badge ${severity}">${severity}</span></th></tr>
${members.map(({ text }) => text)}</tbody>`
    );
  });
  return html`<div id="rows"><h3>In one line each <span class="kind">${printThings(rows.length, "alert")}</span></h3>
<p class="note">${count > 0 && html`<span class="scripted" hidden>A rule's name opens what else its alert says${count < rows.length && ` (the first ${printNumber(count)})`}.</span> `}<code>logcritical explain &lt;rule&gt; &lt;paths&gt;</code> says why each matched.</p>
<div class="scroll" role="region" aria-label="Alerts in one line each" tabindex="0"><table>
<thead><tr><th scope="col">Time</th><th scope="col">Rule</th><th scope="col">Action</th><th scope="col">Actor</th><th scope="col">From</th><th scope="col">Account and region</th><th scope="col" class="n">Count</th></tr></thead>
${groups}
</table></div>${element}</div>
`;
}

/** No closing tags, which HTML does not need, for thousands of lines have to fit. */
function printRow(alert: ReportAlert): HTML {
  const { id, ruleId, firstMs, lastMs, action, actor, source, account, region, count } = alert;
  const outcome = alert.outcome === "succeeded" ? "" : ` ${shorten(alert.outcome, 40)}`;
  return html`<tr id="a-${id}"${firstMs !== lastMs && lastMs !== undefined && html` data-l="${lastMs}"`}><td>${printMoment(firstMs)}<td>${shorten(ruleId, 40)}<td>${shorten(action, 48)}${outcome}<td>${shorten(actor, 40)}<td>${shorten(source, 40)}<td>${shorten(account, 30)} ${shorten(region, 16)}<td>${count > 1 && printNumber(count)}
`;
}
