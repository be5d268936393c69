import { describe, expect, it } from "vitest";
import { all, any, field, none, setting, succeeded } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import { requiredTexts } from "./required.ts";

const name = field("eventName");
const source = field("eventSource");
const number: Condition = {
  kind: "comparison",
  path: "eventName",
  operator: "=",
  value: { kind: "number", text: "1.0" },
};

const cases: readonly (readonly [string, Condition, readonly string[] | undefined])[] = [
  ["the text that it equals", name.is("A"), ["A"]],
  ["the text as which a number is written", number, ["1.0"]],
  ["the same of a bracketed path", { ...name.is("A"), path: "['eventName']" }, ["A"]],
  ["nothing of a glob", name.is("A*"), undefined],
  ["nothing of a regular expression", name.matches("A"), undefined],
  ["nothing of what it does not equal", name.isNot("A"), undefined],
  ["nothing of another field", source.is("A"), undefined],
  ["nothing of a field below", { ...name.is("A"), path: "eventName.a" }, undefined],
  ["nothing of a wildcard", { ...name.is("A"), path: "*" }, undefined],
  ["nothing of a path that is none", { ...name.is("A"), path: "" }, undefined],
  ["what one part of a conjunction requires", all(source.is("B"), name.is("A")), ["A"]],
  [
    "what parts of a conjunction have in common",
    all(any(name.is("A"), name.is("B")), any(name.is("B"), name.is("C"))),
    ["B"],
  ],
  ["nothing at all where they have nothing in common", all(name.is("A"), name.is("B")), []],
  ["nothing of an empty conjunction", all(), undefined],
  [
    "what either part of a disjunction requires",
    any(name.is("A"), all(name.is("B"), succeeded())),
    ["A", "B"],
  ],
  ["nothing where a part of a disjunction does not", any(name.is("A"), succeeded()), undefined],
  ["that no text will do for an empty disjunction", any(), []],
  ["nothing of a negation", none(name.isNot("A")), undefined],
  ["nothing of IS", name.isNull(), undefined],
  ["nothing of a reference", name.isOneOf(setting("lists.a")), undefined],
  ["nothing of networks", name.isInNetworks("10.0.0.0/8"), undefined],
  ["nothing of a deep search", name.holdsAnyOf("A"), undefined],
  ["nothing of a message", { kind: "message", source: "A" }, undefined],
];

describe("requiredTexts", () => {
  it.each(cases)("knows %s", (_, condition, expected) => {
    const texts = requiredTexts(condition, "eventName");
    expect(texts === undefined ? undefined : [...texts]).toEqual(expected);
  });
});
