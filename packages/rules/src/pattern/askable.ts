import type {
  Comparison,
  Condition,
  InNetworks,
  Is,
  Missing,
  SettingReference,
} from "../condition/node.ts";
import { isReference } from "../condition/resolve.ts";
import { type Selector, selectorOf, type Unsayable } from "./selector.ts";

/** A condition that holds no others. */
export type Leaf = Exclude<Condition, { readonly kind: "all" | "any" | "none" }>;

/** A leaf about which CloudWatch can be asked something, with its path in canonical form. */
export interface Askable {
  readonly leaf: Comparison | Is | Missing | ListedNetworks;
  readonly selector: Selector;
}

/** Membership in networks that are known by now. */
export type ListedNetworks = InNetworks & { readonly networks: readonly string[] };

/** What CloudWatch can be asked of a leaf, or why nothing. */
export function askableOf(leaf: Leaf): Askable | Unsayable {
  switch (leaf.kind) {
    case "comparison":
    case "is":
    case "missing":
      return askPath(leaf);
    case "in-networks": {
      const { networks } = leaf;
      return isReference(networks) ? notConfigured(networks) : askPath({ ...leaf, networks });
    }
    case "member":
      return notConfigured(leaf.list);
    case "holds":
      return { reason: "A pattern cannot look for a value at any depth below a field." };
    case "message":
      return { reason: "A search in the whole message can only stand alone." };
  }
}

function askPath(leaf: Askable["leaf"]): Askable | Unsayable {
  const selector = selectorOf(leaf.path);
  return "reason" in selector ? selector : { leaf: { ...leaf, path: selector.path }, selector };
}

function notConfigured({ name }: SettingReference): Unsayable {
  return { reason: `The settings hold no list ${name}.` };
}
