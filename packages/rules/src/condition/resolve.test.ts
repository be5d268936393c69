import { describe, expect, it } from "vitest";
import type { Settings } from "../settings/settings.ts";
import { all, any, field, none, setting } from "./build.ts";
import type { Condition } from "./node.ts";
import { resolveCondition } from "./resolve.ts";

const type = field("requestParameters.instanceType");
const request = field("requestParameters");
const address = field("sourceIPAddress");
const plain = all(field("eventName").isMissing(), field("readOnly").isTrue(), type.is("a"));

const settings: Settings = {
  criticalInstances: ["i-0123456789abcdef0"],
  criticalVolumes: [],
  networks: ["10.0.0.0/8"],
  rules: {},
  lists: { types: ["p5.*", "u-*"], empty: [] },
};

const cases: readonly (readonly [string, Condition, Condition, readonly string[]])[] = [
  ["leaves alone what refers to nothing", plain, plain, []],
  [
    "replaces membership by comparisons",
    type.isOneOf(setting("lists.types")),
    any(type.is("p5.*"), type.is("u-*")),
    [],
  ],
  [
    "replaces the negative by all of them",
    type.isNoneOf(setting("lists.types")),
    all(type.isNot("p5.*"), type.isNot("u-*")),
    [],
  ],
  [
    "fills in values to search for, inside groups",
    any(plain, none(request.holdsAnyOf(setting("criticalInstances")))),
    any(plain, none(request.holdsAnyOf("i-0123456789abcdef0"))),
    [],
  ],
  [
    "fills in networks",
    address.isInNetworks(setting("networks")),
    address.isInNetworks("10.0.0.0/8"),
    [],
  ],
  ["keeps literal lists", request.holdsAnyOf("a"), request.holdsAnyOf("a"), []],
  [
    "keeps literal networks",
    address.isInNetworks("10.0.0.0/8"),
    address.isInNetworks("10.0.0.0/8"),
    [],
  ],
  [
    "takes the fallback where the list is absent",
    type.isOneOf(setting("largeInstanceTypes", "a", "b")),
    any(type.is("a"), type.is("b")),
    [],
  ],
  [
    "takes the fallback where the list is empty",
    type.isOneOf(setting("lists.empty", "a")),
    type.is("a"),
    [],
  ],
  [
    "names an absent list once, and keeps the reference",
    all(type.isOneOf(setting("lists.other")), type.isNoneOf(setting("lists.other"))),
    all(type.isOneOf(setting("lists.other")), type.isNoneOf(setting("lists.other"))),
    ["lists.other"],
  ],
  [
    "takes an empty list for an absent one",
    request.holdsAnyOf(setting("criticalVolumes")),
    request.holdsAnyOf(setting("criticalVolumes")),
    ["criticalVolumes"],
  ],
  [
    "does not take what is no list for one",
    request.holdsAnyOf(setting("rules")),
    request.holdsAnyOf(setting("rules")),
    ["rules"],
  ],
  [
    "does not take an inherited property for a list",
    address.isInNetworks(setting("lists.constructor")),
    address.isInNetworks(setting("lists.constructor")),
    ["lists.constructor"],
  ],
];

describe("resolveCondition", () => {
  it.each(cases)("%s", (...[, condition, resolved, missing]) => {
    expect(resolveCondition(condition, settings)).toEqual({ condition: resolved, missing });
  });

  it("names every list where there are no settings", () => {
    const condition = all(
      type.isOneOf(setting("lists.types")),
      address.isInNetworks(setting("networks")),
      { kind: "message", source: "x" },
    );
    expect(resolveCondition(condition).missing).toEqual(["lists.types", "networks"]);
  });
});
