import type { Format } from "./format.ts";
import type { TimelineLayout } from "./timeline.ts";

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
