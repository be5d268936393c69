/**
 * An exact decimal number: `sign` × 0.`digits` × 10^`magnitude`. Digits neither start nor end with
 * a zero, so that equal numbers have equal fields; zero has none.
 */
export interface Decimal {
  readonly sign: -1 | 0 | 1;
  readonly digits: string;
  readonly magnitude: number;
}

/** Reads a number as JSON, a filter pattern or Java writes it; undefined where it is none. */
export function readDecimal(text: string): Decimal | undefined {
  const found = /^([+-]?)(?=\.?\d)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text);
  if (found === null) return undefined;
  const [, sign, whole = "", fraction = "", exponent = "0"] = found;
  const significant = `${whole}${fraction}`.replace(/^0+/, "");
  const digits = significant.replace(/0+$/, "");
  if (digits === "") return { sign: 0, digits, magnitude: 0 };
  const magnitude = significant.length - fraction.length + Number(exponent);
  return { sign: sign === "-" ? -1 : 1, digits, magnitude };
}

/** Negative, zero or positive, as `a` is below, equal to or above `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.sign !== b.sign) return a.sign - b.sign;
  if (a.magnitude !== b.magnitude) return a.sign * (a.magnitude - b.magnitude);
  if (a.digits === b.digits) return 0;
  return a.digits < b.digits ? -a.sign : a.sign;
}

/**
 * The text that a JSON number has for CloudWatch: an integer's digits, and for everything written
 * with a point or an exponent what Java's `Double.toString` gives, `1.0E-4` for `1e-4`.
 */
export function printJavaNumber(token: string): string {
  if (/^-?\d+$/.test(token)) return token === "-0" ? "0" : token;
  const value = Number(token);
  const size = Math.abs(value);
  if (size === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  if (size === Number.POSITIVE_INFINITY) return String(value);
  if (size < 1e-3 || size >= 1e7) return printScientific(value);
  const plain = String(value);
  return plain.includes(".") ? plain : `${plain}.0`;
}

/** Java prints two digits at least, and chooses them: 4.9E-324, where JavaScript has 5e-324. */
function printScientific(value: number): string {
  const shortest = value.toExponential();
  const [digits = "", exponent = ""] = (
    shortest.includes(".") ? shortest : value.toExponential(1)
  ).split("e");
  return `${digits}E${Number(exponent)}`;
}
