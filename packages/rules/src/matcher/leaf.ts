import { compileNetworks, type Network, parseAddress, parseNetwork } from "../condition/network.ts";
import type { Holds, InNetworks, Is, Message, Missing } from "../condition/node.ts";
import { isEach } from "../condition/path.ts";
import { isReference } from "../condition/resolve.ts";
import { never, type Part } from "./group.ts";
import { compileRegex } from "./regex.ts";
import { checkedPath, childrenOf, compileSelector } from "./select.ts";

/**
 * Compiles `IS TRUE`, `IS FALSE` and `IS NULL`. Without a wildcard an array that holds a null is
 * null too, as CloudWatch has it.
 */
export function compileIs({ path, value }: Is): Part {
  const segments = checkedPath(path);
  const select = compileSelector(segments);
  const wanted = { true: true, false: false, null: null }[value];
  const looksInside = wanted === null && !segments.some(isEach);
  const test = (node: unknown): boolean =>
    node === wanted || (looksInside && Array.isArray(node) && node.includes(null));
  return { predicate: ({ root }) => select(root, test) !== undefined, cost: 1 };
}

/** Compiles `NOT EXISTS`: the path selects nothing. */
export function compileMissing({ path }: Missing): Part {
  const select = compileSelector(checkedPath(path));
  return { predicate: ({ root }) => select(root, () => true) === undefined, cost: 1 };
}

/** Compiles membership in networks: true only of a string, and only of one that is an address. */
export function compileInNetworks(condition: InNetworks): Part {
  if (isReference(condition.networks)) return never;
  const select = compileSelector(checkedPath(condition.path));
  const accepts = compileAddressTest(condition);
  const test = (node: unknown): boolean => typeof node === "string" && accepts(node);
  return { predicate: ({ root }) => select(root, test) !== undefined, cost: 20 };
}

/** Compiles whether a text is an address within networks. */
export function compileAddressTest({ networks }: InNetworks): (text: string) => boolean {
  const accepts = compileNetworks(isReference(networks) ? [] : networks.map(checkedNetwork));
  return (text) => {
    const address = parseAddress(text);
    return address !== undefined && accepts(address);
  };
}

/** Compiles the search for values at any depth at or under the path; keys are not looked at. */
export function compileHolds({ path, values }: Holds): Part {
  if (isReference(values)) return never;
  const select = compileSelector(checkedPath(path));
  const wanted: ReadonlySet<unknown> = new Set(values);
  const test = (node: unknown): boolean => isHeldBy(node, wanted);
  return { predicate: ({ root }) => select(root, test) !== undefined, cost: 200 };
}

/** Compiles the search in the message itself, whatever it is. */
export function compileMessage({ source }: Message): Part {
  const accepts = compileRegex(source);
  return { predicate: ({ message }) => accepts(message), cost: 1000 };
}

/** With its own stack, as a record may nest deeper than calls can. */
function isHeldBy(root: unknown, wanted: ReadonlySet<unknown>): boolean {
  if (wanted.has(root)) return true;
  const pending = [root];
  while (pending.length > 0) {
    for (const child of childrenOf(pending.pop())) {
      if (typeof child === "object") pending.push(child);
      else if (wanted.has(child)) return true;
    }
  }
  return false;
}

/** The network that a text is; one that is none is a bug of the caller. */
export function checkedNetwork(text: string): Network {
  const parsed = parseNetwork(text);
  if (parsed.ok) return parsed.value;
  throw new TypeError(`Check the condition before compiling it. ${parsed.problems[0]?.message}`);
}
