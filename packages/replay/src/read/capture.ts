/**
 * Keeps the bytes of one value, of which the first may have come many pieces ago. Beyond its size
 * it keeps none and only knows that there were too many.
 */
export interface Capture {
  /** Begins anew: the value starts at the offset of the present bytes. */
  start(at: number): void;
  /** Keeps what is still needed of the present bytes, which make room for the next. */
  keep(bytes: Uint8Array): void;
  /** All bytes kept, up to the offset in the present ones. */
  take(bytes: Uint8Array, to: number): Buffer;
  /** Whether they are too many, once `keep` or `take` has seen them. */
  readonly isTooLarge: boolean;
}

/** Creates a capture of at most so many bytes. */
export function createCapture(bytesMax: number): Capture {
  let parts: Uint8Array[] = [];
  let size = 0;
  let from = 0;
  const add = (part: Uint8Array): void => {
    size += part.length;
    if (size > bytesMax) parts = [];
    else parts.push(part);
  };
  return {
    start(at) {
      parts = [];
      size = 0;
      from = at;
    },
    keep(bytes) {
      add(bytes.subarray(from));
      from = 0;
    },
    take(bytes, to) {
      add(bytes.subarray(from, to));
      from = to;
      return parts.length === 1 && parts[0] !== undefined
        ? Buffer.from(parts[0].buffer, parts[0].byteOffset, parts[0].length)
        : Buffer.concat(parts);
    },
    get isTooLarge() {
      return size > bytesMax;
    },
  };
}
