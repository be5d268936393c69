import type { Condition, Literal, SettingReference } from "../condition/node.ts";
import { isReference } from "../condition/resolve.ts";

/**
 * Writes a condition without the braces around it. What CloudWatch can say comes out in its own
 * words, and `parsePattern` reads it back as the same tree; the other kinds are written for
 * people, who are told so what a pattern leaves out.
 *
 *     { kind: "missing", path: "errorCode" }   → $.errorCode NOT EXISTS
 *     none(field("a").is("x"))                 → none of ($.a = "x")
 */
export function printClause(condition: Condition): string {
  switch (condition.kind) {
    case "all":
      return printGroup(condition.conditions, " && ");
    case "any":
      return printGroup(condition.conditions, " || ");
    case "none":
      return `none of (${condition.conditions.map(printClause).join(", ")})`;
    case "comparison":
      return `$.${condition.path} ${condition.operator} ${printLiteral(condition.value)}`;
    case "is":
      return `$.${condition.path} IS ${condition.value.toUpperCase()}`;
    case "missing":
      return `$.${condition.path} NOT EXISTS`;
    case "member":
      return `$.${condition.path} ${condition.operator} any of ${printList(condition.list)}`;
    case "in-networks":
      return `$.${condition.path} in ${printList(condition.networks)}`;
    case "holds":
      return `$.${condition.path} holds any of ${printList(condition.values)}`;
    case "message":
      return `%${condition.source}%`;
  }
}

/** In a mixed group every member stands in parentheses, so that no reader needs precedence. */
function printGroup(conditions: readonly Condition[], operator: string): string {
  const mixed = conditions.some(({ kind }) => kind === "all" || kind === "any");
  return conditions
    .map((condition) => (mixed ? `(${printClause(condition)})` : printClause(condition)))
    .join(operator);
}

/** Text is always quoted: that never changes its meaning, and few characters may go without. */
function printLiteral(literal: Literal): string {
  switch (literal.kind) {
    case "text":
      return `"${literal.text}"`;
    case "number":
      return literal.text;
    case "regex":
      return `%${literal.source}%`;
  }
}

/** The first few entries, as a list may hold hundreds. */
function printList(list: readonly string[] | SettingReference): string {
  if (isReference(list)) return `the setting ${list.name}`;
  const shown = list.slice(0, 3).map((entry) => JSON.stringify(entry));
  const rest = list.length - shown.length;
  return rest > 0 ? `${shown.join(", ")} and ${rest} more` : shown.join(", ");
}
