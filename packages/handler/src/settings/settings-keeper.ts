import type { Problem, Result } from "@logcritical/rules";

/** Where the settings document is, read as text; it rejects when it cannot be read. */
export type SettingsSource = () => Promise<string>;

/** A value made from the settings, and what is known of its document. */
export interface Kept<T> {
  readonly value: T;
  /** The beginning of the document's SHA-256, or `default` where none has been read. */
  readonly version: string;
  /** Why the newest document is not in use; none where it is. */
  readonly problems: readonly Problem[];
}

/** What a keeper needs: where to read, what to make of the text, and the clock. */
export interface KeeperParts<T> {
  readonly source: SettingsSource;
  /** Makes the value, or names every problem; `undefined` asks for the value without settings. */
  readonly compile: (text: string | undefined) => Result<T>;
  readonly fingerprint: (text: string) => string;
  readonly nowMs: () => number;
}

/** How long a document is used before it is read again: settings change rarely, calls cost. */
const settingsAgeMaxMs = 300_000;

/**
 * How long one that could not be read is let be, and twice as long each time after that: most of what
 * keeps it away, such as throttling, passes in seconds, and until then rules that need it find
 * nothing, or go by what was; but a service that does not answer costs seconds of every attempt.
 */
const readAgainMs = 10_000;

/**
 * Keeps the value made from the newest good settings. The function it returns reads the document
 * again when it is older than 300 s, validates it wholly, and only then swaps. While the newest
 * is bad or out of reach, the last good one holds; where there has been none, the value without
 * settings does: every rule that needs no data detects, and nothing is suppressed.
 */
export function createSettingsKeeper<T>(parts: KeeperParts<T>): () => Promise<Kept<T>> {
  let kept: Kept<T> | undefined;
  let readAgainAtMs = Number.NEGATIVE_INFINITY;
  let failures = 0;
  return async () => {
    if (kept !== undefined && parts.nowMs() < readAgainAtMs) return kept;
    const read = await attempt(parts.source);
    const pauseMs = read.ok ? settingsAgeMaxMs : readAgainMs * 2 ** failures;
    failures = read.ok ? 0 : failures + 1;
    readAgainAtMs = parts.nowMs() + Math.min(pauseMs, settingsAgeMaxMs);
    kept = read.ok ? refresh(read.value, parts, kept) : keepOn(parts, kept, read.problems);
    return kept;
  };
}

function refresh<T>(text: string, parts: KeeperParts<T>, kept: Kept<T> | undefined): Kept<T> {
  const version = parts.fingerprint(text);
  if (kept?.version === version) return { ...kept, problems: [] };
  const compiled = parts.compile(text);
  return compiled.ok
    ? { value: compiled.value, version, problems: [] }
    : keepOn(parts, kept, compiled.problems);
}

async function attempt(source: SettingsSource): Promise<Result<string>> {
  try {
    return { ok: true, value: await source() };
  } catch (error) {
    const message = `The settings cannot be read: ${String(error)}`;
    return { ok: false, problems: [{ code: "unreadable-settings", message }] };
  }
}

function keepOn<T>(
  { compile }: KeeperParts<T>,
  kept: Kept<T> | undefined,
  problems: readonly Problem[],
): Kept<T> {
  if (kept !== undefined) return { ...kept, problems };
  const plain = compile(undefined);
  if (plain.ok) return { value: plain.value, version: "default", problems };
  throw new Error(`Rules without settings do not compile: ${JSON.stringify(plain.problems)}`);
}
