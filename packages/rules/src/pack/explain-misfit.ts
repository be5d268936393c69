import type { Problem } from "../problem.ts";
import type { PackedRule } from "./cover.ts";
import type { Bench } from "./fit.ts";
import { packBoxes } from "./pack-boxes.ts";

/** Says which of the rules, for which no patterns were found, is one too much, and why. */
export function explainMisfit(
  rules: readonly PackedRule[],
  patterns: number,
  bench: Bench,
): Problem {
  const fit = (some: readonly PackedRule[]): boolean => {
    const boxes = some.flatMap((rule) => rule.boxes);
    return packBoxes(boxes, patterns, bench) !== undefined;
  };
  const tooLong = rules.find((rule) => !fit([rule]));
  if (tooLong !== undefined) return ruleTooLong(tooLong.ruleId, patterns);
  let fitting: readonly PackedRule[] = [];
  let suspects = rules;
  while (suspects.length > 1) {
    const half = suspects.slice(0, Math.ceil(suspects.length / 2));
    if (fit([...fitting, ...half])) {
      fitting = [...fitting, ...half];
      suspects = suspects.slice(half.length);
    } else {
      suspects = half;
    }
  }
  const [culprit] = suspects.map(({ ruleId }) => ruleId);
  // There are rules, for none fit always; and halving leaves one.
  return tooManyRules(culprit as string, fitting.length, patterns);
}

function ruleTooLong(ruleId: string, patterns: number): Problem {
  return {
    code: "rule-too-long",
    ruleId,
    path: "when",
    message:
      `However much of it is left out, this rule alone does not fit ${count(patterns)}: it has too ` +
      "many alternatives about different fields, or paths that are too long. Split it into rules, " +
      "and give each a filter of its own.",
  };
}

function tooManyRules(ruleId: string, fitting: number, patterns: number): Problem {
  return {
    code: "too-many-rules",
    ruleId,
    path: "when",
    message:
      `${fitting} rules before this one fit ${count(patterns)}, and with it they do not: rules that ` +
      "ask about different fields cannot share a clause. Ask about fields that other rules ask " +
      "about too, such as eventName, or subscribe to the whole log group.",
  };
}

function count(patterns: number): string {
  return patterns === 1 ? "one pattern" : `${patterns} patterns`;
}
