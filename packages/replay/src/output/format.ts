import type { ReplayResult } from "../replay/result.ts";
import type { TimelineLayout } from "./timeline.ts";

/** Prints results one after the other, so that no number of them fills the memory. */
export interface Format {
  head(): string;
  /** Says in place of all this why there was no record to look at; programs are told by silence. */
  readonly nothing?: (why: string) => string;
  /** What stands between the row before and that of a result of this time, in ms since 1970. */
  lead(timeMs: number | undefined): string;
  /** A result by itself: the same wherever it stands, so that any thread may print it. */
  readonly row: (result: ReplayResult) => string;
  foot(): string;
}

/** What `--format` takes. */
export const formatNames = ["table", "json", "ndjson", "csv", "markdown"] as const;
/** One of `formatNames`. */
export type FormatName = (typeof formatNames)[number];

/** Creates the format of the name, and loads what it alone needs; only the table looks at the layout. */
export async function createFormat(name: FormatName, layout: TimelineLayout): Promise<Format> {
  const create = await loaders[name]();
  return create(layout);
}

type CreateFormat = (layout: TimelineLayout) => Format;

const loaders: Readonly<Record<FormatName, () => Promise<CreateFormat>>> = {
  table: async () => (await import("./timeline.ts")).createTimeline,
  json: async () => (await import("./json.ts")).createJSON,
  ndjson: async () => (await import("./json.ts")).createNDJSON,
  csv: async () => (await import("./csv.ts")).createCSV,
  markdown: async () => (await import("./markdown.ts")).createMarkdown,
};
