import type { Problem } from "@logcritical/rules";
import type * as v from "valibot";

/** Says of a finding of valibot where it is and what to write instead. */
export function describeIssue(issue: v.BaseIssue<unknown>): Problem {
  const steps = (issue.path ?? []).map(({ type, key }) =>
    type === "array" ? `[${String(key)}]` : `.${String(key)}`,
  );
  const path = steps.join("").replace(/^\./, "");
  const { code, say } = explainIssue(issue);
  return { code, path, message: path === "" ? `${say}.` : `${path}: ${say}.` };
}

function explainIssue(issue: v.BaseIssue<unknown>): {
  readonly code: string;
  readonly say: string;
} {
  if (issue.type !== "strict_object" && issue.type !== "loose_object") {
    return { code: "bad-value", say: isOurs(issue) ? issue.message : sayWhatToWrite(issue) };
  }
  // An object as a whole is wrong where it is none, and else for a key too many or too few.
  if (issue.expected === "Object") return { code: "bad-value", say: "write an object" };
  return issue.expected === "never"
    ? { code: "unknown-key", say: "there is no such key; mend or remove it" }
    : { code: "missing-key", say: "this is missing; write it" };
}

/** Whether the schema says what to write; else valibot says what it found, with this word first. */
function isOurs({ message }: v.BaseIssue<unknown>): boolean {
  return !message.startsWith("Invalid ");
}

function sayWhatToWrite({ type, expected }: v.BaseIssue<unknown>): string {
  const known = Object.hasOwn(wanted, type) ? wanted[type] : undefined;
  // Of several that are possible: `("critical" | "high")`.
  const others = expected?.replaceAll(/[()]/g, "").split(" | ") ?? [];
  return known ?? `write ${others.length > 1 ? "one of " : ""}${others.join(", ")}`;
}

/** By what valibot calls its schemas. */
const wanted: Readonly<Record<string, string>> = {
  array: "write a list in square brackets",
  number: "write a number",
  record: "write an object",
  string: "write a text in quotes",
};
