import type { Sent } from "../../whatif/sent.ts";
import type { Volumes } from "../../whatif/volumes.ts";
import type { Paint } from "../paint.ts";
import { createSentCSV } from "./sent-csv.ts";
import { createSentJSON, createSentNDJSON } from "./sent-json.ts";
import { createSentTimeline } from "./sent-timeline.ts";

/** Prints what would have been sent, one thing after the other, and then how much it is. */
export interface SentFormat {
  head(): string;
  row(sent: Sent): string;
  foot(volumes: Volumes): string;
}

/** How people are shown it. */
export interface SentLayout {
  /** Characters in a line. */
  readonly columns: number;
  readonly paint: Paint;
  /** The volumes, for people. */
  readonly printVolumes: (volumes: Volumes) => string;
}

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
