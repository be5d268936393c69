/** Whether the text holds a match of a regular expression, anywhere. */
export type Search = (text: string) => boolean;

/**
 * Reads a regular expression of CloudWatch's dialect, which has no groups; undefined where it is
 * refused. Without groups an expression is a list of alternatives, each a list of steps, and a step
 * takes a set of positions in the text to the set of positions after it. So there is no
 * backtracking here, and nothing of the language's own regular expressions is needed to search.
 */
export function readRegex(source: string): Search | undefined {
  const alternatives: Step[][] = [[]];
  let at = 0;
  while (at < source.length) {
    const piece = matchAt(pieceAt, source, at)?.[0];
    if (piece === undefined) return undefined;
    at += piece.length;
    if (piece === "|") {
      alternatives.push([]);
      continue;
    }
    const quantifier = matchAt(quantifierAt, source, at);
    at += quantifier?.[0].length ?? 0;
    const step = readStep(piece, quantifier);
    if (step === undefined) return undefined;
    alternatives.at(-1)?.push(step);
  }
  if (source === "") return undefined;
  return (text) => alternatives.some((steps) => isFound(steps, Array.from(text)));
}

type Step = (positions: ReadonlySet<number>, text: readonly string[]) => ReadonlySet<number>;
type CharacterTest = (character: string) => boolean;

/** One character, written plainly or escaped; operators stand for themselves after a backslash. */
const symbol = String.raw`\\x[0-9A-Fa-f]{2}|\\[:_#=@/;,\-^$?[\]{}|\\*+. ]|[A-Za-z0-9:_#=@/;,\- ]`;
const category = String.raw`\\[dDsSwW]`;
/** Within brackets the operators that have no meaning there need no backslash. */
const member = `${category}|${symbol}|[$?{}|*+.^]`;
/** A closing bracket or brace that closes nothing stands for itself. */
const pieceAt = new RegExp(String.raw`\[\^?(?:${member})+\]|${category}|${symbol}|[.^$|\]}]`, "y");
const memberAt = new RegExp(member, "y");
const quantifierAt = /(?:[*+?]|\{(\d*)(,?)(\d*)\})\??/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function isFound(steps: readonly Step[], text: readonly string[]): boolean {
  const starts: ReadonlySet<number> = new Set(Array.from({ length: text.length + 1 }, (_, i) => i));
  return steps.reduce((positions, step) => step(positions, text), starts).size > 0;
}

function readStep(piece: string, quantifier: RegExpExecArray | null): Step | undefined {
  if (piece === "^" || piece === "$") {
    if (quantifier !== null) return undefined;
    return (positions, text) => {
      const anchor = piece === "^" ? 0 : text.length;
      return new Set(positions.has(anchor) ? [anchor] : []);
    };
  }
  const test = piece.startsWith("[") ? readClass(piece) : readCharacter(piece);
  const times = readTimes(quantifier);
  if (test === undefined || times === undefined) return undefined;
  return (positions, text) => repeat(positions, text, { test, ...times });
}

interface Repetition {
  readonly test: CharacterTest;
  readonly least: number;
  readonly most: number;
}

/** Walks all positions forward together, one character a round, and keeps where each may stop. */
function repeat(
  positions: ReadonlySet<number>,
  text: readonly string[],
  { test, least, most }: Repetition,
): ReadonlySet<number> {
  const stops = new Set<number>(least === 0 ? positions : []);
  let moving = positions;
  for (let count = 1; count <= most && moving.size > 0; count += 1) {
    const ahead = [...moving].filter((at) => at < text.length && test(text[at] ?? ""));
    moving = new Set(ahead.map((at) => at + 1));
    if (count >= least) for (const at of moving) stops.add(at);
  }
  return stops;
}

function readTimes(quantifier: RegExpExecArray | null): Omit<Repetition, "test"> | undefined {
  if (quantifier === null) return { least: 1, most: 1 };
  const [whole, from = "", comma, to = ""] = quantifier;
  if (whole.startsWith("*")) return { least: 0, most: Number.POSITIVE_INFINITY };
  if (whole.startsWith("+")) return { least: 1, most: Number.POSITIVE_INFINITY };
  if (whole.startsWith("?")) return { least: 0, most: 1 };
  if (from === "" && to === "") return undefined;
  const least = Number(from);
  if (comma === "") return { least, most: least };
  const most = to === "" ? Number.POSITIVE_INFINITY : Number(to);
  return least <= most ? { least, most } : undefined;
}

function readClass(piece: string): CharacterTest | undefined {
  const isNegated = piece.startsWith("[^");
  const end = piece.length - 1;
  const tests: CharacterTest[] = [];
  let at = isNegated ? 2 : 1;
  if (at === end) return undefined;
  while (at < end) {
    const first = matchAt(memberAt, piece, at)?.[0] ?? "";
    at += first.length;
    if (piece[at] !== "-" || at + 1 === end) {
      tests.push(first === "." ? (character) => character === "." : readCharacter(first));
      continue;
    }
    const last = matchAt(memberAt, piece, at + 1)?.[0] ?? "";
    at += 1 + last.length;
    const [low, high] = [first, last].map((piece) => (piece === "." ? "." : readSymbol(piece)));
    if (low === undefined || high === undefined || low > high) return undefined;
    tests.push((character) => character >= low && character <= high);
  }
  return (character) => tests.some((test) => test(character)) !== isNegated;
}

function readCharacter(piece: string): CharacterTest {
  const wanted = readSymbol(piece);
  if (wanted !== undefined) return (character) => character === wanted;
  if (piece === ".") return (character) => character !== "\n";
  const listed = categories.get(piece.toLowerCase()) ?? "";
  const isListed = piece === piece.toLowerCase();
  return (character) => listed.includes(character) === isListed;
}

const digits = "0123456789";
const lowerCase = "abcdefghijklmnopqrstuvwxyz";
const categories: ReadonlyMap<string, string> = new Map([
  ["\\d", digits],
  ["\\s", "\t\n\f\r "],
  ["\\w", `${digits}${lowerCase}${lowerCase.toUpperCase()}_`],
]);

/** The one character that a piece stands for; undefined for `.` and the categories. */
function readSymbol(piece: string): string | undefined {
  if (piece.startsWith("\\x")) return String.fromCharCode(Number.parseInt(piece.slice(2), 16));
  if (categories.has(piece.toLowerCase())) return undefined;
  if (piece.startsWith("\\")) return piece.slice(1);
  return piece === "." ? undefined : piece;
}
