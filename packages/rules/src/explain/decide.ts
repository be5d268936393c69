import type { Clause, ClauseLeaf } from "./clause.ts";

/**
 * Marks the clauses that decided. For a match they are all those that made it one; otherwise the
 * fewest that made it none: had every other clause come out differently, the answer would be the
 * same.
 */
export function markDeciding(clause: Clause, matched: boolean): Clause {
  const deciding = new Set(decidingLeaves(clause, matched));
  const mark = (unmarked: Clause): Clause => {
    if (unmarked.kind === "leaf") return { ...unmarked, decided: deciding.has(unmarked) };
    const clauses = unmarked.clauses.map(mark);
    return { ...unmarked, clauses, decided: clauses.some(({ decided }) => decided) };
  };
  return mark(clause);
}

function decidingLeaves(clause: Clause, matched: boolean): readonly ClauseLeaf[] {
  if (clause.kind === "leaf") return [clause];
  const { kind, holds, clauses } = clause;
  const leaves = (part: Clause): readonly ClauseLeaf[] => decidingLeaves(part, matched);
  // Here no clause decides alone: all hold, or no one does.
  if (holds === (kind !== "any")) return clauses.flatMap(leaves);
  const sufficient = clauses.filter((part) => part.holds === (kind !== "all")).map(leaves);
  return matched ? sufficient.flat() : fewest(sufficient);
}

/** Of at least one set: where a group hangs on any of its clauses, there is one that it hangs on. */
function fewest(sets: readonly (readonly ClauseLeaf[])[]): readonly ClauseLeaf[] {
  return sets.reduce((least, set) => (set.length < least.length ? set : least));
}
