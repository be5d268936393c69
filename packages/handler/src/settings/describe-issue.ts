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
    return { code: "bad-value", say: issue.message };
  }
  // An object as a whole is wrong where it is none, and else for a key too many or too few.
  if (issue.expected === "Object") return { code: "bad-value", say: "write an object" };
  return issue.expected === "never"
    ? { code: "unknown-key", say: "there is no such key; mend or remove it" }
    : { code: "missing-key", say: "this is missing; write it" };
}
