/**
 * EventBridge's matching as far as the rules here use it, written from "Event patterns" and
 * "Comparison operators for use in event patterns", Amazon EventBridge User Guide: every field has
 * to be there and to fit one of its conditions; of a list of values one has to.
 */
export function matchesEvent(pattern: unknown, event: unknown): boolean {
  if (!isObject(pattern) || !isObject(event)) return false;
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === "$or") {
      return Array.isArray(wanted) && wanted.some((one) => matchesEvent(one, event));
    }
    const found = event[name];
    if (!Array.isArray(wanted)) return matchesEvent(wanted, found);
    const values: readonly unknown[] = Array.isArray(found) ? found : [found];
    if (wanted.some(isAbsence)) return found === undefined;
    return values.some((value) => wanted.some((condition) => matchesText(condition, value)));
  });
}

/** The one condition that holds of what is not there. */
function isAbsence(condition: unknown): boolean {
  return isObject(condition) && condition.exists === false;
}

function matchesText(condition: unknown, value: unknown): boolean {
  if (typeof value !== "string") return false;
  if (typeof condition === "string") return condition === value;
  if (!isObject(condition)) return false;
  const { prefix, suffix, wildcard, "anything-but": others, ...unknown } = condition;
  if (Object.keys(unknown).length > 0) throw new Error(`Unknown: ${JSON.stringify(condition)}`);
  if (Array.isArray(others)) return !others.includes(value);
  if (typeof prefix === "string") return value.startsWith(prefix);
  if (typeof suffix === "string") return value.endsWith(suffix);
  const parts = String(wildcard)
    .split("*")
    .map((part) => part.replaceAll(/[^\w]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join(".*")}$`).test(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
