import { expect, it } from "vitest";
import { compileRedaction } from "./compile-redaction.ts";
import type { ReadFields } from "./remember-fields.ts";
import type { TrailRecord } from "./trail-record.ts";
import { valueAt } from "./value.ts";

const hidden = "[redacted]";
const secretText = "key AKIAIOSFODNN7EXAMPLE";
const cut = "key AKIA…MPLE";

interface Case {
  readonly record: TrailRecord;
  readonly fields: ReadFields;
  readonly shown: TrailRecord;
}

it.each<readonly [string, Case]>([
  [
    "these fields",
    { record: { a: 1, b: "x", c: null }, fields: { c: "all", a: "all" }, shown: { c: null, a: 1 } },
  ],
  [
    "fields within",
    { record: { a: { b: 1, c: 2 } }, fields: { a: { b: "all" } }, shown: { a: { b: 1 } } },
  ],
  [
    "an object with nothing of what is wanted",
    { record: { a: { c: 2 } }, fields: { a: { b: "all" } }, shown: { a: {} } },
  ],
  ["nothing within a text", { record: { a: "b" }, fields: { a: { b: "all" } }, shown: {} }],
  ["nothing within a list", { record: { a: [1] }, fields: { a: { "0": "all" } }, shown: {} }],
  ["none that is not there", { record: { a: 1 }, fields: { b: "all" }, shown: {} }],
  [
    "none that is inherited",
    { record: { a: 1 }, fields: Object.fromEntries([["constructor", "all"]]), shown: {} },
  ],
  ["a list of texts", { record: { a: [secretText] }, fields: { a: "all" }, shown: { a: [cut] } }],
  [
    "texts cut",
    { record: { b: { c: secretText } }, fields: { b: { c: "all" } }, shown: { b: { c: cut } } },
  ],
  [
    "JSON in a text",
    {
      record: { a: ' {"password":"x"}' },
      fields: { a: "all" },
      shown: { a: `{"password":"${hidden}"}` },
    },
  ],
  [
    "no secret",
    { record: { pin: "t", a: 1 }, fields: { pin: "all", a: "all" }, shown: { pin: hidden, a: 1 } },
  ],
  [
    "nothing under a secret name, but what is harmless",
    {
      record: { credentials: { b: "x", n: 7, expiration: "soon" } },
      fields: { credentials: { b: "all", n: "all", expiration: "all" } },
      shown: { credentials: { b: hidden, n: hidden, expiration: "soon" } },
    },
  ],
  [
    "no value of a secret's name",
    { record: { name: "pin", value: "x" }, fields: { value: "all" }, shown: { value: hidden } },
  ],
  [
    "the value of another name",
    { record: { name: "size", value: "x" }, fields: { value: "all" }, shown: { value: "x" } },
  ],
  [
    "the value of a name that is no text",
    { record: { name: 7, value: "x" }, fields: { value: "all" }, shown: { value: "x" } },
  ],
  [
    "no field of a secret's value",
    {
      record: { key: "pin", value: { a: "x" } },
      fields: { value: { a: "all" } },
      shown: { value: { a: hidden } },
    },
  ],
])("shows %s", (_, { record, fields, shown }) => {
  expect(compileRedaction(fields)(record)).toEqual(shown);
});

it("what two records share cannot be changed", () => {
  const show = compileRedaction({ a: { b: "all", c: { d: "all" } } });
  const [first, second] = [1, 2].map((e) => show({ a: { b: "x", c: { d: "y" } }, e }));
  const shared = [["a"], ["a", "c"]].map((path) => valueAt(first, ...path));
  expect(shared[0]).toBe(valueAt(second, "a"));
  expect(shared.every(Object.isFrozen)).toBe(true);
});

it("a value is shown by the name beside it, whatever was shown before", () => {
  const show = compileRedaction({ a: { b: { value: "all" } } });
  const named = (name: string) => ({ a: { b: { name, value: "x" } } });
  const shown = (value: string) => ({ a: { b: { value } } });
  expect(["size", "pin", "size"].map((name) => show(named(name)))).toEqual(
    ["x", hidden, "x"].map(shown),
  );
});
