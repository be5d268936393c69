import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInNetwork, type Network, parseAddress, parseNetwork } from "../condition/network.ts";
import { networkBranches, networkGlob } from "./network-regex.ts";

const branches: readonly (readonly [cidr: string, ...branches: string[]])[] = [
  ["203.0.113.7/32", "^203\\.0\\.113\\.7$"],
  ["203.0.113.8/30", "^203\\.0\\.113\\.[8-9]$", "^203\\.0\\.113\\.1[0-1]$"],
  [
    "203.0.113.96/28",
    "^203\\.0\\.113\\.9[6-9]$",
    "^203\\.0\\.113\\.10\\d$",
    "^203\\.0\\.113\\.11[0-1]$",
  ],
  [
    "203.0.113.0/24",
    "^203\\.0\\.113\\.[1-9]?\\d$",
    "^203\\.0\\.113\\.1\\d\\d$",
    "^203\\.0\\.113\\.2[0-4]\\d$",
    "^203\\.0\\.113\\.25[0-5]$",
  ],
];

const globs: readonly (readonly [cidr: string, glob: string])[] = [
  ["203.0.113.7/32", "203.0.113.7"],
  ["203.0.113.8/31", "203.0.113.*"],
  ["203.0.113.0/24", "203.0.113.*"],
  ["203.0.112.0/23", "203.0.*"],
  ["172.16.0.0/12", "172.*"],
  ["10.0.0.0/8", "10.*"],
  ["128.0.0.0/1", "*"],
  ["0.0.0.0/0", "*"],
];

/** Text around an address that is none. */
const noAddresses = ["", "a", "0", "00", "1.", ".1", "1.2.3", "256", "300", "025", "1\n"];

describe("networkBranches", () => {
  it.each(branches)("has of %s the branch %s and so on", (cidr, ...expected) => {
    expect(networkBranches(networkOf(cidr))).toEqual(expected);
  });

  it("accepts every number of every octet that is in the network, and no other", () => {
    for (let prefix = 24; prefix <= 32; prefix += 1) {
      const size = 2 ** (32 - prefix);
      for (let low = 0; low < 256; low += size) {
        const accepts = compile(networkOf(`1.2.3.${low}/${prefix}`));
        const accepted = Array.from({ length: 300 }, (_, octet) => octet).filter((octet) =>
          accepts(`1.2.3.${octet}`),
        );
        expect(accepted).toEqual(Array.from({ length: size }, (_, index) => low + index));
      }
    }
  });

  it("accepts what is an address in the network, and nothing else", () => {
    const bits = fc.nat(2 ** 32 - 1);
    const cases = fc.record({
      base: bits,
      prefix: fc.integer({ min: 12, max: 32 }),
      other: bits,
      octet: fc.nat(3),
      text: fc.constantFrom(...noAddresses),
    });
    fc.assert(
      fc.property(cases, ({ base, prefix, other, octet, text }) => {
        const network = networkOf(`${masked(base, prefix)}/${prefix}`);
        const accepts = compile(network);
        const near = Number((BigInt(base) >> BigInt(32 - prefix)) << BigInt(32 - prefix));
        const inside = near + (other % 2 ** (32 - prefix));
        const broken = dotted(inside).split(".").with(octet, text).join(".");
        for (const address of [dotted(inside), dotted(other), dotted(near), broken]) {
          const parsed = parseAddress(address);
          expect([address, accepts(address)]).toEqual([
            address,
            parsed !== undefined && isInNetwork(parsed, network),
          ]);
        }
      }),
    );
  });
});

describe("networkGlob", () => {
  it.each(globs)("of %s is %s", (cidr, glob) => {
    expect(networkGlob(networkOf(cidr))).toBe(glob);
  });
});

function networkOf(cidr: string): Network {
  const parsed = parseNetwork(cidr);
  if (!parsed.ok) throw new Error(`${cidr} is no network`);
  return parsed.value;
}

function compile(network: Network): (text: string) => boolean {
  const regex = new RegExp(networkBranches(network).join("|"));
  return (text) => regex.test(text);
}

function masked(base: number, prefix: number): string {
  return dotted(Number((BigInt(base) >> BigInt(32 - prefix)) << BigInt(32 - prefix)));
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}
