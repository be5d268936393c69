import { availableParallelism } from "node:os";
import { InvalidArgumentError, Option } from "@commander-js/extra-typings";
import { type Severity, severities } from "@logcritical/rules";
import { type PackName, packNames } from "../load/packs.ts";
import { isStandardOutput } from "../output/create-file.ts";
import type { Selection } from "../read/selection.ts";
import { UsageError } from "../usage-error.ts";
import { parseSince, parseUntil } from "./time.ts";

/** An option that may be given more than once. */
type ListOption<F extends string, T = string> = Option<F, undefined, readonly T[], readonly T[]>;

/** `--pack`, which may be given more than once. */
export const packOption: ListOption<"--pack <name>", PackName> = new Option(
  "--pack <name>",
  `rules to run: ${packNames.join(", ")}; repeatable`,
)
  .default([] as readonly PackName[], "secglobal")
  .argParser((text: string, before: readonly PackName[]) => [...before, parsePackName(text)]);

/** `--rules`, for the user's own; repeatable. */
export const modulesOption: ListOption<"--rules <path>"> = repeatable(
  "--rules <path>",
  "your own rules, beside the pack: a module that exports them, a folder of such, or JSON; repeatable",
);

/** `--settings`, the same document that the Lambda reads. */
export const settingsOption: Option<"--settings <file>"> = new Option(
  "--settings <file>",
  "JSON of networks, critical ids, modes, severities; or an environment",
);

/** What commands that read records take for paths. */
export const pathsWords = "files, folders, globs or s3://bucket/prefix, or - for standard input";

/** An option that takes a severity. */
export function severityOption<F extends string>(
  flags: F,
  description: string,
): Option<F, undefined, undefined, undefined, false, Severity> {
  return new Option(flags, description).choices(severities);
}

/** `--threads`: how many examine files. */
export const threadsOption: Option<
  "--threads <count>",
  undefined,
  number,
  undefined,
  false,
  number
> = new Option("--threads <count>", "examine files in so many threads; 1 for none but the main one")
  .default(availableParallelism(), "one a core")
  .argParser(parseThreads);

/** `--since`, `--until`, `--account` and `--region`: which records are asked for. */
export const sinceOption: Option<"--since <time>", undefined, undefined, number> = new Option(
  "--since <time>",
  "records from then on: 2026-08-01, 2026-08-01T14:05:00Z, 24h, 7d",
).argParser(parseSince);
/** See `sinceOption`. */
export const untilOption: Option<"--until <time>", undefined, undefined, number> = new Option(
  "--until <time>",
  "records before then; a date counts whole",
).argParser(parseUntil);
/** See `sinceOption`. */
export const accountOption: ListOption<"--account <id>"> = repeatable(
  "--account <id>",
  "only records of this account; repeatable",
  parseAccount,
);
/** See `sinceOption`. */
export const regionOption: ListOption<"--region <name>"> = repeatable(
  "--region <name>",
  "only records of this region; repeatable",
  parseRegion,
);

/** The selection that these options make; a `UsageError` where nothing can be in it. */
export function selectionOf(options: {
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  readonly account: readonly string[];
  readonly region: readonly string[];
}): Selection {
  const { since, until, account, region } = options;
  if (since !== undefined && until !== undefined && since >= until) {
    throw new UsageError("--until has to be after --since: no record can be between the two.");
  }
  return {
    ...(since !== undefined && { sinceMs: since }),
    ...(until !== undefined && { untilMs: until }),
    accounts: new Set(account),
    regions: new Set(region),
  };
}

/** An option whose values add up to a list, each as it is or as it is parsed. */
export function repeatable<F extends string>(
  flags: F,
  description: string,
  parse: (text: string) => string = String,
): ListOption<F> {
  return new Option(flags, description)
    .default([] as readonly string[])
    .argParser((text: string, before: readonly string[]) => [...before, parse(text)]);
}

/** The id of an account, also as the console shows it: no record would be of any other. */
function parseAccount(text: string): string {
  const digits = text.replace(/^(\d{4})-(\d{4})-(\d{4})$/, "$1$2$3");
  if (/^\d{12}$/.test(digits)) return digits;
  throw new InvalidArgumentError("Write the 12 digits of an account, such as 111122223333.");
}

/** The code of a Region: its name, `Europe (Ireland)`, is in no record. */
function parseRegion(text: string): string {
  if (/^[a-z]+(?:-[a-z]+)+-\d+$/.test(text)) return text;
  throw new InvalidArgumentError("Write the code of a Region, such as eu-west-1.");
}

/** The name of a file to be written: of two, one would lack without a word. */
export function parseFileName(text: string, before: string | undefined): string {
  if (before !== undefined) throw new InvalidArgumentError(`Name one file: ${before} is another.`);
  if (text !== "") return text;
  throw new InvalidArgumentError("Name a file.");
}

/** The name of a file for what cannot share standard output with what is printed. */
export function parseOwnFileName(text: string, before: string | undefined): string {
  if (!isStandardOutput(text)) return parseFileName(text, before);
  throw new InvalidArgumentError("Name a file: on standard output stands something else.");
}

/** A whole number, from 1 on. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= 1) return count;
  throw new InvalidArgumentError("Write a whole number of at least 1.");
}

/** Threads are started all at once, and each has a heap of its own. */
const threadsMax = 256;

function parseThreads(text: string): number {
  const count = parseCount(text);
  if (count <= threadsMax) return count;
  throw new InvalidArgumentError(`Write at most ${threadsMax}: more make nothing faster.`);
}

/** A price in US$, above 0. */
export function parsePrice(text: string): number {
  const price = Number(text);
  if (/^\d*\.?\d+$/.test(text) && price > 0) return price;
  throw new InvalidArgumentError("Write a price in US$, such as 0.04.");
}

function parsePackName(text: string): PackName {
  const name = packNames.find((known) => known === text);
  if (name !== undefined) return name;
  throw new InvalidArgumentError(`Write one of ${packNames.join(", ")}.`);
}
