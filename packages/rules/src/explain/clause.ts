import type { Condition, Holds } from "../condition/node.ts";
import { isReference } from "../condition/resolve.ts";
import { compilePart } from "../matcher/compile.ts";
import type { Subject } from "../matcher/subject.ts";
import { type ComparisonList, gatherLists, type Question } from "./question.ts";
import { printQuestion } from "./question-text.ts";
import { compileSeen, type Evidence, printValue } from "./seen.ts";

/** One clause of a rule and what became of it, or a group of them. */
export type Clause = ClauseGroup | ClauseLeaf;

/** Holds when all of its clauses do, or any of them, or none. */
export interface ClauseGroup {
  readonly kind: "all" | "any" | "none";
  readonly clauses: readonly Clause[];
  readonly holds: boolean;
  /** Whether one of its clauses decided. */
  readonly decided: boolean;
}

/** A question about the record. Comparisons of one field with several values are one question. */
export interface ClauseLeaf {
  readonly kind: "leaf";
  /** What is asked: `eventName = "StopLogging"`, `readOnly is false`, `errorCode is missing`. */
  readonly text: string;
  /**
   * What stands there: `"StopLogging"`, `null`, `missing`, `an array of 3`. Redacted and cut; none
   * where it is the message that is searched.
   */
  readonly seen: readonly string[];
  readonly holds: boolean;
  /** Whether the answer of the rule hangs on this clause. */
  readonly decided: boolean;
}

/** Judges every clause of a condition, each with the matcher's own function; no one is marked. */
export type ClauseJudge = (evidence: Evidence) => Clause;

/** Compiles a condition, once for all records. */
export function compileClause(condition: Condition | ComparisonList): ClauseJudge {
  if (condition.kind !== "all" && condition.kind !== "any" && condition.kind !== "none") {
    return compileLeaf(condition);
  }
  const { kind } = condition;
  const parts = gatherLists(kind, condition.conditions).map(compileClause);
  const [only] = parts;
  if (only !== undefined && parts.length === 1 && kind !== "none") return only;
  const { predicate } = compilePart(condition);
  return (evidence) => ({
    kind,
    clauses: parts.map((part) => part(evidence)),
    holds: predicate(evidence.subject),
    decided: false,
  });
}

function compileLeaf(question: Question): ClauseJudge {
  const { predicate } = compilePart(question.kind === "list" ? question.condition : question);
  const text = printQuestion(question);
  const see = compileSight(question);
  return (evidence) => ({
    kind: "leaf",
    text,
    seen: see(evidence),
    holds: predicate(evidence.subject),
    decided: false,
  });
}

function compileSight(question: Question): (evidence: Evidence) => readonly string[] {
  if (question.kind === "message") return () => [];
  const see = compileSeen(question.path);
  if (question.kind !== "holds") return see;
  const held = compileHeld(question);
  return (evidence) => {
    const values = held(evidence.subject);
    return values.length > 0 ? values.map(printValue) : see(evidence);
  };
}

/** Which of the values are somewhere below: what they are in tells a person little. */
function compileHeld(question: Holds): (subject: Subject) => readonly string[] {
  const values = isReference(question.values) ? [] : question.values;
  const parts = values.map((value) => ({
    value,
    ...compilePart({ ...question, values: [value] }),
  }));
  return (subject) => parts.flatMap(({ value, predicate }) => (predicate(subject) ? [value] : []));
}
