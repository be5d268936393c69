import type { Comparison } from "@logcritical/rules";

/** The regular expression that stands for a text with wildcards, or for a rule's own expression. */
export function regularOf({ value }: Comparison): RegExp | undefined {
  if (value.kind === "regex") return new RegExp(value.source);
  if (value.kind === "number" || !value.text.includes("*")) return undefined;
  const runs = value.text.split("*").map((run) => run.replaceAll(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  return new RegExp(`^${runs.join(".*")}$`);
}

/** What a comparison compares with, where it is no expression. */
export function literalOf({ value }: Comparison): string | number {
  switch (value.kind) {
    case "number":
      return Number(value.text);
    case "text":
      return value.text;
    case "regex":
      return value.source;
  }
}
