import type { ValueLeaf } from "../condition/leaves.ts";
import { type Network, parseAddress } from "../condition/network.ts";
import type { Literal } from "../condition/node.ts";
import { isReference } from "../condition/resolve.ts";
import { checkedNetwork } from "../matcher/leaf.ts";

/** The addresses that may be a slot's value, cut into intervals for the scanner. */
export interface AddressIntervals {
  readonly slot: number;
  /** Those of IPv4 and of IPv6, in order; the first starts at zero. */
  readonly four: readonly Interval[];
  readonly six: readonly Interval[];
}

/** Addresses from `first` up to the next interval, of which every leaf says the same. */
export interface Interval {
  readonly first: bigint;
  /** Whether that is not so, and what holds of one of them may not hold of another. */
  readonly asksEach: boolean;
}

/** How many intervals of addresses there is room for. */
export const intervalsMax = 1600;

/**
 * Cuts the addresses for each slot that is looked for in networks: at the edges of these, and
 * around the addresses that some text may equal. The scanner reads an address only in a form that
 * `parseAddress` reads alike, and one of IPv6 only without a dot. Past the scanner's room a slot
 * is left out.
 */
export function planAddresses(
  leaves: readonly ValueLeaf[],
  slots: ReadonlyMap<string, number>,
): readonly AddressIntervals[] {
  const planned: AddressIntervals[] = [];
  let room = intervalsMax;
  for (const [slot, asking] of Map.groupBy(leaves, ({ path }) => slots.get(path))) {
    if (slot === undefined || asking.every(({ kind }) => kind !== "in-networks")) continue;
    const blocks = asking.flatMap(blocksOf);
    const [four, six] = [cut(blocks, 32), cut(blocks, 128)];
    if (four.length + six.length > room) continue;
    room -= four.length + six.length;
    planned.push({ slot, four, six });
  }
  return planned;
}

/** A network within or outside which a leaf may say something else. */
interface Block extends Network {
  readonly asksEach: boolean;
}

function blocksOf(leaf: ValueLeaf): readonly Block[] {
  switch (leaf.kind) {
    case "is":
    case "missing":
      return [];
    case "in-networks":
      return isReference(leaf.networks)
        ? []
        : leaf.networks.map((text) => ({ ...checkedNetwork(text), asksEach: false }));
    case "comparison":
      return blocksOfLiteral(leaf.value);
  }
}

function blocksOfLiteral(literal: Literal): readonly Block[] {
  switch (literal.kind) {
    case "number":
      // The text of a number has one dot at most, and no colon: no address has such a text.
      return [];
    case "regex":
      return [everyOf(32), everyOf(128)];
    case "text":
      // What has a character that no address has is none.
      if (/[^\da-f:.*]/i.test(literal.text)) return [];
      return literal.text.includes("*") ? blocksOfGlob(literal.text) : blocksOfText(literal.text);
  }
}

/** An address of IPv4 has one spelling, one of IPv6 many, of which one may be this text. */
function blocksOfText(text: string): readonly Block[] {
  const address = parseAddress(text);
  if (address === undefined) return [];
  const { bits, value } = address;
  return [{ bits, base: value, prefix: bits, asksEach: bits === 128 }];
}

/** Which addresses begin as the text does before its first `*`; `10.1.*` is that and no more. */
function blocksOfGlob(glob: string): readonly Block[] {
  if (/^\*+$/.test(glob)) return [];
  const six = /^[\da-f:*]+$/i.test(glob) ? [everyOf(128)] : [];
  const octets = glob.replace(/^((?:\d+\.){0,3}).*$/s, "$1");
  const known = octets.split(".").length - 1;
  const first = parseAddress(`${octets}${"0.".repeat(4 - known)}`.slice(0, -1));
  if (first === undefined || !/^[\d.*]+$/.test(glob)) return six;
  const asksEach = glob !== `${octets}*`;
  return [...six, { bits: 32, base: first.value, prefix: known * 8, asksEach }];
}

function everyOf(bits: Network["bits"]): Block {
  return { bits, base: 0n, prefix: 0, asksEach: true };
}

/**
 * From each edge of a block to the next. The edges are sorted, and not put into a set first: V8 takes
 * the low 64 bits of a bigint for its hash, which those of IPv6 networks mostly have alike.
 */
function cut(blocks: readonly Block[], bits: Network["bits"]): readonly Interval[] {
  const end = 1n << BigInt(bits);
  const edges = blocks.filter((block) => block.bits === bits).flatMap(edgesOf);
  const sorted = edges.filter(({ at }) => at < end).toSorted((a, b) => compare(a.at, b.at));
  const intervals: Interval[] = [];
  let askedUntil = 0n;
  for (const { at, asksUntil } of [{ at: 0n, asksUntil: 0n }, ...sorted]) {
    if (asksUntil > askedUntil) askedUntil = asksUntil;
    // Of blocks that begin or end at one address, the last has heard of all.
    if (intervals.at(-1)?.first === at) intervals.pop();
    intervals.push({ first: at, asksEach: at < askedUntil });
  }
  return intervals;
}

/** Where a block begins or ends; and up to where each address is asked about from there on. */
interface Edge {
  readonly at: bigint;
  readonly asksUntil: bigint;
}

function edgesOf({ bits, base, prefix, asksEach }: Block): readonly Edge[] {
  const end = base + (1n << BigInt(bits - prefix));
  return [
    { at: base, asksUntil: asksEach ? end : 0n },
    { at: end, asksUntil: 0n },
  ];
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : Number(a > b);
}
