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
  const open: Container[] = [arrayOf(document)];
  for (let at = 0; at < text.length; ) {
    const end = tokenEnd(text, at);
    takeToken(open, text.slice(at, end));
    at = end;
  }
  return document[0];
}

/** An array or object whose end is still to come. */
interface Container {
  readonly content: unknown;
  /** Takes the next value, or the next key. */
  readonly put: (value: unknown) => void;
}

function takeToken(open: Container[], token: string): void {
  switch (token) {
    case " ":
    case "\t":
    case "\n":
    case "\r":
    case ",":
    case ":":
      return;
    case "]":
    case "}":
      open.pop();
      return;
  }
  const opened = token === "[" ? arrayOf([]) : token === "{" ? emptyObject() : undefined;
  open.at(-1)?.put(opened === undefined ? scalar(token) : opened.content);
  if (opened !== undefined) open.push(opened);
}

function arrayOf(content: unknown[]): Container {
  return { content, put: (value) => content.push(value) };
}

function emptyObject(): Container {
  // Object.create is typed any; an object without prototype holds whatever is put into it.
  const content = Object.create(null) as Record<string, unknown>;
  let key: string | undefined;
  return {
    content,
    put(value) {
      if (key === undefined) {
        key = String(value);
      } else {
        content[key] = value;
        key = undefined;
      }
    },
  };
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
