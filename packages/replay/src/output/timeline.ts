import { neutralise } from "@logcritical/rules/record";
import { printTime } from "../replay/print-time.ts";
import type { ReplayResult } from "../replay/result.ts";
import type { Format } from "./format.ts";
import type { Paint } from "./paint.ts";
import { printCells } from "./print-cells.ts";
import { printCount, printTargets } from "./words.ts";
import { printWrapped } from "./wrap.ts";

/** How the timeline is set. */
export interface TimelineLayout {
  /** Characters in a line. */
  readonly columns: number;
  readonly paint: Paint;
}

/** Narrower than this there is no room for columns, as on a phone. */
export const columnsMin = 80;

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
    nothing: (why) => `${printWrapped(why, { indent: 0, columns: layout.columns })}\n`,
    lead(timeMs) {
      const heading = timeMs === undefined ? "Without a time" : printTime(timeMs).slice(0, 10);
      if (heading === day) return "";
      const lead = day === undefined ? "" : "\n";
      day = heading;
      return `${lead}${layout.paint.bold(heading)}\n`;
    },
    row: (result) => printResult(result, layout),
    foot: () => "",
  };
}

function printWide(result: ReplayResult, { columns, paint }: TimelineLayout): string {
  const { severity, ruleId, actor, action } = result;
  const [ruleWidth, actorWidth, actionWidth] = share(columns - 2 * indent);
  const line = printCells([
    { text: timeOfDay(result), width: indent },
    { text: severity, width: indent, paint: () => paint.severity(severity) },
    { text: neutralise(ruleId), width: ruleWidth },
    { text: neutralise(actor), width: actorWidth },
    { text: neutralise(action), width: actionWidth },
  ]);
  return `${[line, ...printDetails(result, { columns, paint })].join("\n")}\n`;
}

function printNarrow(result: ReplayResult, { columns, paint }: TimelineLayout): string {
  const { severity, ruleId, actor, action } = result;
  return `${[
    `${timeOfDay(result)}  ${paint.severity(severity)}  ${neutralise(ruleId)}`,
    printWrapped(neutralise(`${actor}  ${action}`), { indent: 2, columns }),
    ...printDetails(result, { columns, paint }, 2),
  ].join("\n")}\n`;
}

/** The widths of rule, actor and action; the ids of the catalogue are at most 22 characters. */
function share(room: number): readonly [number, number, number] {
  const rule = Math.min(34, Math.max(24, Math.floor(room * 0.25)));
  const actor = Math.floor((room - rule) * 0.4);
  return [rule, actor, room - rule - actor];
}

function timeOfDay({ time }: ReplayResult): string {
  return time?.slice(11, 19) ?? "--:--:--";
}

function printDetails(
  result: ReplayResult,
  { columns, paint }: TimelineLayout,
  by: number = indent,
): readonly string[] {
  const { outcome, because, count, mode } = result;
  const colour = outcome === "succeeded" ? paint.dim : paint.bad;
  const lines = [
    [printTargets(result.targets), paint.dim],
    [printFacts(result), colour],
    [count === undefined ? "" : printCount(count), paint.dim],
    [mode === "shadow" ? "shadow: nobody is told" : "", paint.dim],
    [because === undefined ? "" : `because ${because}`, paint.dim],
  ] as const;
  return lines
    .filter(([text]) => text !== "")
    .map(([text, paintIt]) => paintIt(printWrapped(neutralise(text), { indent: by, columns })));
}

/** How it ended, from where, where, and with what. */
function printFacts(result: ReplayResult): string {
  const { outcome, errorCode, source, account, region, tool } = result;
  const place = [account, region].filter((part) => part !== undefined).join(" ");
  return [
    errorCode === undefined ? outcome : `${outcome} (${errorCode})`,
    ...(source === "" ? [] : [`from ${source}`]),
    ...(place === "" ? [] : [`in ${place}`]),
    `with ${tool}`,
  ].join(" ");
}
