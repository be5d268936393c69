import fc from "fast-check";
import { type InNetworks, setting } from "../../src/index.ts";
import { nodesOf } from "./arbitrary-literal.ts";
import type { JSONNode } from "./json-node.ts";

/** Networks, and addresses in them, at their edges and beside them. */
export interface BaitedNetworks {
  readonly networks: InNetworks["networks"];
  readonly values: readonly JSONNode[];
}

const networks = [
  ..."10.0.0.0/8 10.0.0.0/9 192.168.1.0/24 203.0.113.7/32 0.0.0.0/0 10.1.2.3".split(" "),
  ..."2001:db8::/32 ::/0 2001:db8::1/128 fe80::/10 ::ffff:10.0.0.0/104".split(" "),
];

const addresses = [
  ..."10.0.0.1 203.0.113.7 2001:db8::1 192.168.1.77 10.255.255.255 10.128.0.1".split(" "),
  ..."11.0.0.0 9.255.255.255 0.0.0.0 255.255.255.255 010.0.0.1 10.0.0 10.0.0.0.1".split(" "),
  ..."10.evil 10.0.0.256 10.0.0.1/8 10.0.0.1.evil 1.1 2001:DB8::1 2001:db9::1 ::".split(" "),
  ..."2001:0db8:0:0:0:0:0:1 2001:db8:8000:: ::1 fe80::1 fe80::1%eth0 ::ffff:10.1.2.3".split(" "),
  ..."::ffff:a01:203 ::: 2001:db8 cafe ec2.amazonaws.com".split(" "),
  "AWS Internal",
  " 10.0.0.1",
  "10.0.0.1\n",
  "10.0",
  "",
];

const knownNetworks: fc.Arbitrary<BaitedNetworks> = fc
  .subarray(networks, { minLength: 1, maxLength: 3 })
  .map((chosen) => ({ networks: chosen, values: addresses.flatMap(nodesOf) }));

/** Small ones mostly, as those are told exactly. */
const fourNetworks: fc.Arbitrary<BaitedNetworks> = fc
  .array(fc.tuple(fc.nat(2 ** 32 - 1), fc.oneof(fc.integer({ min: 22, max: 32 }), fc.nat(32))), {
    minLength: 1,
    maxLength: 2,
  })
  .map((chosen) => {
    const blocks = chosen.map(([address, prefix]) => {
      const size = 2 ** (32 - prefix);
      return { prefix, first: address - (address % size), size };
    });
    const near = blocks.flatMap(({ first, size }) => [
      first,
      first + size - 1,
      first + Math.floor(size / 2),
      first - 1,
      first + size,
      first + 10,
      first + 100,
      first + 200,
    ]);
    return {
      networks: blocks.map(({ first, prefix }) => `${printFour(first)}/${prefix}`),
      values: near.map(printFour).flatMap((text) => [...nodesOf(text), ...nodesOf(`${text}0`)]),
    };
  });

/** Lists of networks as conditions hold them. */
export const arbitraryNetworks: fc.Arbitrary<BaitedNetworks> = fc.oneof(
  knownNetworks,
  fourNetworks,
  fc.constantFrom(setting("networks"), setting("lists.nothing")).map((reference) => ({
    networks: reference,
    values: addresses.flatMap(nodesOf),
  })),
);

/** Wraps around, so that there is always a neighbour. */
function printFour(address: number): string {
  const octets = [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(address / unit) & 255);
  return octets.join(".");
}
