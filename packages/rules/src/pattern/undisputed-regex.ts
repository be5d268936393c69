/**
 * The same regular expression without the two forms that CloudWatch is not sure to take in a JSON
 * pattern: a blank becomes `\x20`, as one with a blank was refused, and `{,3}` becomes `{0,3}`, which
 * engines read differently (PATTERNS.md, "Disputed points").
 */
export function undisputedRegex(source: string): string {
  return source.replaceAll(escapeOrClassOrDisputed, (part) => {
    if (part.startsWith("\\")) return part;
    return part.startsWith("{") ? "{0," : part.replaceAll(" ", "\\x20");
  });
}

/** Within a class a brace is itself; after a backslash everything is. */
const escapeOrClassOrDisputed = /\\.|\[(?:\\.|[^\]])*\]|\{,| /g;
