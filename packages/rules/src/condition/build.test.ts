import { describe, expect, it } from "vitest";
import { all, any, failed, field, none, setting, succeeded, wrote } from "./build.ts";
import type { Condition } from "./node.ts";

const a = field("eventName").is("A");
const b = field("eventName").is("B");
const name = field("eventName");
const compared = (operator: string, value: object) => ({
  kind: "comparison",
  path: "eventName",
  operator,
  value,
});
const text = (value: string) => ({ kind: "text", text: value });

const built: readonly (readonly [string, Condition, object])[] = [
  ["is, of text", name.is("A*"), compared("=", text("A*"))],
  ["is, of a number", name.is(1.5), compared("=", { kind: "number", text: "1.5" })],
  ["isNot", name.isNot("A"), compared("!=", text("A"))],
  ["matches", name.matches("^A$"), compared("=", { kind: "regex", source: "^A$" })],
  ["doesNotMatch", name.doesNotMatch("A"), compared("!=", { kind: "regex", source: "A" })],
  ["isBelow", name.isBelow(1), compared("<", { kind: "number", text: "1" })],
  ["isAtMost", name.isAtMost(1), compared("<=", { kind: "number", text: "1" })],
  ["isAbove", name.isAbove(1), compared(">", { kind: "number", text: "1" })],
  ["isAtLeast", name.isAtLeast(1), compared(">=", { kind: "number", text: "1" })],
  ["isTrue", name.isTrue(), { kind: "is", path: "eventName", value: "true" }],
  ["isFalse", name.isFalse(), { kind: "is", path: "eventName", value: "false" }],
  ["isNull", name.isNull(), { kind: "is", path: "eventName", value: "null" }],
  ["isMissing", name.isMissing(), { kind: "missing", path: "eventName" }],
  ["isPresent", name.isPresent(), compared("=", text("*"))],
  ["isOneOf, of texts", name.isOneOf("A", "B"), any(a, b)],
  ["isNoneOf, of texts", name.isNoneOf("A", "B"), all(name.isNot("A"), name.isNot("B"))],
  [
    "isOneOf, of a setting",
    name.isOneOf(setting("lists.x")),
    {
      kind: "member",
      path: "eventName",
      operator: "=",
      list: { kind: "setting", name: "lists.x" },
    },
  ],
  [
    "isNoneOf, of a setting",
    name.isNoneOf(setting("lists.x", "y")),
    {
      kind: "member",
      path: "eventName",
      operator: "!=",
      list: { kind: "setting", name: "lists.x", fallback: ["y"] },
    },
  ],
  [
    "isInNetworks",
    name.isInNetworks("10.0.0.0/8"),
    { kind: "in-networks", path: "eventName", networks: ["10.0.0.0/8"] },
  ],
  [
    "isInNetworks, of a setting",
    name.isInNetworks(setting("networks")),
    { kind: "in-networks", path: "eventName", networks: { kind: "setting", name: "networks" } },
  ],
  [
    "holdsAnyOf",
    name.holdsAnyOf("a", "b"),
    { kind: "holds", path: "eventName", values: ["a", "b"] },
  ],
  ["succeeded", succeeded(), { kind: "missing", path: "errorCode" }],
  ["failed", failed(), field("errorCode").isPresent()],
  [
    "wrote",
    wrote(),
    any(
      field("readOnly").isFalse(),
      all(
        field("readOnly").isMissing(),
        name.isNot("Describe*"),
        name.isNot("Get*"),
        name.isNot("List*"),
        name.isNot("Lookup*"),
        name.isNot("Validate*"),
      ),
    ),
  ],
  ["none", none(a, b), { kind: "none", conditions: [a, b] }],
  ["all, nested", all(a, all(b, a)), { kind: "all", conditions: [a, b, a] }],
  ["any, nested", any(any(a, b), a), { kind: "any", conditions: [a, b, a] }],
  ["any in all", all(a, any(a, b)), { kind: "all", conditions: [a, any(a, b)] }],
  ["all of one", all(a), a],
  ["any of one", any(all(a)), a],
  ["all of none", all(), { kind: "all", conditions: [] }],
];

describe("the builders", () => {
  it.each(built)("%s makes plain data that survives JSON", (_, condition, expected) => {
    expect(condition).toEqual(expected);
    expect(JSON.parse(JSON.stringify(condition))).toEqual(expected);
  });
});
