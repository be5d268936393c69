import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import type { Remark } from "./remark.ts";

/** A JSON text, its value, and where in the text its parts stand. */
export interface JSONSource {
  readonly value: unknown;
  /** What keeps it from being read, or is lost when it is; without them `value` is the whole. */
  readonly remarks: readonly Remark[];
  /** Zero-based, of the part at a path such as `suppressions[0].until`, or of what holds it. */
  readonly offsetOf: (path: string) => number | undefined;
}

/** Reads JSON as JSON.parse does, and names everything that is wrong with it at once. */
export function parseJSONSource(text: string): JSONSource {
  const errors: ParseError[] = [];
  // A mark at the beginning that editors leave is no part of the document.
  const plain = text.replace(/^\uFEFF/, " ");
  const tree = parse(plain, errors);
  if (tree === "too-deep") return { value: undefined, remarks: [tooDeep], offsetOf: () => 0 };
  if (tree === undefined || errors.length > 0) {
    const remarks = plain.trim() === "" ? [empty] : describeErrors(errors, plain);
    return { value: undefined, remarks, offsetOf: () => 0 };
  }
  return {
    value: JSON.parse(plain),
    remarks: repeatedKeys(tree),
    offsetOf: (path) => offsetIn(tree, path),
  };
}

/** The parser calls itself for what is within, and ends where the stack does. */
function parse(text: string, errors: ParseError[]): Node | undefined | "too-deep" {
  try {
    return parseTree(text, errors, { disallowComments: true });
  } catch (error) {
    if (error instanceof RangeError) return "too-deep";
    throw error;
  }
}

const tooDeep: Remark = {
  kind: "problem",
  code: "not-json",
  message: "It is nested too deeply to be read: no settings and no rules are.",
  offset: 0,
};

const empty: Remark = {
  kind: "problem",
  code: "not-json",
  message: "The file is empty: write {} to have no settings.",
  offset: 0,
};

const mends: Readonly<Record<string, string>> = {
  InvalidCommentToken: "JSON has no comments: remove it",
  PropertyNameExpected: "a name in double quotes is expected here; JSON has no comma before a }",
  ValueExpected: "a value is expected here; JSON has no comma before a ]",
  CommaExpected: "a comma is missing before this",
  ColonExpected: "a colon is missing before this",
  CloseBraceExpected: "a } is missing",
  CloseBracketExpected: "a ] is missing",
  EndOfFileExpected: "the document has ended before this: remove what follows",
  InvalidSymbol: "all but numbers, true, false and null stands in double quotes",
  InvalidCharacter: "a text holds no tabs and no other line than its own: write \\t and \\n",
  InvalidEscapeCharacter:
    'only " \\ / b f n r t and u follow a \\: write \\\\ for one that is meant',
  InvalidUnicode: "\\u is followed by four hexadecimal digits",
  UnexpectedEndOfString: "a text ends here without its double quote",
  UnexpectedEndOfNumber: "a number ends here without a digit",
  UnexpectedEndOfComment: "JSON has no comments: remove it",
};

/** The parser goes on behind a mistake, and stumbles over what is left of it: that is not told. */
function describeErrors(errors: readonly ParseError[], text: string): readonly Remark[] {
  return errors.flatMap((error, at): readonly Remark[] => {
    const before = errors[at - 1];
    if (before !== undefined && isLeftOver(error, before, text)) return [];
    const { offset } = error;
    const message = `This is no JSON: ${mendOf(error, text)}.`;
    return [{ kind: "problem", code: "not-json", message, offset }];
  });
}

function mendOf({ error, offset }: ParseError, text: string): string {
  const code = printParseErrorCode(error);
  const isZeroBefore = code === "CommaExpected" && /^0\d/.test(text.slice(offset - 1, offset + 1));
  if (isZeroBefore) return "no number begins with 0: write an id in double quotes";
  return mends[code] ?? code;
}

function isLeftOver(error: ParseError, before: ParseError, text: string): boolean {
  if (error.offset === before.offset) return true;
  const [code, codeBefore] = [error, before].map((one) => printParseErrorCode(one.error));
  if (codeBefore === "PropertyNameExpected") return code === "ValueExpected";
  const between = text.slice(before.offset + before.length, error.offset);
  return codeBefore === "InvalidSymbol" && between.trim() === "" && afterSymbol.has(code);
}

const afterSymbol: ReadonlySet<string | undefined> = new Set([
  "ValueExpected",
  "PropertyNameExpected",
  "InvalidSymbol",
]);

/** A name that stands twice in one object: all but the last are lost without a word. */
function repeatedKeys(root: Node): readonly Remark[] {
  const found: Remark[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const names = new Set<unknown>();
    for (const child of node.children ?? []) {
      waiting.push(child);
      const [key] = child.type === "property" ? (child.children ?? []) : [];
      if (key === undefined) continue;
      if (names.has(key.value)) {
        const message = `${JSON.stringify(key.value)} stands here a second time: only the last one counts.`;
        found.push({ kind: "problem", code: "repeated-key", message, offset: key.offset });
      }
      names.add(key.value);
    }
  }
  return found.toSorted((a, b) => (a.offset ?? 0) - (b.offset ?? 0));
}

/** Follows the path as far as it goes. Keys may hold dots, so the longest one that fits is taken. */
function offsetIn(root: Node, path: string): number {
  let node = root;
  let offset = root.offset;
  let rest = path;
  while (rest !== "") {
    const step = stepInto(node, rest);
    if (step === undefined) return offset;
    ({ node, offset, rest } = step);
  }
  return offset;
}

interface Step {
  readonly node: Node;
  readonly offset: number;
  readonly rest: string;
}

function stepInto(node: Node, path: string): Step | undefined {
  const index = /^\[(\d+)\]\.?/.exec(path);
  if (index !== null && node.type === "array") {
    const element = findNodeAtLocation(node, [Number(index[1])]);
    const rest = path.slice(index[0].length);
    return element && { node: element, offset: element.offset, rest };
  }
  const fitting = (node.type === "object" ? (node.children ?? []) : []).flatMap(({ children }) => {
    const [key, value] = children ?? [];
    const name = String(key?.value);
    const isHere = path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`);
    return isHere && key !== undefined && value !== undefined ? [{ key, value, name }] : [];
  });
  const longest = fitting.toSorted((a, b) => b.name.length - a.name.length)[0];
  if (longest === undefined) return undefined;
  const rest = path.slice(longest.name.length).replace(/^\./, "");
  return { node: longest.value, offset: longest.key.offset, rest };
}
