/**
 * A decimal number held exactly: `sign` × 0.`digits` × 10^`exponent`. The digits neither start nor
 * end with a zero, and zero has none, so that equal numbers look the same and nothing is expanded:
 * `1e2000000000` costs as little as `1`.
 */
export interface Decimal {
  readonly sign: -1 | 0 | 1;
  readonly digits: string;
  readonly exponent: number;
}

/** Reads a decimal number as patterns and JSON write it; undefined for any other text. */
export function parseDecimal(text: string): Decimal | undefined {
  const parts = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text);
  if (parts === null) return undefined;
  const [, sign, whole = "", fraction = "", power = "0"] = parts;
  const all = whole + fraction;
  if (all === "") return undefined;
  const start = firstNonZero(all);
  const digits = all.slice(start, lastNonZero(all) + 1);
  if (digits === "") return { sign: 0, digits, exponent: 0 };
  return {
    sign: sign === "-" ? -1 : 1,
    digits,
    exponent: whole.length - start + Number(power),
  };
}

/** Below zero where `a` is the smaller, above where `b` is, and zero where they are equal. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.sign !== b.sign) return a.sign - b.sign;
  if (a.exponent !== b.exponent) return a.sign * (a.exponent - b.exponent);
  if (a.digits === b.digits) return 0;
  return a.digits < b.digits ? -a.sign : a.sign;
}

/** Loops, as `/0+$/` takes quadratic time on digits that an attacker chose. */
function firstNonZero(digits: string): number {
  let at = 0;
  while (digits[at] === "0") at += 1;
  return at;
}

function lastNonZero(digits: string): number {
  let at = digits.length - 1;
  while (digits[at] === "0") at -= 1;
  return at;
}
