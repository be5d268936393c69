import { InvalidArgumentError } from "@commander-js/extra-typings";

const dayMs = 24 * 60 * 60 * 1000;
const unitsMs = { m: 60 * 1000, h: 60 * 60 * 1000, d: dayMs, w: 7 * dayMs } as const;

/** The start of a time span: a bare date is its first moment. See `parseTime`. */
export function parseSince(text: string): number {
  return parseTime(text, Date.now()).fromMs;
}

/** The first moment after a time span: a bare date counts whole. See `parseTime`. */
export function parseUntil(text: string): number {
  return parseTime(text, Date.now()).toMs;
}

/**
 * Reads a date (`2026-08-01`, in UTC), a time as RFC 3339 has it (`2026-08-01T14:05:00Z`), or how
 * long ago (`90m`, `24h`, `7d`, `2w`), in milliseconds since 1970.
 */
export function parseTime(
  text: string,
  nowMs: number,
): { readonly fromMs: number; readonly toMs: number } {
  const ago = /^(\d{1,6})([mhdw])$/.exec(text);
  if (ago !== null) {
    const unit = unitsMs[(ago[2] ?? "m") as keyof typeof unitsMs];
    const atMs = nowMs - Number(ago[1]) * unit;
    return { fromMs: atMs, toMs: atMs };
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const fromMs = checked(Date.parse(`${text}T00:00:00Z`), text);
    return { fromMs, toMs: fromMs + dayMs };
  }
  const shape = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:\d{2})$/;
  const atMs = shape.test(text) ? checked(Date.parse(text), text) : checked(Number.NaN, text);
  return { fromMs: atMs, toMs: atMs };
}

/** `Date.parse` makes 3 March of 31 February, which nobody means. */
function checked(timeMs: number, text: string): number {
  const day = Number(text.slice(8, 10));
  const length = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0));
  if (!Number.isNaN(timeMs) && day <= length.getUTCDate()) return timeMs;
  throw new InvalidArgumentError(
    "Write a date, 2026-08-01; a time with its zone, 2026-08-01T14:05:00Z; or how long ago, 24h, 7d.",
  );
}
