import { neutralise } from "@logcritical/rules/record";
import { stringify } from "csv-stringify/sync";
import type { ReplayResult } from "../replay/result.ts";
import type { Format } from "./format.ts";

/**
 * CSV as RFC 4180 has it, with a line of names. A cell that a spreadsheet would run as a formula
 * gets an apostrophe in front (OWASP, "CSV Injection"), and what acts instead of showing is made
 * visible.
 */
export function createCSV(): Format {
  return {
    head: () => print(columns.map(([name]) => name)),
    lead: () => "",
    row: (result) => print(columns.map(([, read]) => neutralise(read(result) ?? ""))),
    foot: () => "",
  };
}

function print(cells: readonly string[]): string {
  return stringify([[...cells]], { escape_formulas: true });
}

type Column = readonly [name: string, read: (result: ReplayResult) => string | undefined];

const columns: readonly Column[] = [
  ["time", ({ time }) => time],
  ["severity", ({ severity }) => severity],
  ["rule", ({ ruleId }) => ruleId],
  ["title", ({ title }) => title],
  ["because", ({ because }) => because],
  ["mode", ({ mode }) => mode],
  ["teams", ({ teams }) => teams.join(" ")],
  ["account", ({ account }) => account],
  ["region", ({ region }) => region],
  ["actor", ({ actor }) => actor],
  ["actorKind", ({ actorKind }) => actorKind],
  ["actorArn", ({ actorArn }) => actorArn],
  ["mfa", ({ mfa }) => mfa],
  ["action", ({ action }) => action],
  ["targets", ({ targets }) => targets.join(" ")],
  ["source", ({ source }) => source],
  ["sourceKind", ({ sourceKind }) => sourceKind],
  ["tool", ({ tool }) => tool],
  ["outcome", ({ outcome }) => outcome],
  ["errorCode", ({ errorCode }) => errorCode],
  ["errorMessage", ({ errorMessage }) => errorMessage],
  ["eventId", ({ eventId }) => eventId],
  ["counted", ({ count }) => count?.total.toString()],
  ["countedFrom", ({ count }) => count?.from],
  ["countedTo", ({ count }) => count?.to],
];
