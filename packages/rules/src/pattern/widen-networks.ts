import { any } from "../condition/build.ts";
import { type Network, parseNetwork } from "../condition/network.ts";
import type { Comparison, Literal } from "../condition/node.ts";
import type { ListedNetworks } from "./askable.ts";
import { printClause } from "./clause.ts";
import { networkBranches, networkGlob } from "./network-regex.ts";
import { conjoin, disjoin, said, type Widened, weakened } from "./widened.ts";

/** To ask for networks exactly, one /24 or two; beyond that a glob does nearly as well. */
export const askedRegexLengthMax = 200;

/** To exclude networks, a /16; nothing but exact text can exclude. It is half of a pattern. */
export const excludedRegexLengthMax = 512;

/**
 * Membership in networks. Single addresses are compared as text, and further IPv4 networks become
 * one regular expression as long as it is short. The others are asked for by how their addresses
 * begin, `10.*`, and for IPv6, which has many spellings, by the colon that all of them have.
 */
export function widenInside(node: ListedNetworks): Widened {
  const { exact, others } = planNetworks(node.networks, askedRegexLengthMax);
  const parts = exact.map((literal) => said(compare(node, "=", literal)));
  const clause = printClause(node);
  if (others.length === 0) return disjoin(parts, clause);
  const globs = others.map((network) =>
    compare(node, "=", text(network.bits === 32 ? networkGlob(network) : "*:*")),
  );
  const wide = any(...globs);
  const reason = `Patterns know no networks, so ${printClause(wide)} is asked.`;
  return disjoin([...parts, weakened(clause, reason, wide)], clause);
}

/**
 * Being outside of networks, for a value that is known to be a string or a number. Only networks
 * that a pattern can tell exactly are excluded, and the rest is let through. Whether `$` also
 * stands before a last line break AWS does not say; CloudTrail writes none after an address.
 */
export function widenOutside(node: ListedNetworks): Widened {
  const { exact, others } = planNetworks(node.networks, excludedRegexLengthMax);
  const parts = exact.map((literal) => said(compare(node, "!=", literal)));
  if (others.length === 0) return conjoin(parts);
  const reason = "Patterns know no networks, and no short regular expression tells all of these.";
  return conjoin([...parts, weakened(`none of (${printClause(node)})`, reason)]);
}

interface Plan {
  /** What equals exactly the addresses of some of the networks. */
  readonly exact: readonly Literal[];
  readonly others: readonly Network[];
}

function planNetworks(texts: readonly string[], lengthMax: number): Plan {
  const networks = texts.map(checkedNetwork);
  const single = networks.filter(({ bits, prefix }) => bits === 32 && prefix === 32);
  const branches: string[] = [];
  const others: Network[] = [];
  for (const network of networks.filter((one) => !single.includes(one))) {
    const more = network.bits === 32 ? networkBranches(network) : [];
    const fits = more.length > 0 && [...branches, ...more].join("|").length <= lengthMax;
    if (fits) branches.push(...more);
    else others.push(network);
  }
  const regex: readonly Literal[] =
    branches.length === 0 ? [] : [{ kind: "regex", source: branches.join("|") }];
  return { exact: [...single.map((network) => text(networkGlob(network))), ...regex], others };
}

function checkedNetwork(cidr: string): Network {
  const parsed = parseNetwork(cidr);
  if (parsed.ok) return parsed.value;
  throw new TypeError(`Check the condition before widening it. ${parsed.problems[0]?.message}`);
}

function compare({ path }: ListedNetworks, operator: "=" | "!=", value: Literal): Comparison {
  return { kind: "comparison", path, operator, value };
}

function text(glob: string): Literal {
  return { kind: "text", text: glob };
}
