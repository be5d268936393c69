import { createSentCSV } from "./sent-csv.ts";
import type { SentFormat, SentLayout } from "./sent-format.ts";
import { createSentJSON, createSentNDJSON } from "./sent-json.ts";
import { createSentTimeline } from "./sent-timeline.ts";

/** What `--format` takes where alerts are printed. */
export const sentFormatNames = ["table", "json", "ndjson", "csv"] as const;
/** One of `sentFormatNames`. */
export type SentFormatName = (typeof sentFormatNames)[number];

/** Creates the format of the name; only the table looks at the layout. */
export function createSentFormat(name: SentFormatName, layout: SentLayout): SentFormat {
  return creators[name](layout);
}

const creators: Readonly<Record<SentFormatName, (layout: SentLayout) => SentFormat>> = {
  table: createSentTimeline,
  json: createSentJSON,
  ndjson: createSentNDJSON,
  csv: createSentCSV,
};
