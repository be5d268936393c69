import { printNumber, printThings } from "../../output/words.ts";
import { type HTML, html } from "../html.ts";
import type { ReportRule } from "../report.ts";
import { printBadge, printCounts, shorten } from "../words.ts";

/** What became of every rule: those that fired with their numbers, the silent ones by name. */
export function printRules(rules: readonly ReportRule[]): HTML {
  const active = rules.filter(({ state }) => state === "fired" || state === "below");
  return html`<section id="rules" aria-labelledby="rules-h">
<h2 id="rules-h">Rules</h2>
<p class="note">From records that matched, over the findings they made (a rule that counts needs several of them) and what suppressions silenced, to the alerts that people would have got.</p>
<div class="scroll" role="region" aria-label="Numbers of the rules" tabindex="0"><table>
<thead><tr><th scope="col">Rule</th><th scope="col">Severity</th><th scope="col" class="n">Matches</th><th scope="col" class="n">Findings</th><th scope="col" class="n">Silenced</th><th scope="col" class="n">Alerts</th></tr></thead>
<tbody>${active.slice(0, rowsMax).map(printRow)}</tbody>
</table></div>
${printMore(active)}
${silent.map((group) => printSilent(rules, group))}
</section>
`;
}

/** So many rules are shown of each kind: packs have a few dozen, and a page must stay small. */
const rowsMax = 150;

function printMore({ length }: readonly ReportRule[]): HTML | undefined {
  if (length <= rowsMax) return undefined;
  return html`<p class="quiet">And ${printThings(length - rowsMax, "other rule")}.</p>`;
}

function printRow(rule: ReportRule): HTML {
  const { id, title, severity, matched, findings, alerts, bySeverity, state } = rule;
  const counts = state === "below" ? html`${printBadge(severity)}` : printCounts(bySeverity);
  return html`<tr><th scope="row"><span data-find>${id}</span> <span class="sub">${shorten(title, 120)}${rule.isShadow && " (shadow: nobody is told)"}</span></th><td>${counts}</td><td class="n">${printNumber(matched)}</td><td class="n">${printNumber(findings)}</td><td class="n">${printNumber(rule.suppressed)}</td><td class="n">${printNumber(alerts)}</td></tr>
`;
}

/** Rules that found nothing, and why. */
interface Silent {
  readonly state: ReportRule["state"];
  readonly name: string;
  readonly meaning: string;
}

const silent: readonly Silent[] = [
  {
    state: "never-fired",
    name: "Never fired",
    meaning: "They were asked about every record, and none matched.",
  },
  {
    state: "not-asked",
    name: "Not asked",
    meaning: "There was no record to ask them about.",
  },
  {
    state: "inactive",
    name: "Inactive",
    meaning: "They watch nothing until the settings give them their data.",
  },
  { state: "off", name: "Off", meaning: "The settings switch them off." },
];

function printSilent(
  rules: readonly ReportRule[],
  { state, name, meaning }: Silent,
): HTML | undefined {
  const members = rules.filter((rule) => rule.state === state);
  if (members.length === 0) return undefined;
  const items = members
    .slice(0, rowsMax)
    .map(
      ({ id, title, reason }) =>
        html`<li><b>${id}</b> <span class="sub">${reason ?? shorten(title, 120)}</span></li>`,
    );
  return html`<h3>${name} <span class="kind">${printNumber(members.length)}</span></h3>
<p class="note">${meaning}</p>
<ul class="columns">${items}</ul>
${printMore(members)}
`;
}
