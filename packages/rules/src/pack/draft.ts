import type { Comparison, Condition } from "../condition/node.ts";
import { patternLengthMax, patternRegexesMax, patternWildcardsMax } from "../pattern/limits.ts";
import { printText } from "../pattern/print.ts";
import { hasWildcard } from "../pattern/selector.ts";
import type { Atom } from "./atom.ts";
import type { Box } from "./box.ts";
import { factorBoxes } from "./factor.ts";
import { foldLists } from "./fold.ts";

/** A pattern in the making: one tree for a list of boxes, and how far it is from fitting. */
export interface Draft {
  readonly condition: Condition;
  /** Texts that the tree asks less strictly than the boxes do. */
  readonly loosened: readonly Comparison[];
  /**
   * Characters beyond what `patterns` patterns take, 0 if it fits. A regular expression or wildcard
   * too many counts as much as a whole pattern, for characters cannot make up for it.
   */
  readonly excess: number;
}

/** Writes the boxes as one tree within the limits of one pattern, or of several taken together. */
export function draftPattern(boxes: readonly Box[], patterns = 1, folding: Folding = "any"): Draft {
  const factored = factorBoxes(boxes);
  const spare = patternRegexesMax * patterns - atomsOf(factored).filter(isRegex).length;
  const { condition, loosened } =
    folding === "none"
      ? { condition: factored, loosened: [] }
      : foldLists(factored, spare, folding === "exact");
  const atoms = atomsOf(condition);
  const { length } = printText(condition);
  const regexes = atoms.filter(isRegex).length;
  const wildcards = atoms.filter(({ path }) => hasWildcard(path)).length;
  const tooMany =
    Math.max(0, regexes - patternRegexesMax * patterns) +
    Math.max(0, wildcards - patternWildcardsMax * patterns);
  const excess = Math.max(0, length - patternLengthMax * patterns) + patternLengthMax * tooMany;
  return { condition, loosened, excess };
}

/** Which texts of a list become one regular expression: none, those it says exactly, or any. */
type Folding = "none" | "exact" | "any";

/**
 * The draft to be printed: if there is room, without regular expressions for lists, as a log group
 * takes few filters that hold any, or at least without those that take more than their texts.
 */
export function finishPattern(boxes: readonly Box[]): Draft {
  const drafts = foldings.map((folding) => draftPattern(boxes, 1, folding));
  return drafts.find(({ excess }) => excess === 0) ?? draftPattern(boxes);
}

const foldings = ["none", "exact", "any"] as const;

function atomsOf(condition: Condition): readonly Atom[] {
  if ("conditions" in condition) return condition.conditions.flatMap(atomsOf);
  // Trees of boxes hold nothing but groups and atoms.
  return [condition as Atom];
}

function isRegex(atom: Atom): boolean {
  return atom.kind === "comparison" && atom.value.kind === "regex";
}
