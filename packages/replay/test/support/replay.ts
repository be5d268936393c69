import { run } from "./run.ts";

/** The rule that fires on the records of `stopLogging`. */
export const ruleId = "cloudtrail-change";

/** What a replay of that rule came to. */
export interface Replayed {
  readonly code: number;
  /** The ids of the records on which it fired, one behind the other, `-` for one without. */
  readonly ids: string;
  /** What was said on stderr, in one line. */
  readonly said: string;
}

/** Replays the rule over files, and over standard input where `-` is among the arguments. */
export async function replay(args: readonly string[], stdin = ""): Promise<Replayed> {
  const all = ["replay", "--rule", ruleId, "--format", "ndjson", ...args];
  const { code, stdout, stderr } = await run(all, stdin);
  const lines = stdout.split("\n").filter((line) => line !== "");
  return {
    code,
    ids: lines.map((line) => /"eventId":"([^"]*)"/.exec(line)?.[1] ?? "-").join(""),
    said: stderr.replaceAll(/\s+/g, " "),
  };
}
