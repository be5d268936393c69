import { type HandlerSettings, trySuppressions } from "@logcritical/handler";
import { compileRules, type Rule } from "@logcritical/rules";
import { type Context, exitCodes } from "../context.ts";
import { eachRecord } from "../read/each-record.ts";
import { checkHits } from "./check-settings.ts";
import type { Remark } from "./remark.ts";

/** Records to try settings on, and the rules that find something in them. */
export interface Sample {
  /** Paths; where there are none, nothing is tried. */
  readonly sample: readonly string[];
  readonly rules: readonly Rule[];
  readonly context: Context;
  /** Told with an exit code where some of it could not be read. */
  readonly onUnreadable: (code: number) => void;
}

/** Runs the rules over the sample, and says what of the suppressions never fits. */
export async function tryOnSample(
  settings: HandlerSettings,
  { sample, rules, context, onUnreadable }: Sample,
): Promise<readonly Remark[]> {
  const compiled = compileRules(rules, settings.rules);
  if (sample.length === 0 || !compiled.ok) return [];
  const byId = new Map(compiled.value.rules.map(({ rule }) => [rule.id, rule]));
  const trial = trySuppressions(settings.suppressions);
  let findings = 0;
  const code = await eachRecord(sample, context, ({ record, json }) => {
    for (const finding of compiled.value.match(record, json)) {
      const rule = byId.get(finding.ruleId);
      if (rule === undefined) continue;
      findings += 1;
      trial.take(finding, rule);
    }
    return true;
  });
  if (code !== exitCodes.fine) onUnreadable(code);
  return checkHits(trial.hits(), findings);
}
