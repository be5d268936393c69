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
    return { value: JSON.parse(text.startsWith("\ufeff") ? text.slice(1) : text) as unknown };
  } catch {
    // The caller names the failure with more context than the parser has.
    return undefined;
  }
}
