import { expect, it } from "vitest";
import { hasColours, type PrintingPlace } from "./has-colours.ts";

const terminal: PrintingPlace = { isTerminal: true, env: { TERM: "xterm" }, args: ["rules"] };

it.each<readonly [boolean, string, Partial<PrintingPlace>]>([
  [true, "on a terminal", {}],
  [true, "where nothing is known of the terminal", { env: {} }],
  [true, "where NO_COLOR is empty", { env: { NO_COLOR: "" } }],
  [false, "where NO_COLOR is set", { env: { NO_COLOR: "0" } }],
  [false, "on a terminal that can show none", { env: { TERM: "dumb" } }],
  [false, "where they are refused", { args: ["--no-color", "rules"] }],
  [false, "in a file", { isTerminal: false }],
])("says %s of colours %s", (expected, _, place) => {
  expect(hasColours({ ...terminal, ...place })).toBe(expected);
});
