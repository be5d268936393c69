/** Bytes of a source in pieces, the last of which may say why there are no more. */
export type Bytes = AsyncIterable<Uint8Array | Cut>;

/** Why the bytes end before their end. */
export interface Cut {
  /** `trailing` stands for what follows gzip data and is none. */
  readonly code:
    | "bad-gzip"
    | "binary"
    | "encoding"
    | "packed"
    | "too-large"
    | "trailing"
    | "unreadable";
  /** Completes a number of things: `with gzip that is cut off`. */
  readonly reason: string;
}

/** The cut of what is larger than is read. */
export function tooLarge(bytesMax: number): Cut {
  const megabytes = Math.round(bytesMax / 1024 / 1024);
  return { code: "too-large", reason: `with more than ${megabytes} MiB (see --max-file-size)` };
}
