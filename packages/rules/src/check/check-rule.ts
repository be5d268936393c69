import type { Problem } from "../problem.ts";
import { type Raise, type Rule, severities, type Threshold, teams } from "../rule.ts";
import { checkCondition, checkPath } from "./check-condition.ts";
import {
  type Check,
  choice,
  isObject,
  list,
  matching,
  object,
  optional,
  wholeNumber,
} from "./shape.ts";

/**
 * Every problem of a rule at once, each with the path of what is wrong and what to write instead;
 * none when it can be compiled and acted on. Nothing about the value is taken for granted, for
 * rules are also loaded from JavaScript and JSON.
 */
export function checkRule(rule: Rule): readonly Problem[] {
  const given: unknown = rule;
  const id = isObject(given) ? given.id : undefined;
  const problems = object(properties)(given, "");
  return typeof id === "string"
    ? problems.map((problem) => ({ ...problem, ruleId: id }))
    : problems;
}

const threshold = object({
  over: wholeNumber(0),
  withinSeconds: wholeNumber(1),
  by: list(choice(["account", "actor"])),
  count: (value, path) => (value === "records" ? [] : list(checkPath, 1)(value, path)),
} satisfies Record<keyof Threshold, Check>);

const raise = object({
  to: choice(severities),
  when: checkCondition,
  because: matching(/\S/, "the reason, as it completes “…, because”"),
} satisfies Record<keyof Raise, Check>);

/** Names of alarms and queries end in it, which take 255 characters with all that is before it. */
const idShape = /^(?=.{1,64}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** One entry for each property of a rule; the compiler sees that none is forgotten. */
const properties: Required<Record<keyof Rule, Check>> = {
  id: matching(idShape, "lower-case words with hyphens, at most 64 characters: root-access"),
  title: matching(/^[^\s\p{Cc}][^\p{Cc}]{0,79}$/u, "what happened, in at most 80 characters"),
  description: matching(/\S/, "one sentence that says what the rule catches"),
  severity: choice(severities),
  teams: list(choice(teams), 1),
  when: checkCondition,
  threshold: optional(threshold),
  raise: optional(list(raise)),
  attack: list(matching(/^T\d{4}(?:\.\d{3})?$/, "an ATT&CK technique id: T1562.008")),
  cis: optional(list(matching(/\S/, "a control: CloudWatch.5"))),
  runbook: list(matching(/\S/, "a step, with something concrete to look up or run"), 1),
  falsePositives: list(matching(/\S/, "what else the rule fires on")),
  references: list(matching(/^https:\/\/\S+$/, "an address that starts with https://")),
};
