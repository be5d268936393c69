import { setImmediate } from "node:timers/promises";
import type { Output } from "../context.ts";
import { decodeUTF8 } from "../utf8.ts";

/**
 * Writes many short texts as few long ones. Between two of these, who writes pauses, to hear of a
 * signal, or that nobody reads on.
 */
export class GatheringWriter {
  readonly #output: Output;
  readonly #bytes = Buffer.allocUnsafe(writtenBytes);
  #size = 0;

  constructor(output: Output) {
    this.#output = output;
  }

  /** Takes a text, or a whole one in UTF-8, and says whether it is time for a pause. */
  write(text: string | Uint8Array): boolean {
    if (text.length === 0) return false;
    const bytes = typeof text === "string" ? Buffer.from(text) : text;
    const isFull = this.#size + bytes.length > writtenBytes;
    if (isFull) this.flush();
    if (bytes.length > writtenBytes) this.#pass(bytes);
    else {
      this.#bytes.set(bytes, this.#size);
      this.#size += bytes.length;
    }
    return isFull;
  }

  async pause(): Promise<void> {
    await setImmediate();
  }

  /** Passes on what has been gathered. */
  flush(): void {
    if (this.#size > 0) this.#pass(this.#bytes.subarray(0, this.#size));
    this.#size = 0;
  }

  #pass(bytes: Uint8Array): void {
    if (this.#output.writeBytes === undefined) this.#output.write(decodeUTF8(bytes));
    else this.#output.writeBytes(bytes);
  }
}

/** How many bytes are written at a time. */
const writtenBytes = 64 * 1024;
