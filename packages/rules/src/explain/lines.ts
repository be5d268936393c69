import type { Clause } from "./clause.ts";

/** Longer texts than this do not push the others' values to the right. */
const alignedLengthMax = 60;

/**
 * A line for each clause that decided: what was asked and, in a column of their own, the values
 * seen. Under `none` the question stands as it must not be answered: `not: errorCode = "*"`.
 */
export function printLines(clause: Clause): readonly string[] {
  const rows = rowsOf(clause, false);
  const lengths = rows.map(({ text }) => text.length).filter((one) => one <= alignedLengthMax);
  const width = Math.max(0, ...lengths);
  return rows.map(({ text, seen }) =>
    seen.length === 0 ? text : `${text.padEnd(width)}    seen ${seen.join(", ")}`,
  );
}

interface Row {
  readonly text: string;
  readonly seen: readonly string[];
}

function rowsOf(clause: Clause, negated: boolean): readonly Row[] {
  if (!clause.decided) return [];
  if (clause.kind === "leaf") {
    return [{ text: negated ? `not: ${clause.text}` : clause.text, seen: clause.seen }];
  }
  const within = negated !== (clause.kind === "none");
  return clause.clauses.flatMap((part) => rowsOf(part, within));
}
