import { createHash } from "node:crypto";

/**
 * An id for what came without one: its place, told apart by its contents. A place alone is that of
 * something else in every other blob, and a record that has no `eventID` either is known by this id.
 */
export function nameContents(place: string, contents: unknown): string {
  const hash = createHash("sha256").update(textOf(contents)).digest("hex");
  return `${place} ${hash.slice(0, 16)}`;
}

function textOf(contents: unknown): string {
  if (typeof contents === "string") return contents;
  try {
    return JSON.stringify(contents) ?? "";
  } catch {
    // Nesting too deep for `JSON.stringify`, which `JSON.parse` reads.
    return "";
  }
}
