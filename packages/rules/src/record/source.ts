import { isInNetwork, parseAddress, parseNetwork } from "../condition/network.ts";
import { remember } from "./remember.ts";
import type { TrailRecord } from "./trail-record.ts";
import { textAt } from "./value.ts";

/** Where a call came from. */
export interface Source {
  /** The address or service as the record gives it; empty where it gives none. */
  readonly text: string;
  /** `other` is text that names neither an address nor a part of AWS. */
  readonly kind: "public" | "private" | "aws-service" | "aws-internal" | "other" | "none";
}

/** Reads `sourceIPAddress`, which holds a service's name as often as an address. */
export function sourceOf(record: TrailRecord): Source {
  const text = textAt(record, "sourceIPAddress") ?? "";
  return { text, kind: kindOf(text) };
}

const kindOf = remember((text): Source["kind"] => {
  if (text === "" || text === "-") return "none";
  if (text === "AWS Internal") return "aws-internal";
  if (/\.amazonaws\.com(?:\.cn)?$/.test(text)) return "aws-service";
  const address = parseAddress(text);
  if (address === undefined) return "other";
  return privateNetworks.some((network) => network.ok && isInNetwork(address, network.value))
    ? "private"
    : "public";
});

/**
 * Addresses that are nobody's in the public Internet: RFC 1918, RFC 6598 (carrier NAT), loopback,
 * link-local and unique local addresses; the IPv4 ones also mapped into IPv6.
 */
const privateNetworks = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "::1",
  "fc00::/7",
  "fe80::/10",
  "::ffff:10.0.0.0/104",
  "::ffff:172.16.0.0/108",
  "::ffff:192.168.0.0/112",
].map(parseNetwork);
