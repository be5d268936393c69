/**
 * A number as its text writes it. The token is no property of its own, so that no path can lead
 * into the number.
 */
export class WrittenNumber {
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  /** The JSON number, character for character: `1.0`, `1e309`, `9007199254740993`. */
  get token(): string {
    return this.#token;
  }
}

/**
 * Reads JSON text again, with every number as a `WrittenNumber`, for `JSON.parse` makes one value
 * of `1` and `1.0`, and of 9007199254740992 and 9007199254740993. The text is one that
 * `JSON.parse` accepts, which is what keeps this reader small. Objects have no prototype, so
 * `__proto__` is a key like any other; of equal keys the last wins, as with `JSON.parse`. It keeps
 * its own stack: text may nest as deep as it likes.
 */
export function readExactJson(text: string): unknown {
  const document: unknown[] = [];
  const open: Container[] = [{ array: document }];
  for (let at = 0; at < text.length; ) {
    const end = tokenEnd(text, at);
    takeToken(open, text.slice(at, end));
    at = end;
  }
  return document[0];
}

/** A container still open: an array, or an object and the key whose value is awaited. */
type Container =
  | { readonly array: unknown[] }
  | { readonly object: Record<string, unknown>; key: string | undefined };

function takeToken(open: Container[], token: string): void {
  const within = open.at(-1);
  const [first = ""] = token;
  if (within === undefined || " \t\n\r:,".includes(first)) return;
  if (first === "]" || first === "}") {
    open.pop();
    return;
  }
  if ("object" in within && within.key === undefined) {
    // A string token of valid JSON, so parsing it gives a string.
    within.key = JSON.parse(token) as string;
    return;
  }
  const made = first === "[" || first === "{" ? container(first) : undefined;
  put(within, made === undefined ? scalar(token) : contentOf(made));
  if (made !== undefined) open.push(made);
}

function container(bracket: "[" | "{"): Container {
  if (bracket === "[") return { array: [] };
  // Object.create is typed any; an object without prototype is a record of whatever is put in it.
  return { object: Object.create(null) as Record<string, unknown>, key: undefined };
}

function contentOf(made: Container): unknown {
  return "array" in made ? made.array : made.object;
}

function put(within: Container, value: unknown): void {
  if ("array" in within) within.array.push(value);
  else if (within.key !== undefined) {
    within.object[within.key] = value;
    within.key = undefined;
  }
}

function scalar(token: string): unknown {
  const parsed: unknown = JSON.parse(token);
  return typeof parsed === "number" ? new WrittenNumber(token) : parsed;
}

/** Where the token that starts at `start` ends; every bracket, comma and blank is one by itself. */
function tokenEnd(text: string, start: number): number {
  if (text[start] === '"') return stringEnd(text, start + 1);
  let end = start;
  while (end < text.length && !" \t\n\r:,[]{}".includes(text.charAt(end))) end += 1;
  return Math.max(end, start + 1);
}

function stringEnd(text: string, start: number): number {
  let at = start;
  while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}
