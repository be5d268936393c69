import type { Reading } from "../read/read-records.ts";
import type { NotData } from "../read/unwrap.ts";
import type { FoundFile } from "../read/walk.ts";
import type { Activity } from "./activity.ts";
import { type Hits, noHits } from "./hits.ts";

/**
 * What is to be known of some records of a file once they have been examined: little, and plain
 * data, so that it may go from thread to thread. What depends on all records, whether one is a copy
 * and which come first, is decided from it.
 */
export interface Portion {
  readonly kind: "portion";
  readonly file: FoundFile;
  /** How much of the file on disk has been read, in bytes. */
  readonly bytesRead: number;
  /** What was there and is no record of a call. */
  readonly notData: readonly NotData[];
  /** How many records. */
  readonly count: number;
  /** Their ids in the order in which they stand in the file: `idWords` words each. */
  readonly ids: Uint32Array;
  /** The numbers of those that are not asked for, where there are any. */
  readonly unselected?: ReadonlySet<number>;
  /** What the rules found in those that are asked for, in their order. */
  readonly hits: Hits;
  /** Likewise for each further set of rules, where there are any. */
  readonly others?: readonly Hits[];
  /** The first and last time of them all, in milliseconds since 1970; infinite where none has any. */
  readonly span: { readonly fromMs: number; readonly toMs: number };
  /** The hours in which there were records. */
  readonly activity: readonly Activity[];
}

/** The same, with what the second set of rules found in a portion in place of the first's. */
export function asSeenBySecond(item: Portion | Reading): Portion | Reading {
  if (item.kind !== "portion") return item;
  const [hits = noHits] = item.others ?? [];
  return { ...item, hits };
}
