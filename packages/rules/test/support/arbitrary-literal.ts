import fc from "fast-check";
import type { Literal } from "../../src/index.ts";
import type { JSONNode } from "./json-node.ts";

/** A literal, and values that it is equal to, then such as nearly are. */
export interface BaitedLiteral {
  readonly literal: Literal;
  readonly values: readonly JSONNode[];
}

const plainPieces = ["a", "b", "ab", "i-1", "1", "1.0", "true", "null", ".", " ", "10."];
const weirdPieces = [
  ...String.raw`" \ % %% é 😀 ( ) && || } ' / $ -0 1e3 ,`.split(" "),
  "\n",
  "\u0000",
  "\u007f",
  "\ud83d",
];

/** Text that CloudWatch is known to take: it is not empty and needs no escape. */
export const arbitraryPlainText: fc.Arbitrary<BaitedLiteral> = textOf(plainPieces, 1);

/** Any text. */
export const arbitraryText: fc.Arbitrary<BaitedLiteral> = textOf(
  [...plainPieces, ...weirdPieces],
  0,
);

function textOf(pieces: readonly string[], minLength: number): fc.Arbitrary<BaitedLiteral> {
  const piece = fc.oneof(
    { arbitrary: fc.constantFrom(...pieces), weight: 3 },
    { arbitrary: fc.constant("*"), weight: 1 },
  );
  return fc.array(piece, { minLength, maxLength: 4 }).map((parts) => {
    const text = parts.join("");
    const equal = ["", "a", "1", "\n"].map((run) => text.replaceAll("*", run));
    const near = [text, `${text}x`, `x${text}`, text + text, text.slice(1), `${text}\n`];
    return { literal: { kind: "text", text }, values: [...equal, ...near].flatMap(nodesOf) };
  });
}

/** The text as a string, and as a number where JSON has it so. */
export function nodesOf(text: string): readonly JSONNode[] {
  const string: JSONNode = { kind: "string", text };
  const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text);
  return isNumber ? [string, { kind: "number", token: text }] : [string];
}

const numberTexts = [
  ..."0 1 -0 -1 +1 1.0 1.50 1e3 1E3 1000 1e+3 .5 5. -0.0 01 12.34 0.1 1e-7 1e21".split(" "),
  ..."9007199254740992 9007199254740993 1e308 1e309 -1e309 1e-999 1e2147483647".split(" "),
  ..."123456789012 100000000000000000000000000000000000 0.30000000000000004".split(" "),
];
const numberTokens = [
  ..."0 1 -0 -1 1.0 1.5 1e0 1e3 1000 1000.0 1e+3 0.5 5 5.0 -0.0 12.34 0.1 1e-7 0.0000001".split(
    " ",
  ),
  ..."9007199254740992 9007199254740993 9007199254740992.0 1e308 1e309 -1e309 1e-999".split(" "),
  ..."1e21 1000000000000000000000 1e7 9999999.5 0.001 0.00099 5e-324 123456789012 1E400".split(" "),
];
const numberNodes = numberTokens.map((token): JSONNode => ({ kind: "number", token }));

/** Numbers in every spelling. */
export const arbitraryNumber: fc.Arbitrary<BaitedLiteral> = fc
  .constantFrom(...numberTexts)
  .map((text) => ({
    literal: { kind: "number", text },
    values: [...nodesOf(text), ...nodesOf(text), ...numberNodes],
  }));

/** Parts of regular expressions, each with a text that it finds. */
const regexParts: readonly (readonly [source: string, found: string])[] = [
  ["a", "a"],
  ["b*", ""],
  ["[0-9]+", "42"],
  [".", "é"],
  [".", "😀"],
  ["\\.", "."],
  ["\\d{2}", "01"],
  ["\\s", "\n"],
  ["\\w", "_"],
  ["[^a]", "😀"],
  ["\\x22", '"'],
  ["\\x25", "%"],
  ["\\\\", "\\"],
  ["\\*", "*"],
  ["a+?", "aa"],
  ["c{0,2}", "cc"],
  ["c{2,}", "ccc"],
  ["[a-c_.*-]", "-"],
  ["[{,}]", ","],
  ["\\W\\D\\S", "!!!"],
  ["|", ""],
];

/** Such as CloudWatch may refuse, or read otherwise: they are printed in another form. */
const disputedParts: typeof regexParts = [
  ["c{,2}", "cc"],
  [" ", " "],
  ["[{, }]", ","],
];

/** Regular expressions that CloudWatch is known to take. */
export const arbitraryPlainRegex: fc.Arbitrary<BaitedLiteral> = regexOf(regexParts);

/** Regular expressions of CloudWatch's dialect. */
export const arbitraryRegex: fc.Arbitrary<BaitedLiteral> = regexOf([
  ...regexParts,
  ...disputedParts,
]);

function regexOf(pool: typeof regexParts): fc.Arbitrary<BaitedLiteral> {
  const chosen = fc.array(fc.constantFrom(...pool), { minLength: 1, maxLength: 4 });
  return fc.tuple(fc.boolean(), chosen, fc.boolean()).map(([isStart, parts, isEnd]) => {
    const body = parts.map(([part]) => part).join("");
    const source = `${isStart ? "^" : ""}${body}${isEnd ? "$" : ""}`;
    const found = parts.map(([, text]) => text).join("");
    const texts = [found, found, `x${found}`, `${found}x`, `${found}\n`, found.slice(1)];
    return {
      literal: { kind: "regex", source },
      values: [...texts, "1000", "1000.0"].flatMap(nodesOf),
    };
  });
}
