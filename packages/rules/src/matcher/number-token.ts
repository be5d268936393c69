import { type Decimal, parseDecimal } from "./decimal.ts";

/**
 * The text by which CloudWatch compares a JSON number with text and regular expressions: the
 * digits of an integer; for a number written with a point or an exponent, what Java's
 * `Double.toString` makes of it: `1e0` is `1.0`, `1e308` is `1.0E308`, `1e309` is `Infinity`.
 * Source: live answers of TestMetricFilter, 2026-09-16 (PATTERNS.md).
 */
export function numberText(token: string): string {
  if (!isInteger(token)) return doubleText(Number(token));
  return token === "-0" ? "0" : token;
}

/**
 * The value by which CloudWatch compares a JSON number with a number: an integer exactly, any
 * other by the shortest decimal of its double, which is its text; undefined for one too large for
 * a double, which satisfies no comparison. Source: as above.
 */
export function numberValue(token: string): Decimal | undefined {
  return parseDecimal(numberText(token));
}

/**
 * The ways in which a parsed number may have been written, as far as they compare differently:
 * with a point, or as an integer; undefined where digits may have been lost.
 */
export function possibleTokens(value: number): readonly string[] | undefined {
  if (!Number.isInteger(value)) return Number.isFinite(value) ? [String(value)] : undefined;
  if (!Number.isSafeInteger(value)) return undefined;
  const sign = Object.is(value, -0) ? "-" : "";
  return [`${sign}${value}`, `${sign}${value}.0`];
}

function isInteger(token: string): boolean {
  return !/[.eE]/.test(token);
}

/**
 * From a thousandth up to ten million plainly, outside with an exponent; always with a point. Java
 * chooses among at least two digits, so that the smallest double is 4.9E-324, not 5.0E-324.
 */
function doubleText(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value);
  const shortest = value.toExponential();
  const scientific = shortest.includes(".") ? shortest : value.toExponential(1);
  const [mantissa = "", exponent = ""] = scientific.split("e");
  return `${mantissa}E${Number(exponent)}`;
}
