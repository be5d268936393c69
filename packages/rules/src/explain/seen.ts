import { checkedPath, compileSelector } from "../matcher/select.ts";
import { neutralise } from "../record/neutralise.ts";
import { isObject } from "../record/value.ts";

/** How many of several values are shown, and how much of a text, in UTF-16 code units. */
const valuesMax = 3;
const textLengthMax = 60;

/** Words for what a path selects: the first few values, or `missing`. */
export function valuesSeen(record: unknown, path: string): readonly string[] {
  const values: unknown[] = [];
  compileSelector(checkedPath(path))(record, (value) => {
    values.push(value);
    return false;
  });
  if (values.length === 0) return ["missing"];
  const shown = values.slice(0, valuesMax).map(printValue);
  return values.length > valuesMax ? [...shown, `and ${values.length - valuesMax} more`] : shown;
}

/** One value on one line: texts cut and in quotes, arrays and objects by their size. */
export function printValue(value: unknown): string {
  if (typeof value === "string") return neutralise(JSON.stringify(cut(value)));
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
