import { WrittenNumber } from "../matcher/exact-json.ts";
import { checkedPath, compileSelector } from "../matcher/select.ts";
import type { Subject } from "../matcher/subject.ts";
import { neutralise } from "../record/neutralise.ts";
import { isObject } from "../record/value.ts";

/** What clauses are judged by, and the copy of the record that may be shown. */
export interface Evidence {
  readonly subject: Subject;
  readonly shown: unknown;
}

/** How many of several values are shown, and how much of a text, in UTF-16 code units. */
const valuesMax = 3;
const textLengthMax = 60;

/** Compiles a path to words for what it selects: the first few values, or `missing`. */
export function compileSeen(path: string): (evidence: Evidence) => readonly string[] {
  const select = compileSelector(checkedPath(path));
  return ({ subject, shown }) => {
    const values = gather((take) => select(shown, take));
    if (values.length === 0) return ["missing"];
    const written = values.some((value) => typeof value === "number")
      ? gather((take) => subject.selectExact(select, take))
      : [];
    // Names that are shown as one are fewer than in the record: then none is told from another.
    const isAligned = written.length === values.length;
    const words = values
      .slice(0, valuesMax)
      .map((value, index) =>
        printValue(isAligned && typeof value === "number" ? written[index] : value),
      );
    return values.length > valuesMax ? [...words, `and ${values.length - valuesMax} more`] : words;
  };
}

function gather(select: (take: (value: unknown) => boolean) => unknown): readonly unknown[] {
  const values: unknown[] = [];
  select((value) => {
    values.push(value);
    return false;
  });
  return values;
}

/** One value on one line: texts cut and in quotes, arrays and objects by their size. */
export function printValue(value: unknown): string {
  if (typeof value === "string") return neutralise(JSON.stringify(cut(value)));
  if (value instanceof WrittenNumber) return cut(value.token);
  if (Array.isArray(value))
    return value.length === 0 ? "an empty array" : `an array of ${value.length}`;
  if (!isObject(value)) return String(value);
  const size = Object.keys(value).length;
  return size === 0 ? "an empty object" : `an object of ${size}`;
}

function cut(text: string): string {
  if (text.length <= textLengthMax) return text;
  return `${text.slice(0, textLengthMax).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
