/**
 * Compiles text in which each `*` stands for any run of characters. Each literal run is taken at
 * its first occurrence, from left to right, and never again further on; the last must end the
 * value. So `*111.111` does not accept `111.111.111`, which is what CloudWatch answered when it
 * was asked (2019; PATTERNS.md). There is no backtracking, hence no value that takes long.
 */
export function compileGlob(glob: string): (text: string) => boolean {
  const [head = "", ...runs] = glob.split("*");
  if (runs.length === 0) return (text) => text === glob;
  const open = glob.endsWith("*");
  return (text) => {
    if (!text.startsWith(head)) return false;
    let at = head.length;
    for (const run of runs) {
      const found = text.indexOf(run, at);
      if (found === -1) return false;
      at = found + run.length;
    }
    return open || at === text.length;
  };
}
