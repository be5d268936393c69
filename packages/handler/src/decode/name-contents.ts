import { createHash } from "node:crypto";
import { printValue } from "../json.ts";

/**
 * An id for what came without one: its place, told apart by its contents. A place alone is that of
 * something else in every other blob, and a record that has no `eventID` either is known by this id.
 */
export function nameContents(place: string, contents: unknown): string {
  const text = typeof contents === "string" ? contents : printValue(contents);
  const hash = createHash("sha256").update(text).digest("hex");
  return `${place} ${hash.slice(0, 16)}`;
}
