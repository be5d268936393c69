import { type Condition, parsePattern } from "../index.ts";

/**
 * The condition that a published pattern states. A pattern that CloudWatch would refuse has no
 * place in a pack, so it throws.
 */
export function conditionOf(pattern: string): Condition {
  const parsed = parsePattern(pattern);
  if (parsed.ok) return parsed.value;
  const why = parsed.problems.map(({ message }) => message).join(" ");
  throw new Error(`This pattern of a pack is not valid: ${pattern}: ${why}`);
}
