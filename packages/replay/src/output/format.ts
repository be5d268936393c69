import type { ReplayResult } from "../replay/result.ts";
import { createCSV } from "./csv.ts";
import { createJSON, createNDJSON } from "./json.ts";
import { createMarkdown } from "./markdown.ts";
import { createTimeline, type TimelineLayout } from "./timeline.ts";

/** Prints results one after the other, so that no number of them fills the memory. */
export interface Format {
  head(): string;
  row(result: ReplayResult): string;
  foot(): string;
}

/** What `--format` takes. */
export const formatNames = ["table", "json", "ndjson", "csv", "markdown"] as const;
/** One of `formatNames`. */
export type FormatName = (typeof formatNames)[number];

/** Creates the format of the name; only the table looks at the layout. */
export function createFormat(name: FormatName, layout: TimelineLayout): Format {
  return creators[name](layout);
}

const creators: Readonly<Record<FormatName, (layout: TimelineLayout) => Format>> = {
  table: createTimeline,
  json: createJSON,
  ndjson: createNDJSON,
  csv: createCSV,
  markdown: createMarkdown,
};
