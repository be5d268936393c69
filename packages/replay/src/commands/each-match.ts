import type { RuleSet } from "@logcritical/rules";
import type { Context } from "../context.ts";
import { createExaminer } from "../examine/examiner.ts";
import type { Watch } from "../examine/watch.ts";
import { type Listener, listen } from "../read/listen.ts";
import { readLimits } from "../read/read-records.ts";
import { everything } from "../read/selection.ts";
import { walk } from "../read/walk.ts";
import { examineItems } from "../work/examine-items.ts";

/** What is looked for, and who is shown the records in which it is found. */
export interface MatchRequest extends Pick<Watch, "see"> {
  readonly rules: RuleSet;
}

/**
 * Shows every record under the paths in which the rules find something, in the order of the files,
 * once some megabyte has been gone through; the others are counted and not parsed. What there is to
 * be told besides is told, and is known of the listener.
 */
export async function eachMatch(
  paths: readonly string[],
  { stdin, stderr, folder }: Context,
  { rules, see }: MatchRequest,
): Promise<Pick<Listener, "count" | "exitCode">> {
  const listener = listen(paths, stderr);
  const watch = { see, isAlone: true };
  const examiner = createExaminer({ rules, selection: everything, watch });
  const parts = { desk: { examiner, limits: readLimits }, stdin };
  for await (const item of examineItems(walk(paths, everything, folder), parts))
    listener.hear(item);
  listener.end();
  return listener;
}
