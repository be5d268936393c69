/**
 * Reading of values that may be anything. Only own properties are seen, so that a record without
 * `constructor` or `__proto__` has none.
 */

/** Whether the value is what JSON calls an object: not null, not an array. */
export function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What stands under the name; most names are missing, and then nobody asks whose it would be. */
export function ownValue(object: { readonly [name: string]: unknown }, name: string): unknown {
  const value = object[name];
  return value === undefined || Object.hasOwn(object, name) ? value : undefined;
}

/** What stands under the names, one below the other; undefined where one of them is missing. */
export function valueAt(root: unknown, ...names: readonly string[]): unknown {
  let value = root;
  for (const name of names) {
    if (!isObject(value)) return undefined;
    value = ownValue(value, name);
  }
  return value;
}

/** The text, number or boolean under the names, as text; undefined for all else and for no text. */
export function textAt(root: unknown, ...names: readonly string[]): string | undefined {
  const value = valueAt(root, ...names);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}
