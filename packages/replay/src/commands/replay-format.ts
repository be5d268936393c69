import { extname } from "node:path";
import { Option } from "@commander-js/extra-typings";
import { type FormatName, formatNames } from "../output/create-format.ts";
import type { SentFormatName } from "../output/sent/create-sent-format.ts";
import { UsageError } from "../usage-error.ts";

/** `--format`, which may be left to the name of the file of `--output`. */
export const formatOption: Option<
  "-f, --format <format>",
  undefined,
  undefined,
  undefined,
  false,
  FormatName
> = new Option(
  "-f, --format <format>",
  "how to print findings; if not given, what -o ends in (.csv, .json, .jsonl, .md), else table",
).choices(formatNames);

/** What decides on a format. */
interface FormatChoice {
  readonly format?: FormatName | undefined;
  /** The name of a file; none where all goes to standard output. */
  readonly output?: string | undefined;
}

/** The format that was asked for, or that in which a file of this name is expected to be. */
export function formatOf({ format, output = "" }: FormatChoice): FormatName {
  const ending = extname(output).toLowerCase();
  if (format === undefined && /^\.html?$/.test(ending)) {
    const message = `-o writes no ${ending}: write --html in its place for a report, or give a --format.`;
    throw new UsageError(message);
  }
  return format ?? endings.get(ending) ?? "table";
}

const endings: ReadonlyMap<string, FormatName> = new Map([
  [".csv", "csv"],
  [".json", "json"],
  [".ndjson", "ndjson"],
  [".jsonl", "ndjson"],
  [".md", "markdown"],
  [".markdown", "markdown"],
]);

/** The same for alerts and differences, which not every format has room for. */
export async function plainFormatOf(choice: FormatChoice): Promise<SentFormatName> {
  const { sentFormatNames } = await import("../output/sent/create-sent-format.ts");
  const name = formatOf(choice);
  const known = sentFormatNames.find((one) => one === name);
  if (known !== undefined) return known;
  const names = sentFormatNames.join(", ");
  throw new UsageError(
    `--as-alerts and --compare print no ${name}: give --format one of ${names}.`,
  );
}
