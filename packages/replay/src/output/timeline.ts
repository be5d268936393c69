import { neutralise } from "@logcritical/rules/record";
import Table from "cli-table3";
import type { ReplayResult } from "../replay/result.ts";
import type { Format } from "./format.ts";
import type { Paint } from "./paint.ts";
import { printCount, printPlaces, printTargets } from "./words.ts";
import { printWrapped } from "./wrap.ts";

/** How the timeline is set. */
export interface TimelineLayout {
  /** Characters in a line. */
  readonly columns: number;
  readonly paint: Paint;
}

/** Narrower than this there is no room for columns, as on a phone. */
const columnsMin = 80;

/** Where what follows the severity begins. */
const indent = 10;

/**
 * The results for people, a heading for each day: in columns where there is room, else one below
 * the other. Long values are cut in the columns; the other formats hold them whole.
 */
export function createTimeline(layout: TimelineLayout): Format {
  let day: string | undefined;
  const printResult = layout.columns < columnsMin ? printNarrow : printWide;
  return {
    head: () => "",
    row(result) {
      const { time } = result;
      const isSameDay = day === (time?.slice(0, 10) ?? "");
      const lead = day === undefined ? "" : "\n";
      day = time?.slice(0, 10) ?? "";
      const heading = day === "" ? "Without a time" : `${day} UTC`;
      return `${isSameDay ? "" : `${lead}${layout.paint.bold(heading)}\n`}${printResult(result, layout)}`;
    },
    foot: () => "",
  };
}

function printWide(result: ReplayResult, { columns, paint }: TimelineLayout): string {
  const { severity, ruleId, actor, action } = result;
  const room = columns - indent - 10 - outcomeWidth;
  const widths = [indent, 10, ...share(room), outcomeWidth];
  const table = new Table({ colWidths: widths, chars: noLines, style });
  table.push([
    timeOfDay(result),
    paint.severity(severity),
    ...[ruleId, actor, action].map(neutralise),
    printOutcome(result, paint),
  ]);
  const first = table.toString().trimEnd();
  const details = detailsOf(result).map((detail) =>
    paint.dim(printWrapped(neutralise(detail), { indent, columns })),
  );
  return `${[first, ...details].join("\n")}\n`;
}

function printNarrow(result: ReplayResult, { columns, paint }: TimelineLayout): string {
  const { severity, ruleId, actor, action } = result;
  const layout = { indent: 2, columns };
  return `${[
    `${timeOfDay(result)}  ${paint.severity(severity)}  ${neutralise(ruleId)}`,
    printWrapped(neutralise(`${actor}  ${action}`), layout),
    `  ${printOutcome(result, paint)}`,
    ...detailsOf(result).map((detail) => paint.dim(printWrapped(neutralise(detail), layout))),
  ].join("\n")}\n`;
}

const outcomeWidth = 10;

/** The columns of rule, actor and action; ids of rules are rarely longer than 22 characters. */
function share(room: number): readonly number[] {
  const rule = Math.min(32, Math.max(22, Math.floor(room * 0.28)));
  const actor = Math.floor((room - rule) * 0.42);
  return [rule, actor, room - rule - actor];
}

function timeOfDay({ time }: ReplayResult): string {
  return time?.slice(11, 19) ?? "--:--:--";
}

function printOutcome({ outcome }: ReplayResult, paint: Paint): string {
  return outcome === "succeeded" ? outcome : paint.bad(outcome);
}

function detailsOf(result: ReplayResult): readonly string[] {
  const { targets, count, because, mode, errorCode, tool } = result;
  const target = printTargets(targets);
  const facts = [
    ...(target === "" ? [] : [target]),
    ...(errorCode === undefined ? [] : [errorCode]),
    ...(count === undefined ? [] : [printCount(count)]),
    ...(mode === "shadow" ? ["shadow: nobody is told"] : []),
  ];
  return [
    ...(facts.length === 0 ? [] : [facts.join("; ")]),
    `${printPlaces(result)} with ${tool}`,
    ...(because === undefined ? [] : [`because ${because}`]),
  ];
}

const style = { border: [], "padding-left": 0, "padding-right": 1, compact: true };

const noLines = Object.fromEntries(
  ["top", "bottom", "left", "right", "mid"]
    .flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`])
    .concat("mid-mid", "middle")
    .map((name) => [name, ""]),
);
