import { all, any } from "../condition/build.ts";
import type { All, Any, Condition } from "../condition/node.ts";
import { printClause } from "./clause.ts";

/**
 * A condition made of what CloudWatch can say, true of every record of which the original is. The
 * empty `all` is true of every record, and the empty `any` of none; neither stands inside a group.
 */
export interface Widened {
  readonly condition: Condition;
  /** Whether the original is also true of every record of which `condition` is. */
  readonly exact: boolean;
  /** What the pattern does not ask, or asks less strictly; empty exactly if `exact`. */
  readonly dropped: readonly DroppedClause[];
}

/** A clause that a pattern leaves out or weakens, so that it lets through more than it should. */
export interface DroppedClause {
  /** The clause, written as CloudWatch would or in words like it. */
  readonly clause: string;
  /** A sentence: why CloudWatch cannot be asked, and what is asked instead, if anything. */
  readonly reason: string;
}

const always: All = { kind: "all", conditions: [] };
const never: Any = { kind: "any", conditions: [] };

/** The condition is true of every record. */
export function isAlways(condition: Condition): boolean {
  return condition.kind === "all" && condition.conditions.length === 0;
}

/** The condition is true of no record. */
export function isNever(condition: Condition): boolean {
  return condition.kind === "any" && condition.conditions.length === 0;
}

/** CloudWatch says it as it is. */
export function said(condition: Condition): Widened {
  return { condition, exact: true, dropped: [] };
}

/** CloudWatch is asked something wider, or nothing, because of the reason. */
export function weakened(clause: string, reason: string, condition: Condition = always): Widened {
  return { condition, exact: false, dropped: [{ clause, reason }] };
}

/** True when every part is: what is always true is left out, and repetitions are. */
export function conjoin(parts: readonly Widened[]): Widened {
  if (parts.some((part) => isNever(part.condition))) return said(never);
  return together("all", parts);
}

/**
 * True when at least one part is. One part that CloudWatch cannot be asked makes the whole always
 * true, so then the whole, which is `clause`, is dropped.
 */
export function disjoin(parts: readonly Widened[], clause: string): Widened {
  if (parts.some((part) => isAlways(part.condition) && part.exact)) return said(always);
  const lost = parts.find((part) => isAlways(part.condition))?.dropped[0];
  if (lost !== undefined) {
    const reason = `One alternative, ${lost.clause}, cannot be asked, and none can be left out. ${lost.reason}`;
    return weakened(clause, reason);
  }
  return together("any", parts);
}

const groups = { all, any };

function together(kind: "all" | "any", parts: readonly Widened[]): Widened {
  const members = parts.flatMap(({ condition }) =>
    condition.kind === kind ? condition.conditions : [condition],
  );
  const distinct = new Map(members.map((member) => [printClause(member), member]));
  const dropped = parts.flatMap((part) => part.dropped);
  const condition = groups[kind](...distinct.values());
  return { condition, exact: dropped.length === 0, dropped };
}
