import { Writable } from "node:stream";
import type { Output } from "../context.ts";

/** How far a replay has come, where a person looks at it. */
export interface Progress {
  /** How many bytes of the file have been read. */
  readonly advance: (file: string, bytesRead: number) => void;
  readonly stop: () => void;
}

/** The most characters that stand before and after the bar. */
const wordsMax = "reading  100%, 59m59s left".length;

/** Progress that nobody sees. */
export const noProgress: Progress = { advance: () => undefined, stop: () => undefined };

/** What is to be read, and on how wide a line it is shown how far one has come. */
export interface ProgressSize {
  readonly bytesTotal: number;
  /** Characters in a line. */
  readonly columns: number;
}

/** A bar with the time that is left. */
export async function createProgress(
  stderr: Output,
  { bytesTotal, columns }: ProgressSize,
): Promise<Progress> {
  const { SingleBar } = await import("cli-progress");
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      stderr.write(chunk.toString());
      done();
    },
  });
  const bar = new SingleBar({
    stream: Object.assign(stream, { isTTY: true }),
    format: "reading {bar} {percentage}%, {eta_formatted} left",
    // What it changed of the terminal would stay so after Ctrl-C, which ends the process at once.
    hideCursor: false,
    linewrap: true,
    clearOnComplete: true,
    barsize: Math.max(1, Math.min(30, columns - wordsMax)),
  });
  bar.start(Math.max(1, bytesTotal), 0);
  let finished = 0;
  let current = { file: "", bytesRead: 0 };
  return {
    advance(file, bytesRead) {
      if (file !== current.file) finished += current.bytesRead;
      current = { file, bytesRead };
      bar.update(finished + bytesRead);
    },
    stop: () => bar.stop(),
  };
}
