/**
 * The matcher: in goes a condition, out comes a function that says of a record whether the
 * condition holds, exactly as CloudWatch Logs would of the pattern (PATTERNS.md).
 *
 *     compileCondition(field("eventName").is("StopLogging"))
 *       .matchesText('{"eventName":"StopLogging"}')   // true
 */
import type { Condition } from "../condition/node.ts";
import { resolveCondition } from "../condition/resolve.ts";
import { isObject } from "../record/value.ts";
import { compileComparison, compileComparisons } from "./comparison.ts";
import { allOf, anyOf, never, noneOf, type Part } from "./group.ts";
import {
  compileHolds,
  compileInNetworks,
  compileIs,
  compileMessage,
  compileMissing,
} from "./leaf.ts";
import { parseRecord } from "./parse-record.ts";
import { Subject } from "./subject.ts";

/** A condition made ready to be asked about one record after another. */
export interface CompiledCondition {
  /**
   * Whether the condition holds for a parsed record. The answers are those of `matchesText`, but
   * where `JSON.parse` has already lost how a number was written: `1.0` counts as `1`, an integer
   * beyond 2^53 as the nearest double, and a search of the message sees what `JSON.stringify`
   * writes.
   */
  matches(record: unknown): boolean;
  /**
   * Whether the condition holds for one record's JSON text, with numbers compared as they are
   * written. Text that is not JSON, or not an object, satisfies no condition but two: the empty
   * `all()`, which holds for everything, and a search of the message.
   */
  matchesText(json: string): boolean;
}

/**
 * Compiles a condition, once for all records. References to the settings count as their fallback,
 * and as never true where they have none: resolve the condition first (`resolveCondition`) or give
 * the settings to `compileRules`. The condition has been checked; a path, regular expression or
 * network that cannot be read is a bug of the caller, and throws.
 */
export function compileCondition(condition: Condition): CompiledCondition {
  const { predicate } = compilePart(resolveCondition(condition).condition);
  const needsRecord = !asksOfAnything(condition);
  return {
    matches: (record) => (isObject(record) || !needsRecord) && predicate(new Subject(record)),
    matchesText(json) {
      if (!needsRecord) return predicate(new Subject(undefined, json));
      const record = parseRecord(json);
      return record !== undefined && predicate(new Subject(record, json));
    },
  };
}

/** Compiles a condition or a part of one; `explain` judges its clauses with it. */
export function compilePart<K extends Kind>(condition: NodeOf<K>): Part {
  const compiler: Compilers[K] = compilers[condition.kind];
  return compiler(condition);
}

type Kind = Condition["kind"];
type Nodes = { readonly [N in Condition as N["kind"]]: N };
type NodeOf<K extends Kind> = { [P in K]: { readonly kind: P } & Nodes[P] }[K];
type Compilers = { readonly [P in Kind]: (condition: Nodes[P]) => Part };

/** One entry for each kind of node; the type checker sees that none is forgotten. */
const compilers: Compilers = {
  all: ({ conditions }) => allOf(compileParts("all", conditions)),
  any: ({ conditions }) => anyOf(compileParts("any", conditions)),
  none: ({ conditions }) => noneOf(compileParts("any", conditions)),
  comparison: compileComparison,
  is: compileIs,
  missing: compileMissing,
  member: () => never,
  "in-networks": compileInNetworks,
  holds: compileHolds,
  message: compileMessage,
};

function compileParts(kind: "all" | "any", conditions: readonly Condition[]): readonly Part[] {
  const comparisons = conditions.filter((condition) => condition.kind === "comparison");
  const others = conditions.filter((condition) => condition.kind !== "comparison");
  return [...compileComparisons(kind, comparisons), ...others.map(compilePart)];
}

/** Whether the condition may hold for what is no record. */
export function asksOfAnything(condition: Condition): boolean {
  return (
    condition.kind === "message" || (condition.kind === "all" && condition.conditions.length === 0)
  );
}
