import { describe, expect, it } from "vitest";
import type { TrailRecord } from "../record/trail-record.ts";
import type { Threshold } from "../rule.ts";
import { type Crossing, createCounter, groupsMax, latenessSecondsMax } from "./counter.ts";

const noon = Date.UTC(2026, 7, 1, 12);

/** More than two within ten seconds. */
const threshold: Threshold = { over: 2, withinSeconds: 10, by: ["account"], count: "records" };

/** A record so many seconds after noon, with that as its id. */
function at(seconds: number, rest: TrailRecord = {}): TrailRecord {
  const eventTime = new Date(noon + seconds * 1000).toISOString();
  return { eventTime, eventID: `${seconds}`, recipientAccountId: "1", ...rest };
}

function instances(...ids: readonly string[]): TrailRecord {
  return { requestParameters: ids };
}

interface Case {
  readonly name: string;
  readonly threshold?: Partial<Threshold>;
  readonly records: readonly TrailRecord[];
  /** For each crossing the place of the record that completes it, and the ids counted. */
  readonly crossings: readonly (readonly [place: number, ids: string])[];
}

const late = latenessSecondsMax;

const cases: readonly Case[] = [
  { name: "says nothing of as many as allowed", records: [at(0), at(1)], crossings: [] },
  {
    name: "crosses at the first record beyond",
    records: [at(0), at(1), at(2)],
    crossings: [[2, "0 1 2"]],
  },
  {
    name: "crosses once in a burst, however long",
    records: [0, 1, 2, 3, 4, 13, 22, 23, 24, 25].map((seconds) => at(seconds)),
    crossings: [[2, "0 1 2"]],
  },
  {
    name: "crosses again after a whole window without a record",
    records: [0, 1, 2, 12, 13, 14].map((seconds) => at(seconds)),
    crossings: [
      [2, "0 1 2"],
      [5, "12 13 14"],
    ],
  },
  {
    name: "counts what is less than a window old",
    records: [0, 9, 9.999].map((seconds) => at(seconds)),
    crossings: [[2, "0 9 9.999"]],
  },
  {
    name: "does not count what is a whole window old",
    records: [0, 9, 10].map((seconds) => at(seconds)),
    crossings: [],
  },
  {
    name: "slides: a window may start anywhere",
    records: [0, 6, 12, 13].map((seconds) => at(seconds)),
    crossings: [[3, "6 12 13"]],
  },
  {
    name: "counts a record that comes again once",
    records: [at(0), at(1), at(1), at(0), at(1)],
    crossings: [],
  },
  {
    name: "says nothing of a record that comes again after the crossing",
    records: [at(0), at(1), at(2), at(0), at(1), at(2)],
    crossings: [[2, "0 1 2"]],
  },
  {
    name: "counts records without an id each",
    records: [at(0, { eventID: null }), at(0, { eventID: null }), at(0, { eventID: null })],
    crossings: [[2, ""]],
  },
  {
    name: "puts a late record where it belongs",
    records: [at(9), at(0), at(18), at(5)],
    crossings: [[3, "0 5 9"]],
  },
  {
    name: "finds a window that a late record starts",
    records: [at(8), at(9), at(50), at(0)],
    crossings: [[3, "0 8 9"]],
  },
  {
    name: "joins by a late record two bursts that had not crossed",
    records: [at(0), at(14), at(7), at(8)],
    crossings: [[3, "0 7 8"]],
  },
  {
    name: "joins by a late record a burst to one that had crossed",
    records: [at(0), at(1), at(2), at(18), at(10), at(19), at(20)],
    crossings: [[2, "0 1 2"]],
  },
  {
    name: "counts a record that is as late as allowed with its neighbours",
    records: [at(0), at(1), at(late), at(0.5)],
    crossings: [[3, "0 0.5 1"]],
  },
  {
    name: "remembers the neighbours of a record that is as late as allowed",
    records: [at(-9), at(-8), at(late), at(0)],
    crossings: [[3, "-9 -8 0"]],
  },
  {
    name: "counts a record that is later than allowed by itself",
    records: [at(-9), at(-8), at(late + 1), at(0)],
    crossings: [],
  },
  {
    name: "lets a record that is later than allowed cross by itself",
    threshold: { count: ["requestParameters[*]"] },
    records: [at(late + 1), at(0, instances("a", "b", "c"))],
    crossings: [[1, "0"]],
  },
  {
    name: "lets a record that is later than allowed not cross with just as much as allowed",
    threshold: { count: ["requestParameters[*]"] },
    records: [at(late + 1), at(0, instances("a", "b"))],
    crossings: [],
  },
  {
    name: "keeps a late burst apart from a later one that has crossed",
    records: [50, 51, 52, 20, 21, 22].map((seconds) => at(seconds)),
    crossings: [
      [2, "50 51 52"],
      [5, "20 21 22"],
    ],
  },
  {
    name: "keeps a late burst apart that ends a whole window before a later one",
    records: [10, 11, 12, 0, -1, -2].map((seconds) => at(seconds)),
    crossings: [
      [2, "10 11 12"],
      [5, "-2 -1 0"],
    ],
  },
  {
    name: "names the records of one moment in the order of their ids",
    records: ["b", "c", "a"].map((eventID) => at(0, { eventID })),
    crossings: [[2, "a b c"]],
  },
  {
    name: "takes records of one moment without an id in any order",
    records: [at(0, { eventID: null }), at(0, { eventID: "a" }), at(0, { eventID: null })],
    crossings: [[2, "a"]],
  },
  {
    name: "keeps groups apart",
    records: [at(0), at(1), at(2, { recipientAccountId: "2" }), at(3, { recipientAccountId: "2" })],
    crossings: [],
  },
  {
    name: "counts all together where nothing keeps them apart",
    threshold: { by: [] },
    records: [at(0), at(1, { recipientAccountId: "2" }), at(2, { recipientAccountId: "3" })],
    crossings: [[2, "0 1 2"]],
  },
  {
    name: "crosses at one record that says enough by itself",
    threshold: { count: ["requestParameters[*]"] },
    records: [at(0, instances("a", "b", "c")), at(1)],
    crossings: [[0, "0"]],
  },
  {
    name: "adds up amounts",
    threshold: { count: ["requestParameters[*]"] },
    records: [at(0, instances("a")), at(1, instances("a", "b"))],
    crossings: [[1, "0 1"]],
  },
  {
    name: "counts a record without a time by itself",
    records: [at(0), at(1), { recipientAccountId: "1", eventID: "x" }],
    crossings: [],
  },
  {
    name: "counts the others as if a record without a time had not been",
    records: [{ recipientAccountId: "1" }, at(0), at(20), at(1), at(2)],
    crossings: [[4, "0 1 2"]],
  },
  {
    name: "lets a record without a time not cross with just as much as allowed",
    threshold: { count: ["requestParameters[*]"] },
    records: [instances("a", "b")],
    crossings: [],
  },
  {
    name: "lets a record without a time cross by itself",
    threshold: { count: ["requestParameters[*]"] },
    records: [{ eventID: "x", eventTime: "?", ...instances("a", "b", "c") }],
    crossings: [[0, "x"]],
  },
  {
    name: "crosses at every record where none is allowed, once a burst",
    threshold: { over: 0 },
    records: [at(0), at(1), at(11), at(11.5)],
    crossings: [
      [0, "0"],
      [2, "11"],
    ],
  },
];

describe("createCounter", () => {
  it.each(cases)("$name", ({ threshold: changes, records, crossings }) => {
    const counter = createCounter({ ...threshold, ...changes });
    const found = records.flatMap((record, place) => {
      const crossing = counter.add(record);
      return crossing === undefined ? [] : [[place, crossing.eventIds.join(" ")]];
    });
    expect(found).toEqual(crossings);
  });

  it("says how much was counted, where and when", () => {
    const counter = createCounter({ ...threshold, count: ["requestParameters[*]"] });
    counter.add(at(1));
    counter.add(at(2));
    expect(counter.add(at(3, instances("a", "b")))).toStrictEqual({
      group: '["1"]',
      total: 4,
      fromMs: noon + 1000,
      toMs: noon + 3000,
      eventIds: ["1", "2", "3"],
    } satisfies Crossing);
  });

  it("says no time where the record has none", () => {
    const counter = createCounter({ ...threshold, over: 0 });
    expect(counter.add({})).toStrictEqual({ group: "[null]", total: 1, eventIds: [] });
  });

  it("forgets the group that was quiet for longest", () => {
    const counter = createCounter(threshold);
    const add = (account: number, seconds: number): Crossing | undefined =>
      counter.add(at(seconds, { recipientAccountId: `${account}` }));
    for (const account of [1, 2]) for (const seconds of [0, 1]) add(account, seconds);
    for (let account = 3; account <= groupsMax; account += 1) add(account, 0);
    expect(add(1, 2)).toMatchObject({ eventIds: ["0", "1", "2"] });
    add(0, 0);
    expect(add(2, 2)).toBeUndefined();
  });
});
