import type { Template } from "./synthesise.ts";

/** As many characters as are read at a glance. */
const widest = 100;

/**
 * A template as text for people to compare: much like YAML, with whatever fits on one line there.
 * Code and settings in S3 are called by hashes, which every change changes: they are left out.
 */
export function printTemplate(template: Template): string {
  return `${printLines(template).join("\n")}\n`.replaceAll(/\b[0-9a-f]{64}/g, "<hash>");
}

function printLines(value: unknown): readonly string[] {
  const line = JSON.stringify(value);
  if (line.length <= widest || typeof value !== "object" || value === null) return [line];
  return Object.entries(value).flatMap(([key, inner]) => {
    const mark = Array.isArray(value) ? "-" : `${key}:`;
    const [first = "", ...rest] = printLines(inner);
    const isOneLine = rest.length === 0;
    return isOneLine
      ? [`${mark} ${first}`]
      : [mark, ...[first, ...rest].map((each) => `  ${each}`)];
  });
}
