/**
 * The largest exponent of a number, either way: CloudWatch refuses 1e2147483648, which 32 bits do
 * not hold. Source: a recorded answer of the service (PATTERNS.md).
 */
export const exponentMax: number = 2 ** 31 - 1;

const numberShape = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE]([+-]?\d+))?$/;

/** What a text without quotes is: a number, one with an exponent too large, or something else. */
export function numberKind(text: string): "number" | "too-large" | "other" {
  const found = numberShape.exec(text);
  if (found === null) return "other";
  return Math.abs(Number(found[1] ?? 0)) <= exponentMax ? "number" : "too-large";
}
