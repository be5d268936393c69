import { type Network, parseNetwork } from "../../src/condition/network.ts";
import { field, type Rule } from "../../src/index.ts";
import { createRule } from "./create-rule.ts";
import type { Random } from "./random.ts";

/** Networks, some within others or beside them, and one at either end of all addresses. */
const networks = [
  "10.0.0.0/8",
  "10.1.0.0/16",
  "10.2.0.0/15",
  "198.51.100.0/24",
  "198.51.101.0/24",
  "203.0.113.7/32",
  "0.0.0.0/7",
  "255.255.255.252/30",
  "2001:db8::/32",
  "2001:db8:4::/48",
  "2001:db8:0:0:8000::/65",
  "2001:db8:4::1:0/112",
  "::/127",
  "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe/127",
  "::ffff:0:0/96",
] as const;

const source = field("sourceIPAddress");

/** Rules that ask of an address all that a rule can; each is one leaf, so that none hides another. */
export const addressRules: readonly Rule[] = [
  ...networks.map((network) => source.isInNetworks(network)),
  source.isInNetworks(...networks),
  source.isNoneOf("*.amazonaws.com*", "AWS Internal*"),
  source.is("198.51.100.7"),
  source.is("2001:db8::1"),
  source.is("2001:db8:4:0:0:0:1:2"),
  source.is("198.51.100.3*"),
  source.is("10.1.*"),
  source.isNot("1.2.3.4.*"),
  source.is("300.*"),
  source.is("*"),
  source.is(1.1),
  source.isAbove(1),
  source.isMissing(),
  source.isNull(),
].map(createRule);

/** The same with one rule more, for whose sake each address must be asked about. */
export const askingRules: readonly (readonly [what: string, rules: readonly Rule[]])[] = (
  [
    ["a text that ends like an address", source.is("*7")],
    ["a text within an address of IPv6", source.is("*:4*")],
    ["a text within an address of IPv4", source.is("*.1*")],
    ["a regular expression", source.matches("[02468]$")],
  ] as const
).map(([what, when]) => [what, [...addressRules, createRule(when, addressRules.length)]] as const);

/** Texts that are addresses, nearly so, or not at all; many are at the edge of a network. */
export function createOddAddress(random: Random): string {
  if (random.oneIn(20)) return random.pick(["AWS Internal", "ec2.amazonaws.com", "", "*", "10.1."]);
  const text = random.oneIn(2) ? printFour(near(random, 32)) : printSix(near(random, 128), random);
  return random.oneIn(4) ? damage(text, random) : text;
}

/** An address at the edge of a network, or one beside it, or anywhere in it. */
function near(random: Random, bits: 32 | 128): bigint {
  const blocks = networks.map(readNetwork).filter((block) => block.bits === bits);
  const { base, prefix } = random.pick(blocks);
  const size = 1n << BigInt(bits - prefix);
  let within = 0n;
  for (let bit = 0; bit < bits - prefix; bit += 16) {
    // Groups of zeros are what `::` stands for.
    within = (within << 16n) | BigInt(random.oneIn(2) ? 0 : random.below(65_536));
  }
  const edge = random.pick([base - 1n, base, base + 1n, base + size - 1n, base + size]);
  return BigInt.asUintN(bits, random.oneIn(3) ? base + (within % size) : edge);
}

function readNetwork(text: string): Network {
  const parsed = parseNetwork(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

function printFour(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 255n)).join(".");
}

/** In one of its many spellings. */
function printSix(address: bigint, random: Random): string {
  const isDotted = random.oneIn(10);
  const groups = Array.from({ length: 8 }, (_, index) => {
    const digits = ((address >> BigInt(16 * (7 - index))) & 0xffffn).toString(16);
    const padded = random.oneIn(4) ? digits.padStart(random.pick([2, 3, 4]), "0") : digits;
    return random.oneIn(4) ? padded.toUpperCase() : padded;
  });
  const written = isDotted ? [...groups.slice(0, 6), printFour(address & 0xffff_ffffn)] : groups;
  const from = random.below(written.length);
  let to = from;
  while (/^0+$/.test(written[to] ?? "") && !(to > from && random.oneIn(9))) to += 1;
  if (to === from) return written.join(":");
  return `${written.slice(0, from).join(":")}::${written.slice(to).join(":")}`;
}

const letters = '0123456789aAfFgG:.%/*- é"\\'.split("");
const pieces = [...letters, "::", "00", "0.", ".0", ":0", "1:", "\u0000"];

function damage(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const gone = random.pick([0, 0, 1, 1, 2, 5]);
  return text.slice(0, at) + (random.oneIn(4) ? "" : random.pick(pieces)) + text.slice(at + gone);
}
