import type { Network } from "../condition/network.ts";

/**
 * The branches of a regular expression that accepts exactly the addresses of an IPv4 network, as
 * `203.0.113.8/30` is `^203\.0\.113\.[8-9]$` and `^203\.0\.113\.1[0-1]$`. Without groups each way to
 * write an octet is a branch of its own: 4 for a /24, 16 for a /16.
 */
export function networkBranches({ base, prefix }: Network): readonly string[] {
  const octets = [0, 1, 2, 3].map((index) => octetBranches(octetRange(base, prefix, index)));
  const [first = [], ...rest] = octets;
  return rest
    .reduce(
      (heads, tails) => heads.flatMap((head) => tails.map((tail) => `${head}\\.${tail}`)),
      first,
    )
    .map((branch) => `^${branch}$`);
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

/** Regular expressions for the numbers of a range without leading zeros: `[1-9]?\d`, `1\d\d`. */
function octetBranches({ low, high }: OctetRange): readonly string[] {
  if (low === 0 && high === 255) return ["[1-9]?\\d", "1\\d\\d", "2[0-4]\\d", "25[0-5]"];
  const tens = Array.from(
    { length: Math.floor(high / 10) - Math.floor(low / 10) + 1 },
    (_, index) => Math.floor(low / 10) + index,
  );
  return tens.map((ten) => {
    const digits = digitClass(Math.max(low - 10 * ten, 0), Math.min(high - 10 * ten, 9));
    return `${ten === 0 ? "" : ten}${digits}`;
  });
}

function digitClass(low: number, high: number): string {
  if (low === high) return String(low);
  return low === 0 && high === 9 ? "\\d" : `[${low}-${high}]`;
}
