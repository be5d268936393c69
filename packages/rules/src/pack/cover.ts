import { all } from "../condition/build.ts";
import { printClause } from "../pattern/clause.ts";
import type { DroppedClause, Widened } from "../pattern/widened.ts";
import { type Atom, impliesAtom, keyOf } from "./atom.ts";
import { type Box, impliesBox } from "./box.ts";
import { type Clause, createClause, impliesClause, treeOf } from "./clause.ts";

/** What packing sees of a rule. */
export interface PackedRule {
  readonly ruleId: string;
  /** Its condition as CloudWatch can be asked it. */
  readonly widened: Widened;
  /** The boxes that together are that condition. */
  readonly boxes: readonly Box[];
}

/** What coverage sees of a pattern. */
export interface PatternBoxes {
  readonly boxes: readonly Box[];
  /** Atoms of them that the pattern's text asks less strictly. */
  readonly loosened: readonly Atom[];
}

/** How the patterns let through what a rule asks for. */
export interface RuleCoverage {
  readonly ruleId: string;
  /** Indexes of the patterns that together let its records through; nearly always one. */
  readonly patterns: readonly number[];
  /** Whether nothing passes for its sake that it does not ask for. */
  readonly exact: boolean;
  /** What is not asked of its records, or less strictly; empty exactly if `exact`. */
  readonly dropped: readonly DroppedClause[];
}

/**
 * Finds for each box of a rule the box of a pattern that contains it, and says what the one asks and
 * the other does not. That there always is one is the proof that packing loses nothing: however the
 * patterns came to be, every rule is compared with the result, and a bug throws.
 */
export function coverRules(
  rules: readonly PackedRule[],
  drafts: readonly PatternBoxes[],
): readonly RuleCoverage[] {
  const asked = rules.flatMap(({ boxes }) => boxes);
  const covering = drafts.flatMap(({ boxes, loosened }, pattern) =>
    boxes.map((box) => ({ box, pattern, loosened, exact: isContained(box, asked) })),
  );
  return rules.map((rule) => coverRule(rule, covering));
}

/** A box of a pattern. */
interface CoveringBox {
  readonly box: Box;
  readonly pattern: number;
  readonly loosened: readonly Atom[];
  /** Whether rules ask for every record that the box lets through. */
  readonly exact: boolean;
}

function coverRule(
  { ruleId, widened, boxes }: PackedRule,
  covering: readonly CoveringBox[],
): RuleCoverage {
  const covers = boxes.map((box) => {
    const containing = covering.filter((other) => impliesBox(box, other.box));
    const cover = containing.find(({ exact }) => exact) ?? containing[0];
    if (cover === undefined) throw new Error(`No packed pattern contains the rule ${ruleId}.`);
    return { box, cover };
  });
  const dropped = [...widened.dropped, ...covers.flatMap(({ box, cover }) => compare(box, cover))];
  return {
    ruleId,
    patterns: [...new Set(covers.map(({ cover }) => cover.pattern))].toSorted((a, b) => a - b),
    exact: dropped.length === 0,
    // Boxes of one rule often lack the same clause.
    dropped: [...new Map(dropped.map((each) => [JSON.stringify(each), each])).values()],
  };
}

/**
 * Whether the boxes together contain this one, as far as is decided: it is cut into boxes of single
 * values, and each is looked for. More than `piecesMax` are not looked through.
 */
function isContained(box: Box, boxes: readonly Box[]): boolean {
  if (boxes.some((other) => impliesBox(box, other))) return true;
  const listed = box.find(({ atoms }) => atoms.length > 1);
  if (listed === undefined || piecesOf(box) > piecesMax) return false;
  return listed.atoms.every((atom) =>
    isContained(
      box.map((clause) => (clause === listed ? createClause(atom) : clause)),
      boxes,
    ),
  );
}

/** Lists of names times lists of services grow fast, and such boxes are hardly ever exact. */
const piecesMax = 1024;

function piecesOf(box: Box): number {
  return box.reduce((pieces, { atoms }) => pieces * atoms.length, 1);
}

/** What the rule's box asks and its cover does not; an exact cover asks it in other words. */
function compare(box: Box, cover: CoveringBox): readonly DroppedClause[] {
  const weaker = box.flatMap((clause) => compareClause(clause, cover));
  if (cover.exact || weaker.length > 0) return weaker;
  const reason = "Joined with other rules to fit: its values pass with those of theirs.";
  return [{ clause: printClause(all(...box.map(treeOf))), reason }];
}

function compareClause(
  clause: Clause,
  { box, exact, loosened }: CoveringBox,
): readonly DroppedClause[] {
  const asked = box.find((other) => impliesClause(clause, other));
  if (asked === undefined) {
    return exact ? [] : [{ clause: printClause(treeOf(clause)), reason: "Left out to fit." }];
  }
  return clause.atoms.flatMap((atom) =>
    asked.atoms
      .filter((wider) => impliesAtom(atom, wider))
      .flatMap((wider) => {
        const isLoosened = loosened.some((other) => keyOf(other) === keyOf(wider));
        if (!isLoosened && (exact || keyOf(wider) === keyOf(atom))) return [];
        const reason = isLoosened ? loosely : `Asked as ${printClause(wider)} to fit.`;
        return [{ clause: printClause(atom), reason }];
      }),
  );
}

const loosely =
  "Asked as a regular expression to fit, which knows neither first occurrences nor characters " +
  "beyond ASCII, and so takes a little more.";
