import { all, any } from "../condition/build.ts";
import type { Comparison, Condition } from "../condition/node.ts";
import { printClause } from "../pattern/clause.ts";
import { regexOfText, type TextRegex } from "../pattern/text-regex.ts";

/** A condition in which lists of texts have become regular expressions. */
export interface Folded {
  readonly condition: Condition;
  /** Texts whose regular expression accepts more than they do. */
  readonly loosened: readonly Comparison[];
}

/**
 * Writes lists of texts about one path as one regular expression each, those first that save most
 * characters, as long as it takes no more than `spare` regular expressions beyond those that are
 * there; where strict, only texts that they say exactly. `$.a = "x" || $.a = "y*"` becomes `$.a = %^x$|^y%`, and `$.a != "x*" && $.a != "*y*"`
 * becomes `$.a != %^x|y%`.
 */
export function foldLists(condition: Condition, spare: number, isStrict = false): Folded {
  let left = spare;
  const lists = listsIn(condition, isStrict)
    .toSorted((one, other) => other.saving - one.saving)
    .filter(({ terms }) => {
      const needed = 1 - terms.filter(isRegex).length;
      const fits = needed <= Math.max(0, left);
      if (fits) left -= needed;
      return fits;
    });
  return {
    condition: replaceLists(
      condition,
      Map.groupBy(lists, ({ group }) => group),
    ),
    loosened: lists.flatMap(({ loosened }) => loosened),
  };
}

/** Terms of one group that one regular expression can take the place of. */
interface List {
  readonly group: Condition;
  readonly terms: readonly Comparison[];
  readonly folded: Comparison;
  /** Those of the terms that `folded` loosens. */
  readonly loosened: readonly Comparison[];
  /** In characters, about: what joins a term to the next is the same for all. */
  readonly saving: number;
}

function listsIn(condition: Condition, isStrict: boolean): readonly List[] {
  if (condition.kind !== "all" && condition.kind !== "any") return [];
  // Alternatives are asked with `=`, exclusions with `!=` one after the other.
  const operator = condition.kind === "any" ? "=" : "!=";
  const terms = condition.conditions
    .filter((term) => term.kind === "comparison")
    .filter((term) => term.operator === operator);
  const lists = [...Map.groupBy(terms, ({ path }) => path).values()].flatMap((listed) =>
    foldTerms(condition, listed, isStrict),
  );
  return [...lists, ...condition.conditions.flatMap((child) => listsIn(child, isStrict))];
}

function foldTerms(
  group: Condition,
  listed: readonly Comparison[],
  isStrict: boolean,
): readonly List[] {
  const parts = listed.flatMap((term) => {
    const regex = regexOf(term);
    return regex === undefined || (isStrict && !regex.exact) ? [] : [{ term, regex }];
  });
  const [first] = parts;
  if (first === undefined || parts.length === 1) return [];
  const source = parts.map(({ regex }) => regex.source).join("|");
  const folded: Comparison = { ...first.term, value: { kind: "regex", source } };
  const terms = parts.map(({ term }) => term);
  const loosened = parts.filter(({ regex }) => !regex.exact).map(({ term }) => term);
  const length = terms.reduce((sum, term) => sum + printClause(term).length, 0);
  return [{ group, terms, folded, loosened, saving: length - printClause(folded).length }];
}

/**
 * The regular expression for what a comparison compares with. An exclusion must accept no more than
 * its text does, and whether `$` also stands before a last line break, AWS does not say.
 */
function regexOf({ operator, value }: Comparison): TextRegex | undefined {
  if (value.kind === "number") return undefined;
  if (value.kind === "regex") return { source: value.source, exact: true };
  const regex = regexOfText(value.text);
  const isSafe = regex.exact && !regex.source.endsWith("$");
  return operator === "=" || isSafe ? regex : undefined;
}

function replaceLists(
  condition: Condition,
  lists: ReadonlyMap<Condition, readonly List[]>,
): Condition {
  if (condition.kind !== "all" && condition.kind !== "any") return condition;
  const here = lists.get(condition) ?? [];
  const gone = new Set<Condition>(here.flatMap(({ terms }) => terms));
  const kept = condition.conditions.filter((child) => !gone.has(child));
  const conditions = [
    ...here.map(({ folded }) => folded),
    ...kept.map((child) => replaceLists(child, lists)),
  ];
  return condition.kind === "all" ? all(...conditions) : any(...conditions);
}

function isRegex({ value }: Comparison): boolean {
  return value.kind === "regex";
}
