import { createHash } from "node:crypto";
import { isObject } from "../json.ts";
import type { HandlerSettings } from "./settings.ts";

/**
 * The version of all that subscription filters are made of besides the catalogue: the lists of the
 * settings, which rules are off, and what the account's own ask; 12 hexadecimal digits. Filters are
 * made when something is deployed, and settings are read again every five minutes. Where the two
 * come to differ, a filter may hold back what a rule now asks for, such as calls from a network that
 * is ours no more.
 */
export function filtersVersion({ rules: settings, ownRules }: FilterSettings): string {
  const { rules = {}, lists = {}, ...ids } = settings;
  const off = Object.keys(rules)
    .filter((id) => rules[id]?.mode === "off")
    .toSorted();
  const own = ownRules.map(({ id, when }) => [id, JSON.stringify(when, keysInOrder)] as const);
  const asked = inOrder(Object.fromEntries(own));
  const basis = JSON.stringify([inOrder(ids), inOrder(lists), off, ...asked]);
  return createHash("sha256").update(basis).digest("hex").slice(0, 12);
}

/** What filters are made of. */
type FilterSettings = Pick<HandlerSettings, "rules" | "ownRules">;

/** For `JSON.stringify`: the same text, however the keys of an object are ordered. */
function keysInOrder(_: string, value: unknown): unknown {
  return isObject(value) ? Object.fromEntries(inOrder(value)) : value;
}

/** In an order of names that no editing changes. */
function inOrder(
  named: Readonly<Record<string, unknown>>,
): readonly (readonly [string, unknown])[] {
  return Object.entries(named).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
