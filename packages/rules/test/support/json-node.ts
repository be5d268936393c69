/** A JSON value in which every number keeps the text it was written with. */
export type JSONNode =
  | { readonly kind: "null" }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "string"; readonly text: string }
  | { readonly kind: "number"; readonly token: string }
  | { readonly kind: "array"; readonly elements: readonly JSONNode[] }
  | { readonly kind: "object"; readonly members: ReadonlyMap<string, JSONNode> };

/**
 * Reads JSON text; undefined where it is none. `JSON.parse` is the judge of that, so the walk over
 * the tokens may trust what it meets. Of a name given twice the last value counts, as there.
 */
export function readJSON(text: string): JSONNode | undefined {
  if (!isJSON(text)) return undefined;
  const tokens = text.match(token) ?? [];
  let next = 0;
  const take = (): string => tokens[next++] ?? "";
  const readValue = (): JSONNode => {
    const first = take();
    if (first === "[") return { kind: "array", elements: readUntil("]", readValue) };
    if (first === "{") return { kind: "object", members: new Map(readUntil("}", readMember)) };
    if (first === "null") return { kind: "null" };
    if (first === "true" || first === "false") return { kind: "boolean", value: first === "true" };
    if (first.startsWith('"')) return { kind: "string", text: unquote(first) };
    return { kind: "number", token: first };
  };
  const readMember = (): readonly [string, JSONNode] => [unquote(take()), readValue()];
  const readUntil = <T>(end: string, read: () => T): readonly T[] => {
    const items: T[] = [];
    while (tokens[next] !== end) items.push(read());
    next += 1;
    return items;
  };
  return readValue();
}

/** Brackets, strings, and the runs that are numbers, `true`, `false` and `null`. */
const token = /[[\]{}]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s,:"[\]{}]+/g;

function isJSON(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function unquote(quoted: string): string {
  return String(JSON.parse(quoted));
}
