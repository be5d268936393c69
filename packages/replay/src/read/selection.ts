/** Which records are asked for; what is left out is not asked. */
export interface Selection {
  /** Milliseconds since 1970, the first that counts. */
  readonly sinceMs?: number;
  /** Milliseconds since 1970, the first that no longer counts. */
  readonly untilMs?: number;
  /** Account ids; empty for all. */
  readonly accounts: ReadonlySet<string>;
  /** Regions such as `eu-west-1`; empty for all. */
  readonly regions: ReadonlySet<string>;
}

/** All records. */
export const everything: Selection = { accounts: new Set(), regions: new Set() };
