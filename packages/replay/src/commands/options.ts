import { availableParallelism } from "node:os";
import { InvalidArgumentError, Option } from "@commander-js/extra-typings";
import { type PackName, packNames } from "../load/load-rules.ts";

/** An option that may be given more than once. */
type ListOption<F extends string, T = string> = Option<F, undefined, readonly T[], readonly T[]>;

/** `--pack`, which may be given more than once. */
export const packOption: ListOption<"--pack <name>", PackName> = new Option(
  "--pack <name>",
  `rules to run: ${packNames.join(", ")}; repeatable (default: secglobal)`,
)
  .default([] as readonly PackName[])
  .argParser((text: string, before: readonly PackName[]) => [...before, parsePackName(text)]);

/** `--rules`, for the user's own; repeatable. */
export const modulesOption: ListOption<"--rules <path>"> = repeatable(
  "--rules <path>",
  "your own rules, beside the pack: a module that exports them, or a folder of such; repeatable",
);

/** `--settings`, the same document that the Lambda reads. */
export const settingsOption: Option<"--settings <file>"> = new Option(
  "--settings <file>",
  "JSON with your networks, critical ids, modes and severities",
);

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
  .argParser(parseCount);

/** An option whose values add up to a list. */
export function repeatable<F extends string>(flags: F, description: string): ListOption<F> {
  return new Option(flags, description)
    .default([] as readonly string[])
    .argParser((text: string, before: readonly string[]) => [...before, text]);
}

/** A whole number, from 1 on. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= 1) return count;
  throw new InvalidArgumentError("Write a whole number of at least 1.");
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
