/**
 * What one invocation must know of others: which findings were told, which alert is open, how
 * much was counted. `memory.ts` keeps it in the process, `dynamodb.ts` in one table for all;
 * both pass the same tests. Times are milliseconds since 1970.
 *
 *     claim "finding/iam-change/0e4d…" → granted → publish → settle
 *                                      → settled: told before, a duplicate
 *                                      → held: another runtime is at it, ask again
 */
export interface StateTable {
  /** Whether what is written outlives the process and is seen by every other. */
  readonly isShared: boolean;
  readonly claims: Claims;
  readonly counts: Counts;
  readonly digest: Digest;
}

/**
 * The right to tell something, taken before publishing and settled after: a crash in between
 * leaves a claim whose lease ends, so that a retry tells it (a duplicate at worst, never a loss).
 */
export interface Claims {
  /** Answers each key, in order. */
  claim(keys: readonly string[], terms: ClaimTerms): Promise<readonly ClaimAnswer[]>;
  /** What was claimed has been told: until `untilMs` nobody else may. */
  settle(settlements: readonly Settlement[]): Promise<void>;
  /** What was claimed has not, or only in part, been told: anybody may again. */
  release(releases: readonly Release[]): Promise<void>;
  /** Adds to the repeats of a settled key, told with the next alert that claims it. */
  merge(merges: readonly Merge[]): Promise<void>;
}

/** On whose behalf, and how long at most. */
export interface ClaimTerms {
  /** The same for every attempt at one invocation, so that a retry need not wait for itself. */
  readonly owner: string;
  readonly nowMs: number;
  /** When the owner can no longer be at work: the end of its time limit. */
  readonly leaseUntilMs: number;
}

/** What came of a claim. */
export type ClaimAnswer = Granted | { readonly kind: "settled" } | { readonly kind: "held" };

/** The claim is ours, together with what earlier owners left. */
export interface Granted {
  readonly kind: "granted";
  /** Topics that an earlier, incomplete attempt reached. */
  readonly sent: readonly string[];
  /** Repeats that were merged since the key was last told. */
  readonly repeats: Repeats | undefined;
}

/** How often the same thing was seen again, and when it happened first and last: record time. */
export interface Repeats {
  readonly count: number;
  readonly firstMs: number;
  readonly lastMs: number;
}

/** A key told, and for how long that holds. */
export interface Settlement {
  readonly key: string;
  readonly untilMs: number;
}

/** A key given back, with the topics reached so far; none leaves those known before as they are. */
export interface Release {
  readonly key: string;
  readonly sent: readonly string[];
}

/** Repeats to add to a key. */
export interface Merge extends Repeats {
  readonly key: string;
}

/** Numbers over time, for thresholds and caps. */
export interface Counts {
  /** Notes points of a series; a point that is there already is left as it is. */
  add(points: readonly CountPoint[], keepUntilMs: number): Promise<void>;
  /** The points of a series from one time to another, both included, in order of time. */
  read(series: string, fromMs: number, toMs: number): Promise<readonly CountPoint[]>;
  /** Adds to a counter, or takes from it what is negative, and returns what it then is. */
  increment(counter: string, keepUntilMs: number, by: number): Promise<number>;
}

/** How much one record counts towards a series, once however often it is delivered. */
export interface CountPoint {
  readonly series: string;
  readonly atMs: number;
  /** Tells points of the same time apart: the record's `eventID`. */
  readonly id: string;
  readonly weight: number;
}

/** What nobody is told at once. */
export interface Digest {
  /** Adds to what the next digest will tell. */
  hold(entries: readonly DigestEntry[], keepUntilMs: number): Promise<void>;
  /** Everything held, in the order of the keys. */
  list(): Promise<readonly DigestEntry[]>;
  /** Takes off what was told; what was added since stays. */
  clear(entries: readonly DigestEntry[]): Promise<void>;
}

/** One line of a digest. */
export interface DigestEntry extends Repeats {
  readonly key: string;
  readonly line: string;
}
