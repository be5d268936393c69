import type { Condition } from "../condition/node.ts";
import { parsePath } from "../condition/path.ts";

/**
 * The texts of which a top-level field must be one wherever the condition holds, given that the
 * field is a string; undefined where nothing of the kind follows from the condition. The answer
 * may hold too many texts, never too few: who asks it looks a rule up, and the rule then decides.
 *
 *     requiredTexts(all(field("eventName").isOneOf("A", "B"), succeeded()), "eventName")
 *     → the set of A and B
 */
export function requiredTexts(
  condition: Condition,
  field: string,
): ReadonlySet<string> | undefined {
  switch (condition.kind) {
    case "comparison": {
      const { path, operator, value } = condition;
      const exact = operator === "=" && value.kind !== "regex" && !value.text.includes("*");
      return exact && isField(path, field) ? new Set([value.text]) : undefined;
    }
    case "all":
      return condition.conditions
        .map((part) => requiredTexts(part, field))
        .reduce(intersect, undefined);
    case "any":
      return unite(condition.conditions.map((part) => requiredTexts(part, field)));
    case "none":
    case "is":
    case "missing":
    case "member":
    case "in-networks":
    case "holds":
    case "message":
      return undefined;
  }
}

function isField(path: string, field: string): boolean {
  const parsed = parsePath(path);
  return parsed.ok && parsed.value.length === 1 && parsed.value[0] === field;
}

type Texts = ReadonlySet<string> | undefined;

function intersect(a: Texts, b: Texts): Texts {
  if (a === undefined || b === undefined) return a ?? b;
  return new Set([...a].filter((text) => b.has(text)));
}

function unite(parts: readonly Texts[]): Texts {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? new Set(known.flatMap((texts) => [...texts])) : undefined;
}
