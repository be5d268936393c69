import type { Comparison, Condition } from "@logcritical/rules";

/**
 * Whether a condition only ever holds for calls that it names: in each of its alternatives it asks
 * for an event name. What does not is true of calls that nobody thought of, and as an alarm would
 * ring on ordinary work.
 */
export function namesCalls(condition: Condition): boolean {
  switch (condition.kind) {
    case "all":
      return condition.conditions.some(namesCalls);
    case "any":
      return condition.conditions.every(namesCalls);
    case "comparison":
      return isName(condition);
    case "none":
    case "is":
    case "missing":
    case "member":
    case "in-networks":
    case "holds":
    case "message":
      return false;
  }
}

function isName({ path, operator, value }: Comparison): boolean {
  return path === "eventName" && operator === "=" && !(value.kind === "text" && value.text === "*");
}
