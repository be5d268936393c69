import type { ReplayCount } from "../replay/result.ts";

/** The first target, and how many more there are. */
export function printTargets(targets: readonly string[]): string {
  const [first, ...more] = targets;
  if (first === undefined) return "";
  return more.length === 0 ? first : `${first} and ${more.length} more`;
}

/** What was counted: `12 counted in 4 min 10 s`. */
export function printCount({ total, from, to }: ReplayCount): string {
  if (from === undefined || to === undefined) return `${total} counted`;
  return `${total} counted in ${printDuration(Date.parse(to) - Date.parse(from))}`;
}

/** `0 s`, `42 s`, `4 min 10 s`, `2 h 5 min`. */
export function printDuration(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60)
    return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/**
 * A whole number, `1,234,567`, the same on every machine. Not by its locale: to load what Node.js
 * knows of locales takes 20 ms.
 */
export function printNumber(number: number): string {
  return String(number).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}

/** `1 file`, `2 files`. */
export function printThings(count: number, one: string, many = `${one}s`): string {
  return `${printNumber(count)} ${count === 1 ? one : many}`;
}

/** `512 bytes`, `1.5 MB`, in powers of a thousand as disks are sold. */
export function printBytes(bytes: number): string {
  if (bytes < 1000) return printThings(bytes, "byte");
  const units = ["kB", "MB", "GB", "TB"];
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toFixed(1)} ${units[power - 1]}`;
}
