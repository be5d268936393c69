import { existsSync, readFileSync } from "node:fs";

/** One recorded or documented answer of the service. */
export interface ConformanceVector {
  readonly id: string;
  readonly pattern: string;
  readonly message: string;
  readonly expected: boolean | "invalid";
  readonly disputed: boolean;
}

/**
 * The vectors that are kept beside the repository, as text; none, and a printed notice, where they
 * are not. The project's own, in `vectors.ts`, are always there.
 */
export function readConformanceVectors(): readonly ConformanceVector[] {
  const file = new URL(
    "../../../../../shared/conformance/filter-pattern-vectors.json",
    import.meta.url,
  );
  if (!existsSync(file)) {
    console.warn("Skipped the conformance vectors: ../shared/conformance is not there.");
    return [];
  }
  const entries: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!Array.isArray(entries)) throw new Error("the conformance vectors are no array");
  return entries.map(readVector);
}

function readVector(entry: unknown): ConformanceVector {
  // The file is a fixture whose shape its own documentation fixes; a slip in it fails the tests.
  const { id, pattern, event, expect, disputed } = entry as {
    readonly id: string;
    readonly pattern: string;
    readonly event: unknown;
    readonly expect: boolean | "invalid";
    readonly disputed?: boolean;
  };
  const message = typeof event === "string" ? event : JSON.stringify(event);
  return { id, pattern, message, expected: expect, disputed: disputed ?? false };
}
