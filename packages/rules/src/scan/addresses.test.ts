import { describe, expect, it } from "vitest";
import { createRule } from "../../test/support/create-rule.ts";
import { isValueLeaf, leavesOf } from "../condition/leaves.ts";
import { parseAddress } from "../condition/network.ts";
import { any, type Condition, compileRules, field, setting } from "../index.ts";
import { type Interval, intervalsMax, planAddresses } from "./addresses.ts";
import { createMachine } from "./machine.ts";
import { planRules } from "./plan.ts";

const source = field("sourceIPAddress");
const slots = new Map([["sourceIPAddress", 5]]);
const network = source.isInNetworks("10.0.0.0/8");

/** Where intervals start, as text; each address of one with a `?` is asked about. */
interface Expected {
  readonly four: string;
  readonly six: string;
}

/** What is asked besides whether an address is in 10.0.0.0/8. */
const cases: readonly (readonly [name: string, condition: Condition, Partial<Expected>])[] = [
  ["nothing", network, {}],
  ["whether it is missing, or null", any(source.isMissing(), source.isNull()), {}],
  ["whether it is a number", source.is(10.1), {}],
  ["whether it is above a number", source.isAbove(9), {}],
  ["whether it is a text", source.isPresent(), {}],
  ["whether it is no address", source.is("AWS Internal"), {}],
  ["a text of digits and dots that is no address", source.is("10.1.2"), {}],
  ["a text that no address has in it", source.is("*.amazonaws.com*"), {}],
  ["a text that only begins like an address", source.is("300.1.*"), {}],
  ["networks that the settings lack", source.isInNetworks(setting("lists.none")), {}],
  [
    "networks of both kinds, within, beside and at the end",
    source.isInNetworks("10.1.0.0/16", "11.0.0.0/8", "255.0.0.0/8", "2001:db8::/32", "ff00::/8"),
    {
      four: "0.0.0.0 10.0.0.0 10.1.0.0 10.2.0.0 11.0.0.0 12.0.0.0 255.0.0.0",
      six: ":: 2001:db8:: 2001:db9:: ff00::",
    },
  ],
  ["an address", source.is("10.1.2.3"), { four: "0.0.0.0 10.0.0.0 10.1.2.3 10.1.2.4 11.0.0.0" }],
  [
    "an address of many spellings",
    source.is("2001:db8::1"),
    { six: ":: 2001:db8::1? 2001:db8::2" },
  ],
  [
    "a network by its text",
    source.is("10.1.*"),
    { four: "0.0.0.0 10.0.0.0 10.1.0.0 10.2.0.0 11.0.0.0" },
  ],
  [
    "addresses that begin alike",
    source.is("10.1.2*"),
    { four: "0.0.0.0 10.0.0.0 10.1.0.0? 10.2.0.0 11.0.0.0" },
  ],
  [
    "addresses that begin and end alike",
    source.is("9.*.1"),
    { four: "0.0.0.0 9.0.0.0? 10.0.0.0 11.0.0.0" },
  ],
  ["addresses that end alike", source.is("*.1"), { four: "0.0.0.0? 10.0.0.0? 11.0.0.0?" }],
  ["addresses of one kind that end alike", source.is("*:1"), { six: "::?" }],
  [
    "addresses of either kind that end alike",
    source.is("*1"),
    { four: "0.0.0.0? 10.0.0.0? 11.0.0.0?", six: "::?" },
  ],
  [
    "a regular expression",
    source.matches("1$"),
    { four: "0.0.0.0? 10.0.0.0? 11.0.0.0?", six: "::?" },
  ],
];

describe("planAddresses", () => {
  it.each(cases)("cuts addresses for networks and %s", (_, condition, expected) => {
    const [planned] = planAddresses(leavesOf(any(network, condition)).filter(isValueLeaf), slots);
    expect(planned).toEqual({
      slot: 5,
      four: readIntervals(expected.four ?? "0.0.0.0 10.0.0.0 11.0.0.0"),
      six: readIntervals(expected.six ?? "::"),
    });
  });

  it.each([
    ["nobody asks about networks", source.is("10.1.2.3")],
    ["there is no slot", field("requestParameters.address").isInNetworks("10.0.0.0/8")],
    ["there is no room", manyNetworks(intervalsMax / 2)],
  ])("leaves out a slot where %s", (_, condition) => {
    expect(planAddresses(leavesOf(condition).filter(isValueLeaf), slots)).toEqual([]);
  });

  it("fills the room that there is", () => {
    const leaves = leavesOf(manyNetworks(intervalsMax / 2 - 1)).filter(isValueLeaf);
    expect(planAddresses(leaves, slots)).toHaveLength(1);
    const twice = [...leaves, ...leaves.map((leaf) => ({ ...leaf, path: "requestParameters.a" }))];
    const two = new Map([...slots, ["requestParameters.a", 6]]);
    expect(planAddresses(twice, two).map(({ slot }) => slot)).toEqual([5]);
  });
});

it("cuts many networks of IPv6 in no more time than as many addresses of it", () => {
  const timeOf = (print: (index: string) => string): number => {
    const networks = Array.from({ length: 10_000 }, (_, index) => print(index.toString(16)));
    const leaf: Condition = { kind: "in-networks", path: "sourceIPAddress", networks };
    const startedMs = performance.now();
    planAddresses([leaf].filter(isValueLeaf), slots);
    return performance.now() - startedMs;
  };
  const addressesMs = timeOf((index) => `2001:db8::${index}`);
  expect(timeOf((index) => `2001:db8:0:${index}::/64`)).toBeLessThan(4 * addressesMs);
});

describe("the scanner", () => {
  it("asks about one address of each interval", () => {
    const { tables, host } = planFor(source.isInNetworks("10.0.0.0/8", "2001:db8::/32"));
    const asked: string[] = [];
    const machine = createMachine(tables, {
      ...host,
      classify(slot, json) {
        asked.push(json);
        return host.classify(slot, json);
      },
    });
    const addresses = Array.from({ length: 300 }, (_, index) => [
      `10.0.${index % 2}.${index % 256}`,
      `11.0.0.${index % 256}`,
      `2001:db8::${index.toString(16)}`,
    ]);
    const lines = addresses.flat().map((sourceIPAddress) => JSON.stringify({ sourceIPAddress }));
    expect(machine.sift(Buffer.from(lines.join("\n")))?.passed).toBe(300);
    expect(asked).toEqual(['"10.0.0.0"', '"11.0.0.0"', '"2001:db8::0"']);
  });
});

function planFor(when: Condition): ReturnType<typeof planRules> {
  const compiled = compileRules([createRule(when, 0)]);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return planRules(compiled.value.rules, []);
}

/** Each network begins an interval, and ends one. */
function manyNetworks(count: number): Condition {
  const networks = Array.from(
    { length: count },
    (_, index) => `10.${index >> 7}.${(index & 127) * 2}.0/24`,
  );
  return { kind: "in-networks", path: "sourceIPAddress", networks };
}

function readIntervals(text: string): readonly Interval[] {
  return text.split(" ").map((part) => ({
    first: parseAddress(part.replace("?", ""))?.value ?? -1n,
    asksEach: part.endsWith("?"),
  }));
}
