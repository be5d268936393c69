import { any } from "../condition/build.ts";
import { type Network, parseNetwork } from "../condition/network.ts";
import type { Comparison, Literal } from "../condition/node.ts";
import type { ListedNetworks } from "./askable.ts";
import { printClause } from "./clause.ts";
import { networkBranches, networkGlob } from "./network-regex.ts";
import { conjoin, disjoin, said, type Widened, weakened } from "./widened.ts";

/** To ask for networks exactly, two /24; beyond that a glob does nearly as well. */
const askedRegexLengthMax = 200;

/** To exclude networks, a /16 or five /24; it is half of a pattern, and globs cannot exclude. */
const excludedRegexLengthMax = 512;

/**
 * Membership in networks. Single addresses are compared as text, and further IPv4 networks become
 * one regular expression as long as it is short. The others are asked for by how their addresses
 * begin, `10.*`, and for IPv6, which has many spellings, by the colon that all of them have.
 */
export function widenInside(node: ListedNetworks): Widened {
  const { exact, others } = planNetworks(node.networks, askedRegexLengthMax);
  const parts = exact.map((literal) => said(compare(node.path, "=", literal)));
  const clause = printClause({ ...node, networks: others.map(({ cidr }) => cidr) });
  if (others.length === 0) return disjoin(parts, clause);
  const wide = any(...others.map(({ glob }) => compare(node.path, "=", textLiteral(glob))));
  const reason = `Patterns know no networks, so only ${printClause(wide)} is asked.`;
  return disjoin([...parts, weakened(clause, reason, wide)], clause);
}

/**
 * Being outside of networks, for a value that is known to be a string or a number. Only networks
 * that a pattern can tell exactly are excluded, and the rest is let through. Whether `$` also
 * stands before a last line break AWS does not say; CloudTrail writes none after an address.
 */
export function widenOutside(node: ListedNetworks): Widened {
  const { exact, others } = planNetworks(node.networks, excludedRegexLengthMax);
  const parts = exact.map((literal) => said(compare(node.path, "!=", literal)));
  if (others.length === 0) return conjoin(parts);
  const clause = printClause({ ...node, networks: others.map(({ cidr }) => cidr) });
  const reason = "Patterns know no networks, and no short regular expression tells these exactly.";
  return conjoin([...parts, weakened(`none of (${clause})`, reason)]);
}

interface Plan {
  /** What equals exactly the addresses of some of the networks. */
  readonly exact: readonly Literal[];
  readonly others: readonly OtherNetwork[];
}

interface OtherNetwork {
  readonly cidr: string;
  /** Text with a wildcard that all its addresses satisfy. */
  readonly glob: string;
}

function planNetworks(cidrs: readonly string[], lengthMax: number): Plan {
  const exact: Literal[] = [];
  const branches: string[] = [];
  const others: OtherNetwork[] = [];
  for (const cidr of cidrs) {
    const network = checkedNetwork(cidr);
    const glob = network.bits === 32 ? networkGlob(network) : "*:*";
    const more = network.bits === 32 ? networkBranches(network) : [];
    if (!glob.includes("*")) exact.push(textLiteral(glob));
    else if (more.length > 0 && [...branches, ...more].join("|").length <= lengthMax) {
      branches.push(...more);
    } else others.push({ cidr, glob });
  }
  if (branches.length > 0) exact.push({ kind: "regex", source: branches.join("|") });
  return { exact, others };
}

function checkedNetwork(cidr: string): Network {
  const parsed = parseNetwork(cidr);
  if (parsed.ok) return parsed.value;
  throw new TypeError(`Check the condition before widening it. ${parsed.problems[0]?.message}`);
}

function compare(path: string, operator: "=" | "!=", value: Literal): Comparison {
  return { kind: "comparison", path, operator, value };
}

function textLiteral(text: string): Literal {
  return { kind: "text", text };
}
