import { compileCondition } from "../../src/matcher/compile.ts";
import { parsePattern } from "../../src/pattern/parse.ts";
import { evaluatePattern } from "./evaluate-pattern.ts";

/** Answers what a pattern says of a message, or that there is no such pattern. */
export interface Engine {
  readonly name: string;
  readonly ask: (pattern: string, message: string) => boolean | "invalid";
}

/** The package and its judge: what is promised of one is asked of both. */
export const engines: readonly Engine[] = [
  { name: "the package", ask: askPackage },
  { name: "the evaluator", ask: evaluatePattern },
];

function askPackage(pattern: string, message: string): boolean | "invalid" {
  const parsed = parsePattern(pattern);
  return parsed.ok ? compileCondition(parsed.value).matchesText(message) : "invalid";
}
