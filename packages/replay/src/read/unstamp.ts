import type { Bytes } from "./cut.ts";

/**
 * What stands before each message where CloudWatch Logs has exported a log group to S3, the time;
 * and in what `aws logs tail` prints, the time and the name of the log stream.
 * Source: "Exporting log data to Amazon S3", Amazon CloudWatch Logs User Guide; AWS CLI, `logs tail`.
 */
const stampShape =
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d) (?:[^\s{]+ )?(?=\{)/;

/** More than a time and the longest name of a log stream, 512 characters. */
const stampLengthMax = 600;

const newline = 0x0a;

/** Takes the stamps from the lines of a file whose first line has one; all else is left as it is. */
export async function* unstamp(bytes: Bytes): Bytes {
  let lines: StampedLines | undefined;
  let isFirst = true;
  for await (const piece of bytes) {
    if (isFirst && piece instanceof Uint8Array && stampLength(piece) > 0) {
      lines = new StampedLines();
    }
    isFirst = false;
    if (lines === undefined) yield piece;
    else if (piece instanceof Uint8Array) yield lines.push(piece);
    else {
      // Why there are no more bytes is the last that is told.
      yield lines.end();
      yield piece;
      return;
    }
  }
  if (lines !== undefined) yield lines.end();
}

/** Lines that arrive in pieces, of which any may end within a stamp. */
class StampedLines {
  #held: Uint8Array = new Uint8Array();
  #isAtStart = true;

  /** The bytes without stamps, as far as it is known what is one. */
  push(piece: Uint8Array): Uint8Array {
    return this.#strip(this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece]), false);
  }

  end(): Uint8Array {
    return this.#strip(this.#held, true);
  }

  #strip(bytes: Uint8Array, isEnd: boolean): Uint8Array {
    const parts: Uint8Array[] = [];
    this.#held = new Uint8Array();
    for (let at = 0; at < bytes.length; ) {
      const rest = bytes.subarray(at);
      if (this.#isAtStart && !isEnd && mayBeCut(rest)) {
        this.#held = rest;
        break;
      }
      const start = this.#isAtStart ? stampLength(rest) : 0;
      const end = rest.indexOf(newline, start) + 1;
      parts.push(rest.subarray(start, end === 0 ? rest.length : end));
      this.#isAtStart = end > 0;
      at += end === 0 ? rest.length : end;
    }
    return Buffer.concat(parts);
  }
}

/** Whether more bytes may show that the line begins with a stamp. */
function mayBeCut(line: Uint8Array): boolean {
  return line.length < stampLengthMax && !line.includes(newline);
}

function stampLength(bytes: Uint8Array): number {
  const start = Buffer.from(bytes.subarray(0, stampLengthMax)).toString("latin1");
  return stampShape.exec(start)?.[0].length ?? 0;
}
