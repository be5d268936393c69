import { all, any } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import type { Box } from "./box.ts";
import { type Clause, treeOf } from "./clause.ts";

/**
 * The boxes as one tree that says once what several of them ask: `{a, b}, {a, c}, {d}` becomes
 * `any(all(a, any(b, c)), d)`. Exact, and as short as sharing the costliest clause first makes it.
 */
export function factorBoxes(boxes: readonly Box[]): Condition {
  const shared = costliestShared(boxes);
  if (shared === undefined) return any(...boxes.map((box) => all(...box.map(treeOf))));
  const inside: Box[] = [];
  const outside: Box[] = [];
  for (const box of boxes) {
    const rest = box.filter(({ key }) => key !== shared.key);
    if (rest.length === box.length) outside.push(box);
    else inside.push(rest);
  }
  const factored = all(treeOf(shared), factorBoxes(inside));
  return outside.length === 0 ? factored : any(factored, factorBoxes(outside));
}

/** The clause that stands in several boxes and whose repetition would take the most characters. */
function costliestShared(boxes: readonly Box[]): Clause | undefined {
  const uses = Map.groupBy(boxes.flat(), ({ key }) => key);
  let best: { readonly clause: Clause; readonly cost: number } | undefined;
  for (const [key, [clause, ...repeated]] of uses) {
    const cost = repeated.length * key.length;
    if (clause !== undefined && cost > (best?.cost ?? 0)) best = { clause, cost };
  }
  return best?.clause;
}
