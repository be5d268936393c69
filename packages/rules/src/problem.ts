/**
 * What went wrong, as a value: everything a person can cause comes back as problems, all of them
 * at once. Only a bug in this package throws.
 */
export interface Problem {
  /** Stable and kebab-case, for tests and tools: `unknown-setting`, `pattern-too-long`. */
  readonly code: string;
  /** One sentence or two: what is wrong, where, and what to write instead. */
  readonly message: string;
  /** Where in the rule, settings document or condition: `when.conditions[2].path`. */
  readonly path?: string;
  /** The rule concerned, where there is one. */
  readonly ruleId?: string;
  /** Zero-based offset in UTF-16 code units, where the input was text. */
  readonly position?: number;
}

/** Either the value or every problem that stands in its way, never both. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The result that carries `value`. */
export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** The result that carries `problems`; at least one is given. */
export function failure<T>(...problems: readonly [Problem, ...Problem[]]): Result<T> {
  return { ok: false, problems };
}
