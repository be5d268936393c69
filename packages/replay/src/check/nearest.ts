import { closest, distance } from "fastest-levenshtein";

/** The text that differs least, unless it differs in more than a third. */
export function nearest(text: string, among: readonly string[]): string | undefined {
  const sameButForCase = among.find((one) => one.toLowerCase() === text.toLowerCase());
  if (sameButForCase !== undefined || among.length === 0) return sameButForCase;
  const near = closest(text, among);
  return distance(text, near) <= Math.max(1, text.length / 3) ? near : undefined;
}
