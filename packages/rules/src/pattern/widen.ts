/**
 * The pattern's side of a condition: in goes what a rule asks, out comes the closest thing that
 * CloudWatch can be asked, which is true of every record of which the condition is.
 *
 *     widen(all(field("eventName").is("RunInstances"), field("requestParameters").holdsAnyOf("i-1")))
 *     → { condition: field("eventName").is("RunInstances"), exact: false, dropped: [{ clause:
 *         '$.requestParameters holds any of "i-1"', reason: "A pattern cannot look for …" }] }
 */
import type { All, Any, Condition, None } from "../condition/node.ts";
import { resolveCondition } from "../condition/resolve.ts";
import type { Settings } from "../settings/settings.ts";
import { printClause } from "./clause.ts";
import { comparedPath, widenLeaf } from "./widen-leaf.ts";
import { widenOpposite } from "./widen-opposite.ts";
import { conjoin, disjoin, isAlways, said, type Widened, weakened } from "./widened.ts";

/**
 * Widens a condition to what CloudWatch can say, canonically: groups are flat and never empty or
 * of one, repetitions are left out, and so is what is always true. Only the whole can be the empty
 * `all`, which is always true, or the empty `any`, which never is. References to settings that do
 * not hold the list are dropped like all that CloudWatch cannot say.
 *
 * The condition has been checked; a path or network that cannot be read is a bug of the caller,
 * and throws. So is a tree nested so deeply that calls cannot follow (`checkRule` bounds it).
 */
export function widen(condition: Condition, settings: Settings = {}): Widened {
  if (condition.kind === "message") return said(condition);
  const resolved = resolveCondition(condition, settings).condition;
  const widened = widenNode(resolved, { negated: false, compared: new Set() });
  // The empty pattern also lets through what is no record at all.
  return isAlways(widened.condition) && widened.exact && !isAlways(condition)
    ? weakened(printClause(condition), "It is true of every record, so nothing is asked.")
    : widened;
}

/** Where a node stands. */
interface Place {
  /** Whether its opposite is asked for: negation is pushed down to the leaves. */
  readonly negated: boolean;
  /** Paths whose values are strings or numbers if the clauses beside the node are true. */
  readonly compared: ReadonlySet<string>;
}

function widenNode(node: Condition, place: Place): Widened {
  switch (node.kind) {
    case "all":
    case "any":
    case "none":
      return widenGroup(node, place);
    case "comparison":
    case "is":
    case "missing":
    case "member":
    case "in-networks":
    case "holds":
    case "message":
      return place.negated ? widenOpposite(node, place.compared) : widenLeaf(node);
  }
}

/** De Morgan: "not all" is any of the opposites, "not any" and `none` are all of them. */
function widenGroup(group: All | Any | None, { negated, compared }: Place): Widened {
  const inside = negated !== (group.kind === "none");
  const isAll = (group.kind !== "any") !== negated;
  if (!isAll) {
    const parts = group.conditions.map((node) => widenNode(node, { negated: inside, compared }));
    return disjoin(parts, negated ? `none of (${printClause(group)})` : printClause(group));
  }
  const known = inside
    ? []
    : group.conditions.map(comparedPath).filter((path) => path !== undefined);
  const place = { negated: inside, compared: new Set([...compared, ...known]) };
  return conjoin(group.conditions.map((node) => widenNode(node, place)));
}
