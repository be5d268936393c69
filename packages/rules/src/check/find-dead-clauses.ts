import type { All, Any, Comparison, Condition, None } from "../condition/node.ts";
import { isEach, parsePath } from "../condition/path.ts";
import { printQuestion } from "../explain/question-text.ts";
import { type Atom, equalText, isAtom, unequalText } from "../pack/atom.ts";
import { containsGlob, isDisjointGlob } from "../pack/glob.ts";
import type { Problem } from "../problem.ts";
import type { Rule } from "../rule.ts";
import { type FieldFact, fieldFacts } from "./field-facts.ts";

/**
 * The clauses of a checked rule that no record can satisfy, or that exclude nothing: two that
 * contradict each other, and values that CloudTrail never writes into the field. Such a rule
 * compiles and is silent for ever, so that only somebody who is told of it can mend it.
 */
export function findDeadClauses(rule: Rule): readonly Problem[] {
  const conditions = [
    { condition: rule.when, path: "when" },
    ...(rule.raise ?? []).map(({ when }, at) => ({ condition: when, path: `raise[${at}].when` })),
  ];
  return conditions
    .flatMap(({ condition, path }) => look(condition, { path, given: [] }))
    .map((problem) => ({ ...problem, ruleId: rule.id }));
}

/** Where a condition stands, and what holds wherever it does. */
interface Place {
  readonly path: string;
  readonly given: readonly Claim[];
}

/** What is asked of one path: one of the atoms holds. */
interface Claim {
  readonly atoms: readonly Atom[];
  readonly text: string;
}

function look(condition: Condition, { path, given }: Place): readonly Problem[] {
  const claim = claimOf(condition);
  const opposite = claim && given.find((other) => excludes(claim, other));
  if (claim !== undefined && opposite !== undefined) {
    const message = `${claim.text} never holds beside ${opposite.text}: mend or remove one of them.`;
    return [{ code: "never-true", path, message }];
  }
  switch (condition.kind) {
    case "all":
      return lookAtAll(condition.conditions, { path, given });
    case "any":
      return condition.conditions.flatMap((part, at) =>
        look(part, { path: `${path}.conditions[${at}]`, given }),
      );
    case "none":
      return condition.conditions.flatMap((part, at) =>
        look(part, { path: `${path}.conditions[${at}]`, given: [] }),
      );
    case "comparison":
    case "is":
      return checkLiteral(condition, path);
    case "missing":
    case "member":
    case "in-networks":
    case "holds":
    case "message":
      return [];
  }
}

/** Each part beside those before it, and groups that claim nothing beside all that do. */
function lookAtAll(parts: readonly Condition[], { path, given }: Place): readonly Problem[] {
  const claims = parts.map(claimOf);
  return parts.flatMap((part, at) => {
    const others = claims.filter(
      (claim, index) =>
        claim !== undefined && (claims[at] === undefined ? index !== at : index < at),
    );
    const known = others.filter((claim) => claim !== undefined);
    return look(part, { path: `${path}.conditions[${at}]`, given: [...given, ...known] });
  });
}

function claimOf(condition: Condition): Claim | undefined {
  const parts = condition.kind === "any" ? condition.conditions : [condition];
  const atoms = parts.map(atomOf).filter((atom) => atom !== undefined);
  const [first] = atoms;
  const isOne = atoms.length === parts.length && atoms.every(({ path }) => path === first?.path);
  if (first === undefined || !isOne || selectsMany(first.path)) return undefined;
  return { atoms, text: parts.filter(isLeaf).map(printQuestion).join(" or ") };
}

/** The least that a leaf asks: a member of a list or a network is at least present. */
function atomOf(condition: Condition): Atom | undefined {
  if (isAtom(condition)) return condition;
  if (condition.kind !== "in-networks" && condition.kind !== "member") return undefined;
  const value = { kind: "text", text: "*" } as const;
  return { kind: "comparison", path: condition.path, operator: "=", value };
}

/** Of several values some may satisfy the one clause, and some the other. */
function selectsMany(path: string): boolean {
  const parsed = parsePath(path);
  return !parsed.ok || parsed.value.some(isEach);
}

/** A group asks nothing by itself. */
function isLeaf(condition: Condition): condition is Exclude<Condition, All | Any | None> {
  return !("conditions" in condition);
}

function excludes(one: Claim, other: Claim): boolean {
  return one.atoms.every((atom) => other.atoms.every((rival) => excludesAtom(atom, rival)));
}

function excludesAtom(one: Atom, other: Atom): boolean {
  if (one.path !== other.path) return isAbove(one, other) || isAbove(other, one);
  if (one.kind === "missing" || other.kind === "missing") return one.kind !== other.kind;
  if (one.kind === "is" || other.kind === "is") {
    return one.kind !== "is" || other.kind !== "is" || one.value !== other.value;
  }
  return excludesComparison(one, other) || excludesComparison(other, one);
}

/** Whether the first says that what the second asks about is not there at all. */
function isAbove(one: Atom, other: Atom): boolean {
  const below = other.path.slice(one.path.length);
  return (
    one.kind === "missing" &&
    other.kind !== "missing" &&
    other.path.startsWith(one.path) &&
    /^[.[]/.test(below)
  );
}

function excludesComparison(one: Comparison, other: Comparison): boolean {
  const [equal, alsoEqual, unequal] = [equalText(one), equalText(other), unequalText(other)];
  if (equal !== undefined && alsoEqual !== undefined) return isDisjointGlob(equal, alsoEqual);
  if (equal !== undefined && unequal !== undefined) return containsGlob(unequal, equal);
  const [below, above] = [limitOf("<", one), limitOf(">", other)];
  if (below === undefined || above === undefined) return false;
  const meet = one.operator === "<=" && other.operator === ">=";
  return meet ? above > below : above >= below;
}

function limitOf(sign: "<" | ">", { operator, value }: Comparison): number | undefined {
  return operator.startsWith(sign) && value.kind === "number" ? Number(value.text) : undefined;
}

/** What is wrong with the value that a field is compared with, where one knows all it can be. */
function checkLiteral(
  condition: Exclude<Atom, { kind: "missing" }>,
  path: string,
): readonly Problem[] {
  const fact = fieldFacts.get(condition.path);
  const mend = fact && mendOf(condition, fact);
  if (mend === undefined) return [];
  const asked = printQuestion(condition);
  const isSeen = fact?.kind !== "boolean" && fact?.kind !== "container";
  const isIdle = condition.kind === "comparison" && condition.operator === "!=" && isSeen;
  return [
    isIdle
      ? { code: "excludes-nothing", path, message: `${asked} excludes nothing: write ${mend}.` }
      : { code: "never-true", path, message: `${asked} never holds: write ${mend}.` },
  ];
}

function mendOf(
  condition: Exclude<Atom, { kind: "missing" }>,
  fact: FieldFact,
): string | undefined {
  if (condition.kind === "is" && condition.value === "null") return undefined;
  if (fact.kind === "container") return mendContainer(condition, fact.inside);
  if (condition.kind === "is") {
    return fact.kind === "boolean" ? undefined : `is("${condition.value}"), for it is a text`;
  }
  if (fact.kind === "boolean") return "isTrue() or isFalse(), for it is no text";
  if (/^[<>]/.test(condition.operator)) return "what it equals, for texts have no order";
  const text = equalText(condition) ?? unequalText(condition);
  if (text === undefined || fact.kind === "text") return undefined;
  if (fact.kind === "shape") {
    return text.includes("*") || fact.shape.test(text) ? undefined : fact.mend;
  }
  if (fact.values.some((value) => !isDisjointGlob(text, value))) return undefined;
  const near = fact.values.find((value) => value.toLowerCase() === text.toLowerCase());
  return near === undefined ? `one of ${fact.values.join(", ")}` : JSON.stringify(near);
}

function mendContainer(condition: Atom, inside: string): string {
  return equalText(condition) === "*"
    ? "none(…isMissing(), …isNull()), for what holds others is no text"
    : `what is in it, such as ${inside}, for it is no text itself`;
}
