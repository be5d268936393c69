import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { createPaint } from "./paint.ts";
import { printTable, widthOfTable } from "./print-table.ts";

const head = ["", "calls", "refused", "first"];
const rows = [
  ["orders-web/i-0e4d7a91c5b83f260 (role)", "   86", "      0", "2026-03-12 12:02"],
  ["nadia", "    4", "      2", ""],
];

describe("a table", () => {
  it("stands in columns where they have room", () => {
    expect(widthOfTable({ head, rows })).toBe(37 + 2 + 5 + 2 + 7 + 2 + 16);
    expect(printTable({ head, rows, columns: 71 }).split("\n")).toEqual([
      "                                       calls  refused  first",
      "orders-web/i-0e4d7a91c5b83f260 (role)     86        0  2026-03-12 12:02",
      "nadia                                      4        2",
      "",
    ]);
  });

  it("wraps the first column where that makes room", () => {
    expect(printTable({ head, rows, columns: 64 }).split("\n")).toEqual([
      "                                calls  refused  first",
      "orders-web/i-0e4d7a91c5b83f260     86        0  2026-03-12 12:02",
      "(role)",
      "nadia                               4        2",
      "",
    ]);
  });

  it("wraps the last column first, and cuts no word", () => {
    const text = ["a", "the last column may hold a sentence of its own"];
    const printed = printTable({ head: ["id", "what"], rows: [text], columns: 30 });
    expect(printed).toBe("id  what\na   the last column may hold a\n    sentence of its own\n");
  });

  it("stands row by row where columns have no room", () => {
    expect(printTable({ head, rows, columns: 40 }).split("\n")).toEqual([
      "orders-web/i-0e4d7a91c5b83f260 (role)",
      "  calls 86, refused 0,",
      "    first 2026-03-12 12:02",
      "nadia",
      "  calls 4, refused 2",
      "",
    ]);
  });

  it("says first, row by row, what stands under no heading, whatever its place", () => {
    const table = { head: ["", "findings", ""], rows: [["high", "       3", "Routing changed"]] };
    expect(printTable({ ...table, columns: 24 })).toBe("high  Routing changed\n  findings 3\n");
  });

  it("parts with semicolons what has commas in itself", () => {
    const table = { head: ["rule", "teams", "state"], rows: [["root-access", "a, b", "off"]] };
    expect(printTable({ ...table, columns: 20 })).toBe(
      "root-access\n  teams a, b;\n    state off\n",
    );
  });

  it("is as wide with colours as without", () => {
    const { bad } = createPaint(true);
    const painted = rows.map(([name = "", ...rest]) => [bad(name), ...rest]);
    for (const columns of [71, 64, 40]) {
      const printed = printTable({ head, rows: painted, columns });
      const plain = stripVTControlCharacters(printed);
      expect(plain).toBe(printTable({ head, rows, columns }));
    }
  });
});
