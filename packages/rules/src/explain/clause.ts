import type { Condition, Holds } from "../condition/node.ts";
import { isReference } from "../condition/resolve.ts";
import { compilePart } from "../matcher/compile.ts";
import type { Subject } from "../matcher/subject.ts";
import { type ComparisonList, gatherLists, type Question } from "./question.ts";
import { printQuestion } from "./question-text.ts";
import { printValue, valuesSeen } from "./seen.ts";

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

/** What clauses are judged by, and the copy of the record that may be shown. */
export interface Evidence {
  readonly subject: Subject;
  readonly shown: unknown;
}

/** Judges every clause of a condition, each with the matcher's own function; no one is marked. */
export function judge(condition: Condition | ComparisonList, evidence: Evidence): Clause {
  if (condition.kind !== "all" && condition.kind !== "any" && condition.kind !== "none") {
    return judgeLeaf(condition, evidence);
  }
  const { kind } = condition;
  const clauses = gatherLists(kind, condition.conditions).map((part) => judge(part, evidence));
  const [only] = clauses;
  if (only !== undefined && clauses.length === 1 && kind !== "none") return only;
  const { predicate } = compilePart(condition);
  return { kind, clauses, holds: predicate(evidence.subject), decided: false };
}

function judgeLeaf(question: Question, evidence: Evidence): ClauseLeaf {
  const { predicate } = compilePart(question.kind === "list" ? question.condition : question);
  return {
    kind: "leaf",
    text: printQuestion(question),
    seen: seen(question, evidence),
    holds: predicate(evidence.subject),
    decided: false,
  };
}

function seen(question: Question, { subject, shown }: Evidence): readonly string[] {
  if (question.kind === "message") return [];
  const held = question.kind === "holds" ? valuesHeld(question, subject) : [];
  return held.length > 0 ? held.map(printValue) : valuesSeen(shown, question.path);
}

/** Which of the values are somewhere below: what they are in tells a person little. */
function valuesHeld(question: Holds, subject: Subject): readonly string[] {
  const values = isReference(question.values) ? [] : question.values;
  return values.filter((value) => compilePart({ ...question, values: [value] }).predicate(subject));
}
