import { expect, it } from "vitest";
import { rememberFields } from "./remember-fields.ts";
import type { TrailRecord } from "./trail-record.ts";

const fields = { id: "all", in: { a: "all", b: { c: "all" } } } as const;

/** Whether the second is given the answer of the first. */
const isRemembered = (first: TrailRecord, second: TrailRecord): boolean => {
  const answer = rememberFields(fields, (object) => ({ object }));
  return answer(first) === answer(second);
};

const long = "x".repeat(501);

it.each<readonly [string, boolean, readonly [TrailRecord, TrailRecord]]>([
  [
    "the same in all fields",
    true,
    [
      { id: "1", in: { a: 2 } },
      { id: "1", in: { a: 2 } },
    ],
  ],
  ["the same within", true, [{ in: { b: { c: null } } }, { in: { b: { c: null } } }]],
  [
    "another in other fields",
    true,
    [
      { id: "1", x: 1 },
      { id: "1", x: 2, in: 3 },
    ],
  ],
  ["another in the first", false, [{ id: "1" }, { id: "2" }]],
  [
    "another within",
    false,
    [
      { id: "1", in: { a: 1 } },
      { id: "1", in: { a: "1" } },
    ],
  ],
  ["another further within", false, [{ in: { b: { c: 0 } } }, { in: { b: { c: -0 } } }]],
  ["none in place of null", false, [{ in: { a: null } }, { in: {} }]],
  ["none in place of an empty object", false, [{ id: "1", in: {} }, { id: "1" }]],
  ["an object where there was none", false, [{ id: "1" }, { id: "1", in: { b: {} } }]],
  ["what is inherited", true, [Object.create({ id: "1" }) as TrailRecord, {}]],
  ["a list", false, [{ id: ["1"] }, { id: ["1"] }]],
  [
    "an object in place of a text",
    false,
    [
      { id: "1", in: { a: {} } },
      { id: "1", in: { a: {} } },
    ],
  ],
  [
    "long texts",
    false,
    [
      { id: long, in: { a: long } },
      { id: long, in: { a: long } },
    ],
  ],
])("of %s the answer is remembered: %s", (_, isKnown, [first, second]) => {
  expect(isRemembered(first, second)).toBe(isKnown);
});

it("answers are forgotten before they fill the memory, and of one first field the last is kept", () => {
  const asked: unknown[] = [];
  const answer = rememberFields(fields, ({ id, in: within }) => asked.push(id, within));
  for (const within of ["x", { a: 1 }, { a: 1 }]) answer({ id: "0", in: within });
  expect(asked).toEqual(["0", "x", "0", { a: 1 }]);
  for (let id = 1; id < 2000; id += 1) answer({ id: String(id) });
  asked.length = 0;
  for (const id of ["1999", "2000", "2000", "1"]) answer({ id });
  expect(asked).toEqual(["2000", undefined, "1", undefined]);
});

it("an object that cannot change is known by itself, and another is read again", () => {
  let reads = 0;
  const within = { a: 1 };
  const read = {
    id: "1",
    get in() {
      reads += 1;
      return within;
    },
  };
  const answer = rememberFields(fields, ({ in: found }) => JSON.stringify(found));
  const asked = (object: TrailRecord): readonly unknown[] => {
    reads = 0;
    return [answer(object), reads > 0];
  };
  Object.freeze(read);
  expect([asked(read), asked(read)]).toEqual([
    ['{"a":1}', true],
    ['{"a":1}', true],
  ]);
  within.a = 2;
  expect(asked(read)).toEqual(['{"a":2}', true]);
  Object.freeze(within);
  answer({ id: "1" });
  expect([asked(read), asked(read)]).toEqual([
    ['{"a":2}', true],
    ['{"a":2}', false],
  ]);
});
