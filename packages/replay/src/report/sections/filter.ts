import { severities } from "@logcritical/rules";
import { printNumber } from "../../output/words.ts";
import { type HTML, html } from "../html.ts";
import type { Report } from "../report.ts";

/** What narrows the alerts down. It needs the script, which shows it. */
export function printFilter({ alerts }: Report): HTML {
  const boxes = severities.map(
    (severity) =>
      html`<label class="${severity}"><input type="checkbox" name="severity" value="${severity}" checked> ${severity}</label>`,
  );
  return html`<form id="filter" role="search" class="filter scripted" aria-label="Filter the alerts" autocomplete="off" hidden>
<input type="search" id="find" aria-label="Text that an alert has" placeholder="Filter: actor, rule, address, anything" autocomplete="off" spellcheck="false">
<fieldset><legend class="unseen">Severities</legend>${boxes}</fieldset>
<button type="button" id="clear">Clear</button>
<button type="button" id="open">Open all</button>
<p class="state"><output id="shown">${printNumber(alerts.list.length)} alerts</output> <span id="span"></span></p>
<p class="keys"><kbd>/</kbd> filter <kbd>j</kbd> <kbd>k</kbd> next, last <kbd>Enter</kbd> open <kbd>Esc</kbd> clear</p>
</form>
`;
}
