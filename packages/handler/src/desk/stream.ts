import type { FailedBatch } from "./failure-message.ts";

/** A stream seen from a desk: what failed can be fetched, and a drill sent. */
export interface Stream {
  /** The records of a failed batch as the payload that Lambda was handed; see `FailedBatch`. */
  readonly fetch: (batch: FailedBatch) => Promise<FetchedBatch>;
  /** Puts one blob into the stream. */
  readonly put: (stream: string, blob: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A payload of Kinesis, and whether the stream had forgotten its beginning. */
export interface FetchedBatch {
  readonly payload: { readonly Records: readonly object[] };
  readonly isWhole: boolean;
}
