/**
 * Why a rule matched a record, or did not: in go a rule and a record, out comes every clause with
 * the values seen, and which clauses decided.
 *
 *     explain(rootAccess, record).lines
 *     → [ 'userIdentity.type = "Root"           seen "Root"',
 *         'eventType != "AwsServiceEvent"       seen "AwsApiCall"', … ]
 */
import { resolveCondition } from "../condition/resolve.ts";
import { asksOfAnything } from "../matcher/compile.ts";
import { notConfigured } from "../matcher/rule-state.ts";
import { Subject } from "../matcher/subject.ts";
import { redact } from "../record/redact.ts";
import { isObject } from "../record/value.ts";
import type { Rule } from "../rule.ts";
import type { Settings } from "../settings/settings.ts";
import { type Clause, compileClause } from "./clause.ts";
import { markDeciding } from "./decide.ts";
import { printLines } from "./lines.ts";

/** What a rule asked of a record, and what it found. */
export interface Explanation {
  readonly ruleId: string;
  /** Whether the rule's condition holds for the record, as the matcher says. */
  readonly matched: boolean;
  /** Why it cannot match at all: data of the account is missing, or the record is no object. */
  readonly reason?: string;
  /** Everything that was asked, in the order of the rule. */
  readonly clause: Clause;
  /**
   * For people, a line for each clause that decided, with the values seen: for a match all those
   * that made it one; otherwise the fewest that made it none, and they alone would have. Values are
   * redacted, cut and made visible as `redact` and `neutralise` do, so the lines can go anywhere.
   */
  readonly lines: readonly string[];
}

/**
 * Explains a rule's answer about a parsed record. The rule's mode does not matter here, so that one
 * which is switched off can be tried. The rule has been checked, as for `compileCondition`.
 */
export function explain(rule: Rule, record: unknown, settings: Settings = {}): Explanation {
  return createExplainer(rule, settings)(record);
}

/**
 * Explains a rule's answer about one parsed record after another. Given the JSON text that the
 * record was parsed from, too, it is the answer of `matchText`.
 */
export type Explainer = (record: unknown, json?: string) => Explanation;

/** Makes a rule ready to be explained, as `explain` does, about many records. */
export function createExplainer(rule: Rule, settings: Settings = {}): Explainer {
  const { condition, missing } = resolveCondition(rule.when, settings);
  const judge = compileClause(condition);
  const needsRecord = !asksOfAnything(condition);
  return (record, json) => {
    const shown = isObject(record) ? redact(record) : record;
    const judged = judge({ subject: new Subject(record, json), shown });
    const isAsked = missing.length === 0 && (isObject(record) || !needsRecord);
    const matched = isAsked && judged.holds;
    const reason = matched ? undefined : obstacle(missing, record);
    const clause = markDeciding(judged, matched);
    return {
      ruleId: rule.id,
      matched,
      ...(reason !== undefined && { reason }),
      clause,
      lines: reason === undefined ? printLines(clause) : [reason],
    };
  };
}

function obstacle(missing: readonly string[], record: unknown): string | undefined {
  if (missing.length > 0) return notConfigured(missing);
  return isObject(record) ? undefined : "the record is not a JSON object";
}
