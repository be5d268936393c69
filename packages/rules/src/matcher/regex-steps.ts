import { checkRegex } from "../condition/regex.ts";

/** One step of a branch: an anchor, or a set of characters of which so many are taken. */
export type RegexStep = Anchor | Take;

/** `^` or `$`: the start or the end of the value. */
interface Anchor {
  readonly kind: "start" | "end";
}

/** One character of the set. `optional`: or none. `repeated`: or any number of them. */
interface Take {
  readonly kind: "take";
  readonly set: CharacterSet;
  /** The character of a set that has just one. */
  readonly only: string | undefined;
  readonly optional: boolean;
  readonly repeated: boolean;
}

/** For each code point up to 255, 1 where it is in the set; the last entry is all others. */
type CharacterSet = Uint8Array;

/**
 * Reads a regular expression of CloudWatch's dialect, which has no groups: branches of steps. A
 * counted step is written out, `a{2,4}` as four of which two are optional. Lazy quantifiers are
 * as good as greedy ones, as only whether there is a match is ever asked. The source has been
 * checked; what cannot be read is a bug of the caller.
 */
export function readRegexSteps(source: string): readonly (readonly RegexStep[])[] {
  const [problem] = checkRegex(source);
  if (problem !== undefined) {
    throw new TypeError(`Check the condition before compiling it. ${problem.message}`);
  }
  const branches: RegexStep[][] = [[]];
  for (const [, atom = "", quantifier = ""] of source.matchAll(step)) {
    if (atom === "|") branches.push([]);
    else branches.at(-1)?.push(...writtenOut(atom, quantifier));
  }
  return branches;
}

/** An escape, a class or one character; then perhaps how many, and lazily or not. */
const step = /(\\x..|\\.|\[(?:\\.|[^\]\\])+\]|[^\\[])([*+?]|\{\d*,?\d*\})?\??/g;

function writtenOut(atom: string, quantifier: string): readonly RegexStep[] {
  if (atom === "^") return [{ kind: "start" }];
  if (atom === "$") return [{ kind: "end" }];
  const set = characterSet(atom);
  const only = onlyMember(set);
  const needed: Take = { kind: "take", set, only, optional: false, repeated: false };
  if (quantifier === "") return [needed];
  const { min, max } = readQuantifier(quantifier);
  const spare: Take = { ...needed, optional: true };
  const counted = Array.from({ length: min }, () => needed);
  return max === Number.POSITIVE_INFINITY
    ? [...counted, { ...spare, repeated: true }]
    : [...counted, ...Array.from({ length: max - min }, () => spare)];
}

function readQuantifier(quantifier: string): { readonly min: number; readonly max: number } {
  switch (quantifier) {
    case "*":
      return { min: 0, max: Number.POSITIVE_INFINITY };
    case "+":
      return { min: 1, max: Number.POSITIVE_INFINITY };
    case "?":
      return { min: 0, max: 1 };
  }
  const [low = "", high = low] = quantifier.slice(1, -1).split(",");
  return { min: Number(low), max: high === "" ? Number.POSITIVE_INFINITY : Number(high) };
}

/**
 * The set that one escape, class or character stands for. Most are a character, which is of ASCII,
 * and a regular expression is read at every start of a Lambda that needs it.
 */
function characterSet(atom: string): CharacterSet {
  const set = new Uint8Array(setLength);
  if (atom.length === 1 && atom !== ".") set[atom.charCodeAt(0)] = 1;
  else for (const { index } of characters.matchAll(anyOf(atom))) set[index] = 1;
  return set;
}

const setLength = 257;
/** A character for each entry of a set, the last in place of all others. */
const characters = String.fromCharCode(...new Uint8Array(setLength).keys());

function onlyMember(set: CharacterSet): string | undefined {
  const first = set.indexOf(1);
  return first < 256 && first === set.lastIndexOf(1) ? String.fromCharCode(first) : undefined;
}

/** JavaScript without flags reads escapes and classes as CloudWatch does, blanks aside. */
function anyOf(atom: string): RegExp {
  if (atom === ".") return /[^\n]/g;
  const members = atom.startsWith("[") ? atom.slice(1, -1) : atom;
  return new RegExp(`[${members.replaceAll(/\\./g, withOwnBlanks)}]`, "g");
}

/** JavaScript's `\s` has more blanks than these five. */
function withOwnBlanks(shorthand: string): string {
  if (shorthand === "\\s") return "\\t\\n\\f\\r\\x20";
  return shorthand === "\\S" ? "\\0-\\x08\\x0b\\x0e-\\x1f\\x21-\\uffff" : shorthand;
}
