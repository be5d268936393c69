/**
 * `@logcritical/rules`: named detections on CloudTrail records, written once as data, that become
 * both CloudWatch Logs filter patterns and an in-process matcher which provably agree.
 */
export { checkRule } from "./check/check-rule.ts";
export {
  all,
  any,
  type Field,
  failed,
  field,
  none,
  setting,
  succeeded,
  wrote,
} from "./condition/build.ts";
export type {
  All,
  Any,
  Comparison,
  Condition,
  Holds,
  InNetworks,
  Is,
  Literal,
  Member,
  Message,
  Missing,
  None,
  NumberLiteral,
  Operator,
  RegexLiteral,
  SettingReference,
  TextLiteral,
} from "./condition/node.ts";
export { type Counter, type Crossing, createCounter } from "./counter/counter.ts";
export { type Measure, measure } from "./counter/measure.ts";
export type { Clause, ClauseGroup, ClauseLeaf } from "./explain/clause.ts";
export { createExplainer, type Explainer, type Explanation, explain } from "./explain/explain.ts";
export { type CompiledCondition, compileCondition } from "./matcher/compile.ts";
export type { Finding, RuleSet, RuleState, Told } from "./matcher/finding.ts";
export { compileRules } from "./matcher/rule-set.ts";
export { isActive } from "./matcher/rule-state.ts";
export { textsSought } from "./matcher/texts-sought.ts";
export type { RuleCoverage } from "./pack/cover.ts";
export type { ForwardedShare } from "./pack/measure-share.ts";
export { type PackedPatterns, type PackOptions, packPatterns } from "./pack/pack-patterns.ts";
export type { InactiveRule } from "./pack/prepare-rule.ts";
export { parsePattern } from "./pattern/parse.ts";
export { type PrintedPattern, printPattern } from "./pattern/print.ts";
export type { DroppedClause } from "./pattern/widened.ts";
export type { Problem, Result } from "./problem.ts";
export type { FieldPath, TrailRecord } from "./record/trail-record.ts";
export {
  type Raise,
  type Rule,
  type Severity,
  severities,
  type Team,
  type Threshold,
  teams,
} from "./rule.ts";
export { parseSettings } from "./settings/parse.ts";
export type { RuleMode, RuleSettings, Settings } from "./settings/settings.ts";
