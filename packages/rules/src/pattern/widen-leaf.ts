import type { Condition } from "../condition/node.ts";
import { askableOf, type Leaf } from "./askable.ts";
import { printClause } from "./clause.ts";
import { widenComparison } from "./widen-comparison.ts";
import { widenInside } from "./widen-networks.ts";
import { said, type Widened, weakened } from "./widened.ts";

/** What CloudWatch can be asked in place of a leaf. */
export function widenLeaf(leaf: Leaf): Widened {
  const askable = askableOf(leaf);
  if ("reason" in askable) return weakened(printClause(leaf), askable.reason);
  switch (askable.leaf.kind) {
    case "comparison":
      return widenComparison(askable.leaf);
    case "is":
    case "missing":
      return said(askable.leaf);
    case "in-networks":
      return widenInside(askable.leaf);
  }
}

/** The path of which a true condition tells that its value is a string or a number, if it does. */
export function comparedPath(condition: Condition): string | undefined {
  if (condition.kind !== "comparison" && condition.kind !== "in-networks") return undefined;
  const askable = askableOf(condition);
  return "selector" in askable && askable.selector.parent === undefined
    ? askable.selector.path
    : undefined;
}
