import { failure, type Result, success } from "../problem.ts";

/** A CIDR block: `base` has `bits` bits (32 or 128), of which the first `prefix` are fixed. */
export interface Network {
  readonly bits: 32 | 128;
  readonly base: bigint;
  readonly prefix: number;
}

/** An IP address as a number of 32 or 128 bits. */
export interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/**
 * Reads CIDR text, `203.0.113.0/24` or `2001:db8::/32`; an address alone is a block of one. Bits
 * beyond the prefix must be zero, for `10.0.0.5/8` more often hides a slip than means 10.0.0.0/8.
 */
export function parseNetwork(text: string): Result<Network> {
  const [addressText = "", prefixText, ...rest] = text.split("/");
  const address = parseAddress(addressText);
  const prefix = prefixText === undefined ? address?.bits : wholeNumber(prefixText);
  if (address === undefined || prefix === undefined || prefix > address.bits || rest.length > 0) {
    return badNetwork(
      text,
      "write an address and a prefix length, 203.0.113.0/24 or 2001:db8::/32",
    );
  }
  const shift = BigInt(address.bits - prefix);
  const base = (address.value >> shift) << shift;
  if (base !== address.value) {
    const meant = `${printAddress({ bits: address.bits, value: base })}/${prefix}`;
    return badNetwork(text, `it names an address inside the network; write ${meant}`);
  }
  return success({ bits: address.bits, base, prefix });
}

/**
 * Reads the text of an IPv4 or IPv6 address (RFC 4291, section 2.2); undefined for anything else,
 * such as the service names that CloudTrail writes in `sourceIPAddress`. An IPv4 address mapped
 * into IPv6 stays IPv6.
 */
export function parseAddress(text: string): Address | undefined {
  if (text.length > addressLengthMax) return undefined;
  if (text.includes(":")) {
    const value = parseIPv6(text);
    return value === undefined ? undefined : { bits: 128, value };
  }
  const value = parseIPv4(text);
  return value === undefined ? undefined : { bits: 32, value };
}

/** Six groups of four digits and an IPv4 address; a caller's megabyte is no address. */
const addressLengthMax = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255".length;

/** Whether the address lies in the network; never across IPv4 and IPv6. */
export function isInNetwork(address: Address, network: Network): boolean {
  const shift = BigInt(network.bits - network.prefix);
  return address.bits === network.bits && address.value >> shift === network.base >> shift;
}

/**
 * Compiles whether an address lies in any of the networks. Who lists those of a cloud lists tens of
 * thousands, so they are sorted once, and searched by halves.
 */
export function compileNetworks(networks: readonly Network[]): (address: Address) => boolean {
  const blocks = { 32: rangesOf(networks, 32), 128: rangesOf(networks, 128) };
  return ({ bits, value }) => {
    const ranges = blocks[bits];
    let from = 0;
    for (let to = ranges.length; from < to; ) {
      const middle = (from + to) >>> 1;
      const range = ranges[middle];
      if (range !== undefined && range.last < value) from = middle + 1;
      else to = middle;
    }
    const range = ranges[from];
    return range !== undefined && range.first <= value;
  };
}

/** Addresses from the first to the last. */
interface AddressRange {
  readonly first: bigint;
  readonly last: bigint;
}

/** In order, and apart: of two networks that meet, one lies in the other. */
function rangesOf(networks: readonly Network[], bits: Network["bits"]): readonly AddressRange[] {
  const ranges: AddressRange[] = [];
  const sorted = networks
    .filter((network) => network.bits === bits)
    .toSorted((a, b) => compare(a.base, b.base) || a.prefix - b.prefix);
  for (const { base, prefix } of sorted) {
    const before = ranges.at(-1);
    if (before !== undefined && base <= before.last) continue;
    ranges.push({ first: base, last: base + (1n << BigInt(bits - prefix)) - 1n });
  }
  return ranges;
}

function compare(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Writes an address; IPv6 in full, without `::`, as only messages show it. */
function printAddress(address: Address): string {
  const width = address.bits === 32 ? 8n : 16n;
  const count = address.bits === 32 ? 4 : 8;
  const groups = Array.from(
    { length: count },
    (_, index) => (address.value >> (width * BigInt(count - 1 - index))) & ((1n << width) - 1n),
  );
  return address.bits === 32
    ? groups.join(".")
    : groups.map((group) => group.toString(16)).join(":");
}

/** Four numbers of 0 to 255 without leading zeros, which some readers take for octal. */
function parseIPv4(text: string): bigint | undefined {
  const octets = text.split(".").map((part) => wholeNumber(part));
  if (octets.length !== 4) return undefined;
  let value = 0n;
  for (const octet of octets) {
    if (octet === undefined || octet > 255) return undefined;
    value = (value << 8n) | BigInt(octet);
  }
  return value;
}

function parseIPv6(text: string): bigint | undefined {
  const [first = "", second = "", ...more] = text.split("::");
  if (more.length > 0) return undefined;
  const [head, tail] = [readGroups(first), readGroups(second)];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (text.includes("::") ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => 0n), ...tail];
  return groups.reduce((value, group) => (value << 16n) | group, 0n);
}

/** The groups of 16 bits of one side of `::`; the last may be an IPv4 address, worth two. */
function readGroups(text: string): readonly bigint[] | undefined {
  if (text === "") return [];
  const groups: bigint[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    const dotted = index === parts.length - 1 && part.includes(".") ? parseIPv4(part) : undefined;
    if (dotted !== undefined) groups.push(dotted >> 16n, dotted & 0xffffn);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(BigInt(`0x${part}`));
    else return undefined;
  }
  return groups;
}

function wholeNumber(text: string): number | undefined {
  return /^(?:0|[1-9]\d{0,2})$/.test(text) ? Number(text) : undefined;
}

function badNetwork(text: string, mend: string): Result<Network> {
  return failure({
    code: "bad-network",
    message: `${JSON.stringify(text)} is no network: ${mend}.`,
  });
}
