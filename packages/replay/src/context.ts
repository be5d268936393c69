import type { Readable } from "node:stream";

/** Where a command reads and writes; the real streams in `bin.ts`, others in tests. */
export interface Context {
  readonly stdin: Readable;
  /** Data, and nothing else. */
  readonly stdout: Output;
  /** Everything that is said about the data. */
  readonly stderr: Output;
  /** Whether people look at stdout, so that colours help. */
  readonly isColoured: boolean;
  /** Whether people look at stderr, so that a progress bar helps. */
  readonly showsProgress: boolean;
  /** Characters in a line of stdout. */
  readonly columns: number;
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** The most memory that the process has held so far, in bytes. */
  readonly peakMemory: () => number;
}

/** What a command may want to know of itself besides. */
export interface CommandContext extends Context {
  /** The arguments of the whole command line, as they were typed. */
  readonly args: readonly string[];
}

/** A stream of text. */
export interface Output {
  write(text: string): unknown;
  /** The same of a text in UTF-8, where that saves a detour. The bytes are only lent. */
  writeBytes?(bytes: Uint8Array): unknown;
}

/** How a command ends: its documented exit codes, the gravest of which counts. */
export const exitCodes = {
  fine: 0,
  /** Findings at or above `--fail-on`; something that was tested or checked is not as it should be. */
  findings: 1,
  /** The command line, the settings or a rule is wrong; or the output cannot be written. */
  usage: 2,
  /** It ran to the end, but some of the input could not be read. */
  unreadable: 3,
} as const;
