/** A parsed JSON object, before anything is known of its keys. */
export interface JSONObject {
  readonly [name: string]: unknown;
}

/** Whether the value is an object, and neither null nor an array. */
export function isObject(value: unknown): value is JSONObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The string under an own name, or undefined: `__proto__` and `constructor` are never found. */
export function textAt(object: JSONObject, name: string): string | undefined {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return typeof value === "string" ? value : undefined;
}

/** The value of JSON text with or without a byte-order mark; undefined where it is no JSON. */
export function parseJSON(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(withoutMark(text)) as unknown };
  } catch {
    // The caller names the failure with more context than the parser has.
    return undefined;
  }
}

/** The text without a byte-order mark before it. */
export function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

/**
 * A value that `JSON.parse` made as text, from which it is told apart from any other: as JSON, or
 * where a stranger nested it so deep that `JSON.stringify` gives it up, level by level, as
 * `["a"] [2] 1 [0]` for `{"a":[1,[]]}`. Of what is missing, `undefined`.
 */
export function printValue(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "undefined";
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return printLevels(value);
  }
}

/** Of an object its names, of a list its length, and then what is in them. */
function printLevels(root: unknown): string {
  const texts: string[] = [];
  const values = [root];
  for (const value of values) {
    if (typeof value !== "object" || value === null) {
      texts.push(JSON.stringify(value));
      continue;
    }
    texts.push(JSON.stringify(Array.isArray(value) ? [value.length] : Object.keys(value)));
    for (const child of Object.values(value)) values.push(child);
  }
  return texts.join(" ");
}
