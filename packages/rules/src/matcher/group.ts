import type { Predicate } from "./subject.ts";

/** A condition or a part of one, compiled. */
export interface Part {
  readonly predicate: Predicate;
  /** About how long it takes to ask, the quickest being 1. */
  readonly cost: number;
}

/** True of every record, and known to be. */
const always: Part = { predicate: () => true, cost: 0 };

/** True of no record, and known not to be. */
export const never: Part = { predicate: () => false, cost: 0 };

/** True when every part is. The quickest are asked first, which cannot change the answer. */
export function allOf(parts: readonly Part[]): Part {
  if (parts.includes(never)) return never;
  const asked = quickestFirst(parts.filter((part) => part !== always));
  return join(asked, always, every);
}

/** True when at least one part is. */
export function anyOf(parts: readonly Part[]): Part {
  if (parts.includes(always)) return always;
  const asked = quickestFirst(parts.filter((part) => part !== never));
  return join(asked, never, some);
}

/** True when no part is. */
export function noneOf(parts: readonly Part[]): Part {
  const some = anyOf(parts);
  if (some === never) return always;
  if (some === always) return never;
  return { predicate: (subject) => !some.predicate(subject), cost: some.cost };
}

function quickestFirst(parts: readonly Part[]): readonly Part[] {
  return parts.toSorted((a, b) => a.cost - b.cost);
}

function join(
  parts: readonly Part[],
  empty: Part,
  combine: (predicates: readonly Predicate[]) => Predicate,
): Part {
  const [only = empty] = parts;
  if (parts.length < 2) return only;
  return {
    predicate: combine(parts.map(({ predicate }) => predicate)),
    cost: parts.reduce((sum, { cost }) => sum + cost, 0),
  };
}

/** Loops, as these two are where most of the time of a match is spent. */
function every(predicates: readonly Predicate[]): Predicate {
  return (subject) => {
    for (const holds of predicates) if (!holds(subject)) return false;
    return true;
  };
}

function some(predicates: readonly Predicate[]): Predicate {
  return (subject) => {
    for (const holds of predicates) if (holds(subject)) return true;
    return false;
  };
}
