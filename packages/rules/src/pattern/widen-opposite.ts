import type { Comparison } from "../condition/node.ts";
import { type Askable, askableOf, type Leaf } from "./askable.ts";
import { printClause } from "./clause.ts";
import { widenComparison } from "./widen-comparison.ts";
import { widenOutside } from "./widen-networks.ts";
import { conjoin, disjoin, said, type Widened, weakened } from "./widened.ts";

/**
 * What CloudWatch can be asked in place of "not this leaf". It has no negation, and `!=` is none: a
 * value that is missing, null, a boolean, an array or an object satisfies neither `=` nor `!=`. Two
 * opposites can be told all the same. Through a wildcard, `!=` says that the parent exists and no
 * element equals. And of a value that is a string or a number `!=` is the opposite of `=`; that it
 * is one, the clauses beside this leaf may tell: `compared` holds the paths of which they do.
 */
export function widenOpposite(leaf: Leaf, compared: ReadonlySet<string>): Widened {
  const clause = `none of (${printClause(leaf)})`;
  const askable = askableOf(leaf);
  if ("reason" in askable) return weakened(clause, askable.reason);
  if (compared.has(askable.selector.path)) return oppositeOfCompared(askable, clause);
  return oppositeOfElements(askable, clause) ?? weakened(clause, noOpposite);
}

const noOpposite =
  "CloudWatch has no negation: what is missing, null, a boolean, an array or an object satisfies " +
  "neither = nor !=. Beside a comparison of the same field, such as isPresent(), it can be said.";

function oppositeOfCompared({ leaf }: Askable, clause: string): Widened {
  switch (leaf.kind) {
    case "comparison":
      // A number beyond all doubles satisfies no comparison with a number.
      return leaf.value.kind === "number"
        ? weakened(clause, "Of numbers, CloudWatch has no opposites that take 1e309 as well.")
        : widenComparison(flip(leaf));
    case "is":
    case "missing":
      return conjoin([]);
    case "in-networks":
      return widenOutside(leaf);
  }
}

/** The parent is missing, or the other of `=` and `!=` holds; undefined for other leaves. */
function oppositeOfElements(
  { leaf, selector: { parent } }: Askable,
  clause: string,
): Widened | undefined {
  if (leaf.kind !== "comparison" || parent === undefined) return undefined;
  if (leaf.operator !== "=" && leaf.operator !== "!=") return undefined;
  const flipped = widenComparison(flip(leaf));
  return parent === ""
    ? flipped
    : disjoin([said({ kind: "missing", path: parent }), flipped], clause);
}

function flip(comparison: Comparison): Comparison {
  return { ...comparison, operator: comparison.operator === "=" ? "!=" : "=" };
}
