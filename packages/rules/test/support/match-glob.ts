/**
 * Whether the text is what a glob describes. Each run between stars is taken where it first occurs
 * after the one before; nothing is ever tried again, so `*11` does not describe `111`.
 */
export function matchGlob(glob: string, text: string): boolean {
  const [first = "", ...runs] = glob.split("*");
  if (runs.length === 0) return text === glob;
  if (!text.startsWith(first)) return false;
  let rest = text.slice(first.length);
  const endsWithStar = runs.at(-1) === "";
  for (const run of runs) {
    if (run === "") continue;
    const [, after] = splitOnce(rest, run);
    if (after === undefined) return false;
    rest = after;
  }
  return endsWithStar || rest === "";
}

function splitOnce(text: string, separator: string): readonly [string, string | undefined] {
  const [before = "", ...after] = text.split(separator);
  return [before, after.length === 0 ? undefined : after.join(separator)];
}
