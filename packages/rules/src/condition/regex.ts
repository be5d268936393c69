import type { Problem } from "../problem.ts";

/**
 * How often a counted quantifier may ask: `{0,1000}` is the most. CloudWatch names no bound; this
 * is what RE2, whose dialect its own resembles, allows, and keeps compiled expressions small.
 */
const regexRepeatMax = 1000;

/**
 * What stands in the way of a regular expression, without its `%`, being one that CloudWatch
 * accepts; `position` counts from the start of `source`. Its dialect has no groups, lookaround,
 * backreferences or flags, and admits few characters unescaped.
 * Source: "Supported regular expressions (regex) syntax", Amazon CloudWatch Logs User Guide, and
 * recorded answers of the service (PATTERNS.md).
 */
export function checkRegex(source: string): readonly Problem[] {
  if (source === "") return [badRegex(0, "A regular expression must not be empty")];
  let at = 0;
  while (at < source.length) {
    const { end, reason } = readStep(source, at);
    if (reason !== undefined) return [badRegex(end, reason)];
    at = end;
  }
  return [];
}

/** Where a step ends or, with a reason, where it goes wrong. */
interface Step {
  readonly end: number;
  readonly reason?: string;
}

const charactersMend =
  "only letters, digits, blanks and : _ # = @ / ; , - stand for themselves. Write others as \\x and " +
  "two hexadecimal digits, \\x28 for an opening parenthesis";

const operatorsMend = "write \\ before an operator that stands for itself";

/** An escape, or characters that stand for themselves or, unescaped, for an operator. */
const escapeAt = /\\(?:[dDsSwW]|x[0-9A-Fa-f]{2}|[\^$?[\]{}|\\*+.:_#=@/;,-])/y;
const plainAt = /[A-Za-z0-9 :_#=@/;,.\]}-]+/y;
const quantifierAt = /(?:[*+?]|\{(?:(\d+)(?:(,)(\d*))?|,(\d+))\})\??/y;

/** An alternation bar, an anchor, which nobody repeats, or atoms, the last with its quantifier. */
function readStep(source: string, at: number): Step {
  if (/[|^$]/.test(source.charAt(at))) return { end: at + 1 };
  const atom = readAtom(source, at);
  if (atom.reason !== undefined) return atom;
  const quantified = matchAt(quantifierAt, source, atom.end);
  if (quantified === undefined) return atom;
  const [whole, low, comma, high, upTo] = quantified;
  const min = Number(low ?? 0);
  const max = Number(upTo ?? (comma === undefined || high === "" ? min : high));
  if (min > regexRepeatMax || max > regexRepeatMax || max < min) {
    return { end: atom.end, reason: `Write counts of 0 to ${regexRepeatMax} in order, {2,5}` };
  }
  return { end: atom.end + whole.length };
}

function readAtom(source: string, at: number): Step {
  const character = source.charAt(at);
  switch (character) {
    case "\\":
      return readEscape(source, at);
    case "[":
      return readClass(source, at);
    case "*":
    case "+":
    case "?":
    case "{":
      return { end: at, reason: `There is nothing here to repeat: ${operatorsMend}` };
    case "(":
    case ")":
      return { end: at, reason: "There are no groups: write the alternatives out, a|b, or \\x28" };
  }
  const [plain] = matchAt(plainAt, source, at) ?? [];
  return plain === undefined
    ? { end: at, reason: `${JSON.stringify(character)} is not allowed: ${charactersMend}` }
    : { end: at + plain.length };
}

function readEscape(source: string, at: number): Step {
  const [whole] = matchAt(escapeAt, source, at) ?? [];
  return whole === undefined
    ? {
        end: at,
        reason: "Write \\d \\D \\s \\S \\w \\W, \\x and two digits, or \\ and an operator",
      }
    : { end: at + whole.length };
}

/** `[…]`: characters, ranges and escapes. An opening bracket inside would mean three things. */
function readClass(source: string, start: number): Step {
  let at = source[start + 1] === "^" ? start + 2 : start + 1;
  const first = at;
  while (at < source.length && source[at] !== "]") {
    const low = readMember(source, at);
    if (low.reason !== undefined) return low;
    const ranged = source[low.end] === "-" && ![undefined, "]"].includes(source[low.end + 1]);
    const high = ranged ? readMember(source, low.end + 1) : low;
    if (high.reason !== undefined) return high;
    if (ranged && !isRange(source.slice(at, low.end), source.slice(low.end + 1, high.end))) {
      return { end: at, reason: "A range runs from the lower character to the higher, a-z" };
    }
    at = high.end;
  }
  if (at >= source.length) return { end: start, reason: "This bracket is not closed: write ]" };
  if (at === first) return { end: start, reason: "A class must not be empty: [abc]" };
  return { end: at + 1 };
}

const memberAt = /[A-Za-z0-9 :_#=@/;,.^$?{}|*+-]/y;

function readMember(source: string, at: number): Step {
  if (source[at] === "\\") return readEscape(source, at);
  return matchAt(memberAt, source, at) === undefined
    ? { end: at, reason: `${JSON.stringify(source[at])} is not allowed: ${charactersMend}` }
    : { end: at + 1 };
}

function isRange(low: string, high: string): boolean {
  const [from, to] = [codeOf(low), codeOf(high)];
  return from !== undefined && to !== undefined && from <= to;
}

/** The character's code; undefined for an escape that stands for several, such as `\d`. */
function codeOf(member: string): number | undefined {
  if (!member.startsWith("\\")) return member.charCodeAt(0);
  if (member.length > 2) return Number.parseInt(member.slice(2), 16);
  return /[dDsSwW]/.test(member) ? undefined : member.charCodeAt(1);
}

function matchAt(expression: RegExp, source: string, at: number): RegExpExecArray | undefined {
  expression.lastIndex = at;
  return expression.exec(source) ?? undefined;
}

function badRegex(position: number, reason: string): Problem {
  return { code: "bad-regex", position, message: `${reason}.` };
}
