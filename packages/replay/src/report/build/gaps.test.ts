import { describe, expect, it } from "vitest";
import { createActivityLog } from "../../examine/activity.ts";
import { gapsOf } from "./gaps.ts";

const hour = 3600 * 1000;
const start = Date.UTC(2026, 7, 1);

/** What is missing of places with records in these hours, when the input ends in the last hour. */
function gaps(places: Readonly<Record<string, readonly number[]>>, end: number) {
  const log = createActivityLog();
  for (const [region, hours] of Object.entries(places)) {
    for (const at of hours) log.note("111122223333", region, start + at * hour);
  }
  const { list, ...counts } = gapsOf({ activity: log.list(), toMs: start + end * hour + 1 });
  const told = list.map(({ region, fromMs, toMs, isOpen }) => [
    region,
    (fromMs - start) / hour,
    (toMs - start) / hour,
    isOpen,
  ]);
  return { told, ...counts };
}

/** Hours with records by region, the last hour of the input, and what is to be told of it. */
interface Case {
  readonly places: Readonly<Record<string, readonly number[]>>;
  readonly end: number;
  readonly told?: readonly (readonly [string, number, number, boolean])[];
  readonly sparse?: number;
}

describe("gaps", () => {
  it.each<readonly [string, Case]>([
    ["nothing is missing", { places: { a: [0, 1, 2, 3] }, end: 3 }],
    [
      "hours between others",
      { places: { a: [0, 1, 4, 5, 6] }, end: 6, told: [["a", 2, 4, false]] },
    ],
    [
      "a place that falls silent",
      { places: { a: [0, 1, 2], b: [0, 5] }, end: 5, told: [["a", 3, 6, true]], sparse: 1 },
    ],
    [
      "the longest first",
      {
        places: { a: [0, 1, 3, 4, 7, 8, 9] },
        end: 9,
        told: [
          ["a", 5, 7, false],
          ["a", 2, 3, false],
        ],
      },
    ],
    ["of a place that is mostly silent nothing", { places: { a: [0, 9] }, end: 9, sparse: 1 }],
    ["of a single hour nothing", { places: { a: [0] }, end: 9, sparse: 1 }],
    ["of no place nothing", { places: {}, end: 0 }],
  ])("are told: %s", (_, { places, end, told = [], sparse = 0 }) => {
    expect(gaps(places, end)).toMatchObject({ told, sparse, places: Object.keys(places).length });
  });

  it("are told up to twenty", () => {
    const hours = Array.from({ length: 60 }, (_, index) => index).filter((at) => at % 2 === 0);
    expect(gaps({ a: [...hours, 60, 61] }, 61)).toMatchObject({ more: 10 });
  });
});
