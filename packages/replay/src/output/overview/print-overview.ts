import { severities } from "@logcritical/rules";
import { neutralise } from "@logcritical/rules/record";
import type { Proposal } from "../../aggregate/propose.ts";
import type { Ranking } from "../../aggregate/top.ts";
import { printJSON } from "../json.ts";
import type { Paint } from "../paint.ts";
import { printTable, widthOfTable } from "../print-table.ts";
import { columnsMin } from "../timeline.ts";
import { printNumber, printThings } from "../words.ts";
import { printWrapped } from "../wrap.ts";
import type { Overview, Suspect } from "./overview.ts";

/** How an overview is set. */
export interface OverviewLayout {
  /** Characters in a line. */
  readonly columns: number;
  readonly paint: Paint;
}

/** An overview for people who need not know CloudTrail: whom to look at first, then the rest. */
export function printOverview(overview: Overview, layout: OverviewLayout): string {
  const sections: readonly (readonly [title: string, body: string])[] = [
    ["Look here first", printSuspects(overview.lookFirst, layout)],
    ["Who called", printCalls(overview.actors, layout)],
    ["From where", printCalls(overview.addresses, layout)],
    ["In which account", printCalls(overview.accounts, layout)],
    ["In which region", printCalls(overview.regions, layout)],
    ["Which part of AWS", printCalls(overview.services, layout)],
    ["What was called most", printCalls(overview.actions, layout)],
    ["What was refused most", printCalls(overview.refusals, layout)],
    ["What the rules found", printRules(overview, layout)],
    ["What would be quieter", printProposals(overview.proposals, layout)],
  ];
  return sections
    .filter(([, body]) => body !== "")
    .map(([title, body]) => `${layout.paint.bold(title)}\n${body}`)
    .join("\n");
}

function printSuspects({ entries, others }: Ranking<Suspect>, layout: OverviewLayout): string {
  if (entries.length === 0) return "Nobody: no rule found anything that people would be told of.\n";
  const { columns, paint } = layout;
  const lines = entries.flatMap((suspect, index) => {
    const grave = severities.filter((severity) => suspect.bySeverity[severity] > 0);
    const counts = grave.map(
      (severity) => `${printNumber(suspect.bySeverity[severity])} ${paint.severity(severity)}`,
    );
    const who = `${index + 1}. ${printName(suspect.name, roomOf(suspect.name, columns - 3))}${tellKind(suspect.actorKind)}`;
    const [titles, more] = [suspect.titles.slice(0, titlesMax), suspect.titles.length - titlesMax];
    const what = more > 0 ? [...titles, `and ${more} more`] : titles;
    return [
      printWrapped(`${paint.bold(who)}: ${counts.join(", ")}`, { indent: 0, columns }),
      paint.dim(printWrapped(neutralise(what.join("; ")), { indent: 3, columns })),
      paint.dim(printWrapped(neutralise(printPlaces(suspect)), { indent: 3, columns })),
    ];
  });
  return `${[...lines, ...printOthers(others)].join("\n")}\n`;
}

/** Enough titles to see what kind of thing somebody did. */
const titlesMax = 6;

/** More names than this say no more than that there are many. */
const namesMax = 3;

/** From when to when, in which accounts, and from where. */
function printPlaces({ first, last, addresses, accounts }: Suspect): string {
  const times =
    first === undefined || last === undefined
      ? "at times unknown"
      : first === last
        ? `at ${printMinute(first)}`
        : `${printMinute(first)} to ${printLast(first, last)}`;
  const within = accounts.length === 0 ? [] : [`in ${printSome(accounts)}`];
  const from = addresses.length === 0 ? [] : [`from ${printSome(addresses)}`];
  return [times, ...within, ...from].join(", ");
}

function printSome(names: readonly string[]): string {
  const more = names.length - namesMax;
  return `${names.slice(0, namesMax).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** What the kinds of actors are called by people. */
const kinds: ReadonlyMap<string, string> = new Map([
  ["root", "root user"],
  ["user", "IAM user"],
  ["federated", "federated user"],
  ["saml", "signed in by SAML"],
  ["web-identity", "signed in by another site"],
  ["identity-center", "person of IAM Identity Center"],
  ["account", "another account"],
  ["service", "AWS service"],
  ["hidden", "mistyped at sign-in"],
]);

/** A row of any table of calls. */
interface CallsRow {
  readonly name: string;
  readonly kind?: string;
  readonly calls: number;
  readonly refused: number;
  readonly failed: number;
  readonly first?: string;
  readonly last?: string;
}

function printCalls(
  { entries, others, shortBy }: Ranking<CallsRow>,
  { columns }: OverviewLayout,
): string {
  if (entries.length === 0) return "";
  const head = [...counted, "first", "last"];
  const facts = entries.map(({ calls, refused, failed, first, last }) => [
    ...[calls, refused, failed].map((count, at) => right(count, counted[at] ?? "")),
    first === undefined ? "" : printMinute(first),
    last === undefined ? "" : printMinute(last),
  ]);
  const beside =
    columns - widthOfTable({ head: ["", ...head], rows: facts.map((row) => ["", ...row]) });
  // Beside the facts, or in lines of its own.
  const room = beside < besideMin ? columns : beside;
  const rows = entries.map(({ name, kind }, at) => [
    `${printName(name, roomOf(name, room))}${tellKind(kind)}`,
    ...(facts[at] ?? []),
  ]);
  const table = printTable({ head: ["", ...head], rows, columns });
  const short = `There were too many to hold: a count may be short by up to ${printNumber(shortBy)}.`;
  const notes = [...printOthers(others), ...(shortBy > 0 ? [short] : [])];
  return `${table}${notes.map((note) => `${note}\n`).join("")}`;
}

const counted = ["calls", "refused", "failed"] as const;

/** With less room than this beside the facts, too much of a name would be cut. */
const besideMin = 30;

function printOthers(others: number): readonly string[] {
  return others > 0 ? [`and ${printNumber(others)} more (--top)`] : [];
}

function printRules(overview: Overview, { columns, paint }: OverviewLayout): string {
  const { rules, silentRules, idleRules } = overview;
  const names = ["findings", "suppressed", "alerts"] as const;
  const rows = rules.map((rule) => [
    paint.severity(rule.severity),
    ...names.map((name) => right(rule[name], name)),
    neutralise(`${rule.title} (${rule.ruleId})`),
  ]);
  const silent = silentRules.length === 0 ? [] : [`Found nothing: ${silentRules.join(", ")}`];
  const idle = idleRules.map(({ ruleId, reason }) => `Not asked: ${ruleId}, ${reason}`);
  const notes = [...silent, ...idle].map((note) =>
    printWrapped(neutralise(note), { indent: 0, columns }),
  );
  const table = rows.length === 0 ? "" : printTable({ head: ["", ...names, ""], rows, columns });
  return `${table}${notes.map((note) => `${note}\n`).join("")}`;
}

function printProposals(proposals: readonly Proposal[], { columns }: OverviewLayout): string {
  if (proposals.length === 0) return "";
  const lines = proposals.flatMap(({ ruleId, actor, matches, of, entry }) => {
    const share = Math.round((100 * matches) / of);
    const found = `${printNumber(matches)} of ${printThings(of, "finding")} of ${ruleId} (${share} %)`;
    return [
      printWrapped(neutralise(`${found} are about ${printName(actor)}:`), { indent: 0, columns }),
      printEntry(entry, columns),
    ];
  });
  return `${[printWrapped(caution, { indent: 0, columns }), ...lines].join("\n")}\n`;
}

/** In one line, as it is to be copied, but on a narrow terminal. */
function printEntry(entry: Proposal["entry"], columns: number): string {
  const line = `  ${printJSON(entry)}`;
  const isNarrow = columns < columnsMin && line.length > columns;
  return isNarrow ? printJSON(entry, 2).replaceAll(/^/gm, "  ") : line;
}

const caution =
  "If you know these actors, and this is what they are there for, add the entry to the suppressions " +
  "of the settings, and fill in until when, why, and who answers for it. Whoever attacks fills a " +
  "rule as well: nobody is proposed who did something critical.";

/** What kind of actor somebody is, to stand behind the name. */
function tellKind(kind: string | undefined): string {
  return kind === undefined ? "" : ` (${kinds.get(kind) ?? kind})`;
}

/** A name that leaves room for what is said of it; JSON has it whole. */
function printName(name: string, room: number = nameLengthMax): string {
  const safe = neutralise(name);
  if (safe === "") return "(not told)";
  const lengthMax = Math.min(nameLengthMax, room);
  return safe.length > lengthMax ? `${safe.slice(0, lengthMax - 3)}...` : safe;
}

/** How much of a name is shown: it is cut where a word of it is longer than a line. */
function roomOf(name: string, columns: number): number {
  return name.split(" ").every((word) => word.length <= columns) ? nameLengthMax : columns;
}

const nameLengthMax = 44;

/** `2026-03-12 14:05`, in UTC. */
function printMinute(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 16)}`;
}

/** The day is told once where it is the same. */
function printLast(first: string, last: string): string {
  return first.slice(0, 10) === last.slice(0, 10) ? last.slice(11, 16) : printMinute(last);
}

/** A number under its heading, set to the right. */
function right(count: number, heading: string): string {
  return printNumber(count).padStart(heading.length);
}
