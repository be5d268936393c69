import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compileNetworks,
  isInNetwork,
  type Network,
  parseAddress,
  parseNetwork,
} from "./network.ts";

const inside: readonly (readonly [string, string, boolean])[] = [
  ["10.0.0.0/8", "10.255.255.255", true],
  ["10.0.0.0/8", "11.0.0.0", false],
  ["203.0.113.7", "203.0.113.7", true],
  ["203.0.113.7/32", "203.0.113.8", false],
  ["111.222.32.0/20", "111.222.47.255", true],
  ["111.222.32.0/20", "111.222.48.0", false],
  ["111.222.32.0/20", "111.222.3.1", false],
  ["0.0.0.0/0", "255.255.255.255", true],
  ["0.0.0.0/0", "::1", false],
  ["2001:db8::/32", "2001:db8:ffff::1", true],
  ["2001:db8::/32", "2001:DB8:0:0:0:0:0:1", true],
  ["2001:db8::/32", "2001:db9::", false],
  ["::/0", "1.2.3.4", false],
  ["::ffff:0:0/96", "::ffff:1.2.3.4", true],
  ["::1", "0:0:0:0:0:0:0:1", true],
];

const noAddresses: readonly string[] = [
  "",
  "AWS Internal",
  "cloudtrail.amazonaws.com",
  "1.2.3",
  "1.2.3.4.5",
  "1.2.3.256",
  "1.2.3.04",
  "1.2.3.4 ",
  "1.2.3.4/32",
  "-1.2.3.4",
  ":",
  ":::",
  "1::2::3",
  "12345::",
  "1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7:8:9",
  "1:2:3:4:5:6:7::8:9",
  "1:2:3:4:5:6:7:8::",
  "::g",
  "::1.2.3.256",
  "::1.2.3.4:1",
  "fe80::1%eth0",
];

const noNetworks: readonly (readonly [string, string])[] = [
  ["office", "write an address and a prefix length"],
  ["10.0.0.0/33", "write an address and a prefix length"],
  ["10.0.0.0/", "write an address and a prefix length"],
  ["10.0.0.0/8/8", "write an address and a prefix length"],
  ["::/129", "write an address and a prefix length"],
  ["111.222.3*", "write an address and a prefix length"],
  ["10.0.0.5/8", "write 10.0.0.0/8"],
  ["2001:db8::1/32", "write 2001:db8:0:0:0:0:0:0/32"],
];

describe("isInNetwork", () => {
  it.each(inside)("%s holds %s: %s", (cidr, text, expected) => {
    const network = parseNetwork(cidr);
    const address = parseAddress(text);
    if (!network.ok || address === undefined) throw new Error("unreadable case");
    expect(isInNetwork(address, network.value)).toBe(expected);
  });

  it("agrees with the addresses' own octets", () => {
    const octets = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));
    fc.assert(
      fc.property(octets, octets, fc.constantFrom(0, 8, 16, 24, 32), (a, b, prefix) => {
        const kept = prefix / 8;
        const base = a.map((octet, index) => (index < kept ? octet : 0)).join(".");
        const network = parseNetwork(`${base}/${prefix}`);
        const address = parseAddress(b.join("."));
        if (!network.ok || address === undefined) throw new Error("unreadable case");
        const same = a.slice(0, kept).every((octet, index) => octet === b[index]);
        expect(isInNetwork(address, network.value)).toBe(same);
      }),
    );
  });
});

describe("compileNetworks", () => {
  // Few bits, so that networks lie in one another, and addresses at their edges.
  const address = fc.oneof(
    fc.record({ bits: fc.constant(32 as const), value: fc.bigInt(0n, 63n) }),
    fc.record({ bits: fc.constant(128 as const), value: fc.bigInt(0n, 63n) }),
    fc.constant({ bits: 32 as const, value: 2n ** 32n - 1n }),
    fc.constant({ bits: 128 as const, value: 2n ** 128n - 1n }),
  );
  const network = fc
    .tuple(address, fc.oneof({ weight: 9, arbitrary: fc.nat(6) }, fc.constantFrom(31, 32)))
    .map(([{ bits, value }, free]): Network => {
      const shift = BigInt(free);
      return { bits, base: (value >> shift) << shift, prefix: bits - free };
    });

  it("agrees with asking each network", () => {
    fc.assert(
      fc.property(fc.array(network), address, (networks, one) => {
        const expected = networks.some((block) => isInNetwork(one, block));
        expect(compileNetworks(networks)(one)).toBe(expected);
      }),
    );
  });

  it("is quick with the networks of a cloud", () => {
    const networks = Array.from({ length: 30_000 }, (_, index) => ({
      bits: 32 as const,
      base: BigInt(index) << 9n,
      prefix: 24,
    }));
    const startedMs = performance.now();
    const accepts = compileNetworks(networks);
    const found = networks.filter(({ base }) => accepts({ bits: 32, value: base + 256n }));
    expect(found).toEqual([]);
    expect(networks.every((block) => accepts({ bits: 32, value: block.base + 7n }))).toBe(true);
    expect(performance.now() - startedMs).toBeLessThan(2000);
  });
});

describe("parseAddress", () => {
  it.each(noAddresses)("takes %j for no address", (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  it.each(["1:", "1.", ":", "255.255.255.255:"])("is quick with a megabyte of %j", (part) => {
    const startedMs = performance.now();
    expect(parseAddress(part.repeat(1_000_000 / part.length))).toBeUndefined();
    expect(performance.now() - startedMs).toBeLessThan(50);
  });

  it("reads the longest address there is", () => {
    expect(parseAddress("ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255")?.bits).toBe(128);
  });
});

describe("parseNetwork", () => {
  it.each(noNetworks)("refuses %j and says: %s", (text, mend) => {
    const parsed = parseNetwork(text);
    expect(parsed).toMatchObject({ ok: false, problems: [{ code: "bad-network" }] });
    expect(parsed.ok || parsed.problems[0]?.message).toContain(mend);
  });
});
