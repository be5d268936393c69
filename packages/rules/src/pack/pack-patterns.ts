/**
 * Packing: in go rules, out come few patterns that let through all that the rules match, for a log
 * group takes two subscription filters of 1,024 characters and has more than twenty rules.
 *
 *     packPatterns([{ … when: field("eventName").is("StopLogging") }], { patterns: 1 })
 *     → { patterns: [{ text: '{ $.eventName = "StopLogging" }', … }], charactersLeft: [993], … }
 *
 * `box.ts` holds the form in which rules are compared, `fit.ts` what is given up for characters,
 * `cover.ts` the proof that nothing is lost.
 */
import { compileRules } from "../matcher/rule-set.ts";
import { logGroupSubscriptionsMax } from "../pattern/limits.ts";
import { failure, type Problem, type Result, success } from "../problem.ts";
import type { Rule } from "../rule.ts";
import type { Settings } from "../settings/settings.ts";
import { explainMisfit } from "./explain-misfit.ts";
import { packBoxes } from "./pack-boxes.ts";
import { type InactiveRule, prepareRule } from "./prepare-rule.ts";
import { type PrintedDivision, printDivision } from "./print-division.ts";
import { createTraffic } from "./traffic.ts";
import { createWidenings } from "./widenings.ts";

/**
 * Packs the rules into at most `patterns` CloudWatch Logs filter patterns that let through every
 * record that one of the rules matches, and of other records as few as the sample, or else a typical
 * day's records, make out. What does not fit as it is gets widened, never narrowed, and `coverage`
 * names it. The same input gives the same patterns.
 *
 * Problems: those of `compileRules`; `no-rules`; `bad-pattern-count` for another number than 1 to 10;
 * `rule-too-wide` for a rule that CloudWatch can ask nothing about, as its pattern would let
 * everything through; `rule-stands-alone` for a search of the whole message; and, where nothing
 * fits, `rule-too-long` or `too-many-rules` with the rule that is one too much.
 */
export function packPatterns(
  rules: readonly Rule[],
  { settings = {}, patterns = logGroupSubscriptionsMax, sample = [] }: PackOptions = {},
): Result<PackedPatterns> {
  const compiled = compileRules(rules, settings);
  const prepared = compiled.ok ? compiled.value.rules.map(prepareRule) : [];
  const [problem, ...more] = [
    ...checkRequest(rules.length, patterns),
    ...(compiled.ok ? [] : compiled.problems),
    ...prepared.flatMap((each) => (each.kind === "problem" ? [each.problem] : [])),
  ];
  if (problem !== undefined) return failure(problem, ...more);
  const packed = prepared.flatMap((each) => (each.kind === "packed" ? [each.rule] : []));
  const bench = {
    traffic: createTraffic(sample, settings.networks),
    listWidenings: createWidenings(),
  };
  const boxes = packed.flatMap((rule) => rule.boxes);
  const division = packBoxes(boxes, patterns, bench);
  if (division === undefined) return failure(explainMisfit(packed, patterns, bench));
  const inactive = prepared.flatMap((each) => (each.kind === "inactive" ? [each.rule] : []));
  return success({ ...printDivision(packed, division, sample), inactive });
}

/** Ten patterns hold the 23 rules with room to spare; beyond them a list of rules wants dividing. */
const packedPatternsMax = 10;

/** What rules are packed for. */
export interface PackOptions {
  /** The account's settings; rules that they leave inactive or off are not packed. */
  readonly settings?: Settings;
  /**
   * How many patterns there may be, 1 to 10. The default is 2, as many subscription filters as a log
   * group takes; an account's policy, or a further log group, takes more.
   */
  readonly patterns?: number;
  /** Parsed records of the account's trail: the more like an ordinary week's, the better. */
  readonly sample?: readonly unknown[];
}

/** Patterns that let through every record that one of the rules matches. */
export interface PackedPatterns extends PrintedDivision {
  /** The rules that were left out, and why. */
  readonly inactive: readonly InactiveRule[];
}

function checkRequest(rules: number, patterns: number): readonly Problem[] {
  const problems: Problem[] = [];
  if (rules === 0) {
    problems.push({
      code: "no-rules",
      message: "There is nothing to pack: give at least one rule.",
    });
  }
  if (!Number.isInteger(patterns) || patterns < 1 || patterns > packedPatternsMax) {
    const message =
      `Rules cannot be packed into ${patterns} patterns: write a whole number of 1 to ` +
      `${packedPatternsMax}; a log group takes ${logGroupSubscriptionsMax} subscription filters.`;
    problems.push({ code: "bad-pattern-count", path: "patterns", message });
  }
  return problems;
}
