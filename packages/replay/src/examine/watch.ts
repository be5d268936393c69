import type { Condition, Finding, TrailRecord } from "@logcritical/rules";
import type { ReadRecord } from "../read/unwrap.ts";

/** What looks at records that are asked for, as they were read. */
export interface Watch {
  /** Is shown a record in which some rule finds something, and what the first set finds. */
  readonly see: (read: ReadRecord, findings: readonly Finding[], sight: Sight) => void;
  /** Who is shown those in which nothing is found, too. */
  readonly others?: OutlineWatch;
  /** Whether nobody else wants the findings, so that portions need none. */
  readonly isAlone: boolean;
}

/** What looks at records, however many, that need not be parsed for it. */
export interface OutlineWatch {
  /** What it reads of a record: see `ScannerOptions`. */
  readonly outlines: readonly (readonly string[])[];
  /** Where one of these may hold, it reads more. */
  readonly unless: readonly Condition[];
  /**
   * Is shown the outlines of a record, of which each is of many others, too; or the record itself in
   * place of them all.
   */
  readonly see: (outlines: readonly TrailRecord[], sight: Sight) => void;
}

/** What is known of a record that is shown. */
export interface Sight {
  readonly timeMs: number | undefined;
  /** Where its id stands, in the form that `isId` takes. */
  readonly ids: Uint32Array;
  readonly at: number;
}
