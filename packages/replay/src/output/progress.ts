import { Writable } from "node:stream";
import type { Output } from "../context.ts";

/** How far a replay has come, where a person looks at it. */
export interface Progress {
  /** How many bytes of the file have been read. */
  readonly advance: (file: string, bytesRead: number) => void;
  readonly stop: () => void;
}

/** Progress that nobody sees. */
export const noProgress: Progress = { advance: () => undefined, stop: () => undefined };

/** A bar with the time that is left, over so many bytes. */
export async function createProgress(stderr: Output, bytesTotal: number): Promise<Progress> {
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
    hideCursor: true,
    clearOnComplete: true,
    barsize: 30,
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
