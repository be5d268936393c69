import { type RegexStep, readRegexSteps } from "./regex-steps.ts";

/**
 * Compiles a regular expression of CloudWatch's dialect to an unanchored search. It follows all
 * ways through the expression at once instead of trying one after the other, so that a value takes
 * no longer than its length times the length of the expression with its counts written out. Values
 * come from attackers, and JavaScript's own engine can be made to hang by `a*a*a*a*b`. `.` is any
 * character but a newline, `$` is the very end, and a character is a code point, not half of one.
 */
export function compileRegex(source: string): (text: string) => boolean {
  const branches = readRegexSteps(source);
  return (text) => branches.some((steps) => isFound(steps, text));
}

/**
 * `waiting` holds, in ascending order, the steps that may take the next character; a search that
 * waits for the step after the last has succeeded.
 */
function isFound(steps: readonly RegexStep[], text: string): boolean {
  let waiting: number[] = [];
  let at = 0;
  reach(waiting, 0, { steps, text, at });
  while (waiting.at(-1) !== steps.length) {
    const code = text.codePointAt(at);
    if (code === undefined || (waiting.length === 0 && steps[0]?.kind === "start")) return false;
    at += code > 0xffff ? 2 : 1;
    const next: number[] = [];
    const place = { steps, text, at };
    reach(next, 0, place);
    for (const index of waiting) {
      const step = steps[index];
      if (step?.kind === "take" && step.set[Math.min(code, 256)] === 1) {
        reach(next, step.repeated ? index : index + 1, place);
      }
    }
    waiting = next;
  }
  return true;
}

interface Place {
  readonly steps: readonly RegexStep[];
  readonly text: string;
  readonly at: number;
}

/**
 * Adds the step to those waiting, and the ones after it as long as nothing needs to be taken. What
 * is at or below the last one waiting has been passed already, as steps are reached in order.
 */
function reach(waiting: number[], from: number, { steps, text, at }: Place): void {
  if (from <= (waiting.at(-1) ?? -1)) return;
  for (let index = from; ; index += 1) {
    const step = steps[index];
    if (step === undefined || step.kind === "take") waiting.push(index);
    if (step === undefined || !mayPass(step, at, text.length)) return;
  }
}

function mayPass(step: RegexStep, at: number, length: number): boolean {
  switch (step.kind) {
    case "take":
      return step.optional;
    case "start":
      return at === 0;
    case "end":
      return at === length;
  }
}
