import { compileGlob } from "../matcher/glob.ts";

/**
 * Whether every text that matches `narrow` matches `wide`. Never wrongly true; where the two only
 * end alike it says false, as `*Table` does not match all that `*RouteTable` does: not the text
 * `TableRouteTable`, whose first `Table` is not its last.
 */
export function containsGlob(wide: string, narrow: string): boolean {
  if (wide === narrow || !wide.includes("*")) return wide === narrow;
  // Open at its end, `wide` needs no more than its runs in order within what `narrow` spells out,
  // and since no run holds a `*`, none is found across one.
  return (wide.endsWith("*") || !narrow.includes("*")) && matchesGlob(wide, narrow);
}

/** Whether no text matches both. Never wrongly true. */
export function isDisjointGlob(one: string, other: string): boolean {
  if (!one.includes("*")) return !matchesGlob(other, one);
  if (!other.includes("*")) return !matchesGlob(one, other);
  const [oneHead, otherHead] = [headOf(one), headOf(other)];
  const [oneTail, otherTail] = [tailOf(one), tailOf(other)];
  return (
    !(oneHead.startsWith(otherHead) || otherHead.startsWith(oneHead)) ||
    !(oneTail.endsWith(otherTail) || otherTail.endsWith(oneTail))
  );
}

/**
 * The globs that contain this one and keep one run of its words, at the beginning, at the end or
 * anywhere: `Create*`, `*Vpc`, `*Flow*` and more for `CreateVpcFlow`. Words end before a capital
 * and around what is no letter or digit.
 */
export function widerGlobs(glob: string): readonly string[] {
  const runs = glob.split("*").flatMap((run) => wordRuns(run));
  const forms = runs.flatMap((run) => [`${run}*`, `*${run}`, `*${run}*`]);
  return [...new Set(forms)].filter((wide) => wide !== glob && containsGlob(wide, glob));
}

/** Shorter runs let so much through that dropping the clause is as good. */
const runLengthMin = 3;

/** No name of an API has more words; a text that has is cut within its first ones. */
const wordsMax = 16;

function wordRuns(text: string): readonly string[] {
  const words = text.match(/[A-Z]*[a-z0-9]+|[A-Z]+|[^A-Za-z0-9]+/g) ?? [];
  return words
    .slice(0, wordsMax)
    .flatMap((_, from, kept) => kept.slice(from).map((__, at) => kept.slice(from, from + at + 1)))
    .map((run) => run.join(""))
    .filter((run) => run.length >= runLengthMin);
}

function headOf(glob: string): string {
  return glob.slice(0, glob.indexOf("*"));
}

function tailOf(glob: string): string {
  return glob.slice(glob.lastIndexOf("*") + 1);
}

function matchesGlob(glob: string, text: string): boolean {
  return compileGlob(glob)(text);
}
