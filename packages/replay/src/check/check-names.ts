import { type Comparison, type Condition, compileCondition, type Rule } from "@logcritical/rules";
import { printThings } from "../output/words.ts";
import { loadOperations, type Operations } from "./operations.ts";
import type { Remark } from "./remark.ts";

/**
 * What a rule's event names and sources come to among the calls that AWS's services have: names
 * that are none, with the nearest that is, and how much a wildcard takes in.
 */
export function checkNames(rule: Rule): readonly Remark[] {
  const operations = loadOperations();
  const conditions = [
    { condition: rule.when, path: "when" },
    ...(rule.raise ?? []).map(({ when }, at) => ({ condition: when, path: `raise[${at}].when` })),
  ];
  const outer = sourcesIn(rule.when.kind === "all" ? rule.when.conditions : [rule.when]);
  return conditions
    .flatMap(({ condition, path }) => look(condition, { path, sources: outer, operations }))
    .map((remark) => ({ ...remark, ruleId: rule.id }));
}

interface Place {
  readonly path: string;
  /** The sources that the condition is about; none where it is about all. */
  readonly sources: readonly string[];
  readonly operations: Operations;
}

function look(condition: Condition, place: Place): readonly Remark[] {
  if ("conditions" in condition) {
    const own = condition.kind === "all" ? sourcesIn(condition.conditions) : [];
    const sources = own.length === 0 ? place.sources : own;
    return condition.conditions.flatMap((part, at) =>
      look(part, { ...place, sources, path: `${place.path}.conditions[${at}]` }),
    );
  }
  if (condition.kind !== "comparison") return [];
  if (condition.path === "eventSource") return checkSource(condition, place);
  return condition.path === "eventName" ? checkName(condition, place) : [];
}

/** The sources that a record must be of one of, as far as the conditions spell them out. */
function sourcesIn(conditions: readonly Condition[]): readonly string[] {
  return conditions.flatMap((condition) => {
    const parts = condition.kind === "any" ? condition.conditions : [condition];
    const sources = parts.map(sourceOf).filter((source) => source !== undefined);
    return sources.length === parts.length ? sources : [];
  });
}

function sourceOf(condition: Condition): string | undefined {
  if (condition.kind !== "comparison" || condition.path !== "eventSource") return undefined;
  const { operator, value } = condition;
  const isPlain = operator === "=" && value.kind === "text" && !value.text.includes("*");
  return isPlain ? value.text : undefined;
}

function checkSource({ value }: Comparison, { path, operations }: Place): readonly Remark[] {
  if (value.kind !== "text" || value.text.includes("*")) return [];
  const { text } = value;
  // Another form than this is what `findDeadClauses` speaks of.
  if (!text.endsWith(".amazonaws.com") || operations.knowsSource(text)) return [];
  const near = operations.suggestSource(text);
  const mend = near === undefined ? "look it up in a record of its calls" : `perhaps ${near}`;
  const message = `${text} is no service's event source: ${mend}.`;
  return [{ kind: "problem", code: "unknown-source", path, literal: text, message }];
}

function checkName(comparison: Comparison, place: Place): readonly Remark[] {
  const { value, operator } = comparison;
  if (value.kind === "number") return [];
  const { path, sources, operations } = place;
  const literal = value.kind === "text" ? value.text : value.source;
  // Whatever the operator, it is the value that is looked for.
  const asked = compileCondition({ ...comparison, operator: "=" });
  const written = value.kind === "text" ? withoutVersion(literal) : literal;
  const fits = (eventName: string): boolean =>
    eventName === written || asked.matches({ eventName });
  const found = operations.count(fits, sources);
  const isMany = value.kind === "regex" || literal.includes("*");
  // A wildcard that excludes is also written for names to come.
  if (isMany && operator === "!=") return [];
  if (found.operations + found.others === 0) {
    const of = sources.length === 0 ? "any service" : sources.join(" or ");
    const what = isMany ? "fits no call of" : "is no call of";
    const message = `${JSON.stringify(literal)} ${what} ${of}: ${mendOf(literal, place, fits)}.`;
    return [{ kind: "problem", code: "unknown-name", path, literal, message }];
  }
  if (isMany) {
    const of = `${printThings(found.operations, "operation")} of ${printThings(found.services, "service")}`;
    const others = found.others === 0 ? "" : `, and ${printThings(found.others, "other name")}`;
    const message = `${JSON.stringify(literal)} fits ${of}${others}.`;
    return [{ kind: "note", code: "wildcard", path, literal, message }];
  }
  return checkVersion(literal, place);
}

function mendOf(
  name: string,
  { sources, operations }: Place,
  fits: (name: string) => boolean,
): string {
  const elsewhere = operations.count(fits, []);
  if (sources.length > 0 && elsewhere.operations + elsewhere.others > 0) {
    return "it is one of another service, so mend the source or the name";
  }
  const near = operations.suggestName(name, sources) ?? operations.suggestName(name, []);
  return near === undefined ? "look it up in a record of the call" : `perhaps ${near}`;
}

/**
 * Some services write the date of their API behind the name: `CreateFunction20150331`.
 * Source: "Logging AWS Lambda API calls using AWS CloudTrail", AWS Lambda Developer Guide; Amazon
 * CloudFront's records likewise.
 */
function withoutVersion(name: string): string {
  return name.replace(/20\d\d(?:\d{4}(?:v\d+)?|_\d\d_\d\d)$/, "");
}

function checkVersion(name: string, { path, sources }: Place): readonly Remark[] {
  const isDated = sources.some((source) => source.startsWith("lambda."));
  if (!isDated || withoutVersion(name) !== name) return [];
  const message =
    `Lambda writes many names with a date behind: "${name}*" would fit them too ` +
    "(CreateFunction20150331).";
  return [{ kind: "note", code: "dated-name", path, literal: name, message }];
}
