import { createHash } from "node:crypto";
import type { Settings } from "@logcritical/rules";

/**
 * The version of all that subscription filters are made of besides the rules themselves: the lists
 * of the settings, and which rules are off; 12 hexadecimal digits. Filters are made when something
 * is deployed, and settings are read again every five minutes. Where the two come to differ, a
 * filter may hold back what a rule now asks for, such as calls from a network that is ours no more.
 */
export function filtersVersion({ rules = {}, lists = {}, ...ids }: Settings): string {
  const off = Object.keys(rules)
    .filter((id) => rules[id]?.mode === "off")
    .toSorted();
  const basis = JSON.stringify([inOrder(ids), inOrder(lists), off]);
  return createHash("sha256").update(basis).digest("hex").slice(0, 12);
}

/** In an order of names that no editing changes. */
function inOrder(lists: Readonly<Record<string, readonly string[]>>): readonly unknown[] {
  return Object.entries(lists).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
