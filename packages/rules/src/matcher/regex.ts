import { type RegexStep, readRegexSteps } from "./regex-steps.ts";

/**
 * Compiles a regular expression of CloudWatch's dialect to an unanchored search. It follows all
 * ways through the expression at once instead of trying one after the other, so that a value takes
 * no longer than its length times the length of the expression with its counts written out. Values
 * come from attackers, and JavaScript's own engine can be made to hang by `a*a*a*a*b`. `.` is any
 * character but a newline, `$` is the very end, and a character is a code point, not half of one.
 */
export function compileRegex(source: string): (text: string) => boolean {
  const branches = readRegexSteps(source).map((steps) => ({
    steps,
    head: textAtStart(steps),
    part: textWithin(steps),
  }));
  return (text) =>
    branches.some(({ steps, head, part }) => text.includes(part) && isFound(steps, head, text));
}

/** The text with which every match starts; empty where that may be any. */
function textAtStart(steps: readonly RegexStep[]): string {
  let text = "";
  for (const step of steps) {
    if (step.kind !== "take" || step.optional || step.only === undefined) return text;
    text += step.only;
  }
  return text;
}

/** The longest text that is part of every match: most values lack it, and that is quickly seen. */
function textWithin(steps: readonly RegexStep[]): string {
  let longest = "";
  let run = "";
  for (const step of steps) {
    run = step.kind === "take" && !step.optional && step.only !== undefined ? run + step.only : "";
    if (run.length > longest.length) longest = run;
  }
  return longest;
}

/**
 * `waiting` holds, in ascending order, the steps that may take the next character; a search that
 * waits for the step after the last has succeeded. While none has begun, whatever comes before the
 * next `head` is passed over.
 */
function isFound(steps: readonly RegexStep[], head: string, text: string): boolean {
  let at = text.indexOf(head);
  let waiting: number[] = [];
  let next: number[] = [];
  /**
   * Adds the step to those that wait next, and the ones after it while nothing needs to be taken.
   * What is at or below the last of them has been passed already, as steps are reached in order.
   */
  const reach = (from: number): void => {
    if (from <= (next.at(-1) ?? -1)) return;
    for (let index = from; ; index += 1) {
      const step = steps[index];
      if (step === undefined || step.kind === "take") next.push(index);
      if (step === undefined || !mayPass(step, at, text.length)) return;
    }
  };
  reach(0);
  while (next.at(-1) !== steps.length) {
    const code = text.codePointAt(at);
    if (code === undefined || (next.length === 0 && steps[0]?.kind === "start")) return false;
    at += code > 0xffff ? 2 : 1;
    [waiting, next] = [next, waiting];
    next.length = 0;
    reach(0);
    const unbegun = next.length;
    for (const index of waiting) {
      const step = steps[index];
      if (step?.kind === "take" && step.set[Math.min(code, 256)] === 1) {
        reach(step.repeated ? index : index + 1);
      }
    }
    // Past the last of them there is no character.
    if (next.length === unbegun) at = text.indexOf(head, at);
  }
  return true;
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
