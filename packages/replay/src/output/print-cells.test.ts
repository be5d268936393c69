import Table from "cli-table3";
import { describe, expect, it } from "vitest";
import { createPaint } from "./paint.ts";
import { type Cell, printCells } from "./print-cells.ts";
import { noLines } from "./print-table.ts";

/** By the library alone, whose cells are as wide as they look. */
function printByLibrary(cells: readonly Cell[]): string {
  const table = new Table({
    colWidths: cells.map(({ width }) => width),
    chars: noLines,
    style: { border: [], "padding-left": 0, "padding-right": 2, compact: true },
  });
  table.push(cells.map(({ text, paint = String }) => paint(text)));
  return table.toString().trimEnd();
}

const letters = "arn:aws:iam::1 ~!{} user/x";
const textOf = (length: number): string => letters.repeat(9).slice(0, length);

describe("cells in a line", () => {
  it.each(["", " b", "b ", "ü", "漢字", "👩‍💻", "e\u0301"])(
    "are as the library sets them: %j",
    (odd) => {
      for (let length = 0; length < 60; length += 1) {
        for (const width of [4, 10, 24]) {
          const { bad } = createPaint(true);
          const cells: readonly Cell[] = [
            { text: textOf(length), width },
            { text: textOf(Math.min(8, length)), width: 10, paint: bad },
            { text: `${odd}${textOf(length)}`, width },
            { text: `${textOf(length)}${odd}`, width: 30 },
          ];
          expect(printCells(cells)).toBe(printByLibrary(cells));
          expect(printCells(cells.slice(0, 2))).toBe(printByLibrary(cells.slice(0, 2)));
        }
      }
    },
  );
});
