import fc from "fast-check";
import { expect, it } from "vitest";
import { check, fuzzSeed } from "../../test/support/fuzz.ts";
import { isValueLeaf, leavesOf } from "../condition/leaves.ts";
import { isInNetwork, type Network } from "../condition/network.ts";
import { any, type Condition, field } from "../index.ts";
import { type Interval, planAddresses } from "./addresses.ts";

const source = field("sourceIPAddress");

/** What is asked, and the addresses within and outside which the answers may differ. */
interface Asked {
  readonly condition: Condition;
  readonly network: Network;
  readonly asksEach: boolean;
}

/** Few numbers, at the ends and in the middle, so that blocks share edges and lie in one another. */
const group = fc.constantFrom(0, 1, 0x7fff, 0x8000, 0xffff);

const six = fc.tuple(group, group, fc.constantFrom(0, 0xffff), group).map(([a, b, rest, z]) => {
  return BigInt(`0x${[a, b, rest, rest, rest, rest, rest, z].map(hex).join("")}`);
});
const four = fc.tuple(group, group).map(([a, b]) => BigInt(`0x${hex(a)}${hex(b)}`));

function hex(number: number): string {
  return number.toString(16).padStart(4, "0");
}

function networkOf(bits: 32 | 128, value: bigint, prefix: number): Network {
  const shift = BigInt(bits - prefix);
  return { bits, prefix, base: (value >> shift) << shift };
}

function print({ bits, base }: Network): string {
  const text = base.toString(16).padStart(bits / 4, "0");
  return bits === 32
    ? (text.match(/../g) ?? []).map((octet) => Number.parseInt(octet, 16)).join(".")
    : (text.match(/..../g) ?? []).join(":");
}

const networks: fc.Arbitrary<Asked> = fc
  .oneof(
    fc.tuple(four, fc.integer({ min: 0, max: 32 })).map(([value, p]) => networkOf(32, value, p)),
    fc.tuple(six, fc.integer({ min: 0, max: 128 })).map(([value, p]) => networkOf(128, value, p)),
  )
  .map((network) => {
    const condition = source.isInNetworks(`${print(network)}/${network.prefix}`);
    return { condition, network, asksEach: false };
  });

const texts: fc.Arbitrary<Asked> = fc
  .oneof(
    four.map((value) => networkOf(32, value, 32)),
    six.map((value) => networkOf(128, value, 128)),
  )
  .map((network) => {
    return { condition: source.is(print(network)), network, asksEach: network.bits === 128 };
  });

const globs: fc.Arbitrary<Asked> = fc
  .tuple(four, fc.constantFrom(8, 16, 24), fc.boolean())
  .map(([value, prefix, asksEach]) => {
    const network = networkOf(32, value, prefix);
    const octets = print(network)
      .split(".")
      .slice(0, prefix / 8);
    const condition = source.is(`${octets.join(".")}.${asksEach ? "1" : ""}*`);
    return { condition, network, asksEach };
  });

const asked = fc.array(fc.oneof(networks, networks, texts, globs), { maxLength: 12 });

/** The same by its definition: every edge once, and each looked for in every block. */
function cutSlowly(all: readonly Asked[], bits: 32 | 128): readonly Interval[] {
  const own = all.filter(({ network }) => network.bits === bits);
  const edges = own.flatMap(({ network: { base, prefix } }) => [
    base,
    base + (1n << BigInt(bits - prefix)),
  ]);
  return [...new Set([0n, ...edges])]
    .filter((edge) => edge < 1n << BigInt(bits))
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((first) => ({
      first,
      asksEach: own.some((one) => one.asksEach && isInNetwork({ bits, value: first }, one.network)),
    }));
}

it(`cuts addresses at every edge, and asks about each within what asks (seed ${fuzzSeed})`, () => {
  check(asked, 2000, (all) => {
    const network = networkOf(32, 0n, 0);
    const inAny = { condition: source.isInNetworks("0.0.0.0/0"), network, asksEach: false };
    const condition = any(inAny.condition, ...all.map((one) => one.condition));
    const leaves = leavesOf(condition).filter(isValueLeaf);
    const [planned] = planAddresses(leaves, new Map([["sourceIPAddress", 5]]));
    const expected = [inAny, ...all];
    expect(planned).toEqual({
      slot: 5,
      four: cutSlowly(expected, 32),
      six: cutSlowly(expected, 128),
    });
  });
});
