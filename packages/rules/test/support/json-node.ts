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

/** How to write JSON, for none of it may change an answer. */
export interface JSONStyle {
  /** White space around every token. */
  readonly isSpaced: boolean;
  /** Characters of names and strings as `\u0061`. */
  readonly isEscaped: boolean;
  /** Each object's first name once before, with another value: the last one counts. */
  readonly isRepeating: boolean;
}

/** Writes a node as JSON text. */
export function printJSON(node: JSONNode, style: JSONStyle): string {
  const gap = style.isSpaced ? " \n\t\r" : "";
  const inner = (value: JSONNode): string => `${gap}${printJSON(value, style)}${gap}`;
  const member = ([name, value]: readonly [string, JSONNode]): string =>
    `${gap}${quote(name, style)}${gap}:${inner(value)}`;
  switch (node.kind) {
    case "null":
      return "null";
    case "boolean":
      return String(node.value);
    case "string":
      return quote(node.text, style);
    case "number":
      return node.token;
    case "array":
      return `[${node.elements.map(inner).join(",")}]`;
    case "object": {
      const members = [...node.members];
      const [first] = style.isRepeating ? members : [];
      const decoy =
        first === undefined ? [] : [member([first[0], { kind: "boolean", value: true }])];
      return `{${[...decoy, ...members.map(member)].join(",")}}`;
    }
  }
}

function quote(text: string, { isEscaped }: JSONStyle): string {
  if (!isEscaped) return JSON.stringify(text);
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return `"${units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("")}"`;
}
