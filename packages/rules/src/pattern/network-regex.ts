import type { Network } from "../condition/network.ts";

/**
 * The branches of a regular expression that accepts exactly the addresses of an IPv4 network, as
 * `203.0.113.8/30` is `^203\.0\.113\.[8-9]$` and `^203\.0\.113\.1[0-1]$`. Without groups each way to
 * write an octet is a branch of its own: 4 for a /24, 16 for a /16.
 */
export function networkBranches({ base, prefix }: Network): readonly string[] {
  const octets = [0, 1, 2, 3].map((index) => octetBranches(octetRange(base, prefix, index)));
  const ways = octets.reduce<readonly (readonly string[])[]>(
    (heads, tails) => heads.flatMap((head) => tails.map((tail) => [...head, tail])),
    [[]],
  );
  return ways.map((way) => `^${way.join("\\.")}$`);
}

/**
 * Text with a wildcard that begins all addresses of an IPv4 network: `10.*` for a 10.0.0.0/8, and
 * for a 10.64.0.0/10 as well, as whole octets only can be told.
 */
export function networkGlob({ base, prefix }: Network): string {
  const known = Math.floor(prefix / 8);
  const octets = [0, 1, 2, 3].map((index) => (base >> BigInt(24 - 8 * index)) & 255n);
  return known === 4 ? octets.join(".") : [...octets.slice(0, known), "*"].join(".");
}

/** The lowest and the highest value of an octet within the network. */
interface OctetRange {
  readonly low: number;
  readonly high: number;
}

function octetRange(base: bigint, prefix: number, index: number): OctetRange {
  const low = Number((base >> BigInt(24 - 8 * index)) & 255n);
  const free = Math.min(8, Math.max(0, 8 * (index + 1) - prefix));
  return { low, high: low + 2 ** free - 1 };
}

/** The numbers of a range without leading zeros: `[1-9]?\d`, `1\d\d`, `2[0-4]\d` and `25[0-5]`. */
function octetBranches({ low, high }: OctetRange): readonly string[] {
  const blocks = [
    [0, 9],
    [10, 99],
    [100, 199],
    [200, 255],
  ] as const;
  const branches = blocks.flatMap(([first, last]) =>
    blockBranches(Math.max(low, first), Math.min(high, last)),
  );
  return low === 0 && high >= 99 ? ["[1-9]?\\d", ...branches.slice(2)] : branches;
}

/** Likewise for a range of numbers that have as many digits and the same hundreds. */
function blockBranches(low: number, high: number): readonly string[] {
  if (low > high) return [];
  if (high < 10) return [digitClass(low, high)];
  const hundreds = low < 100 ? "" : String(Math.floor(low / 100));
  const firstTen = Math.floor(low / 10);
  const tens = Array.from({ length: Math.floor(high / 10) - firstTen + 1 }, (_, i) => firstTen + i);
  const byDigits = Map.groupBy(tens, (ten) =>
    digitClass(Math.max(low - 10 * ten, 0), Math.min(high - 10 * ten, 9)),
  );
  return [...byDigits].map(
    ([digits, alike]) =>
      hundreds + digitClass(Math.min(...alike) % 10, Math.max(...alike) % 10) + digits,
  );
}

function digitClass(low: number, high: number): string {
  if (low === high) return String(low);
  return low === 0 && high === 9 ? "\\d" : `[${low}-${high}]`;
}
