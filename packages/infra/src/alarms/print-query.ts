import type { Comparison, Condition, Literal } from "@logcritical/rules";

/**
 * Prints a CloudWatch Logs Insights query that shows the records of which a pattern's condition is
 * true, newest first, for whoever was woken by the count of them. What Insights says otherwise than
 * a pattern (JSON booleans, any element of a list) is left out, so that it shows at least those.
 * Source: "CloudWatch Logs Insights query syntax", Amazon CloudWatch Logs User Guide.
 */
export function printQuery(...alternatives: readonly Condition[]): string {
  const filter = join("or", alternatives.map(printCondition));
  return [
    "fields @timestamp, eventName, userIdentity.arn, sourceIPAddress, awsRegion, errorCode, eventID",
    ...(filter === undefined ? [] : [`filter ${filter}`]),
    "sort @timestamp desc",
    "limit 100",
  ].join("\n| ");
}

/** The condition in Insights' words; undefined for what is not asked. */
function printCondition(condition: Condition): string | undefined {
  switch (condition.kind) {
    case "all": {
      const parts = condition.conditions.map(printCondition);
      return join(
        "and",
        parts.filter((part) => part !== undefined),
      );
    }
    case "any":
      return join("or", condition.conditions.map(printCondition));
    case "comparison":
      return printComparison(condition);
    case "missing":
      return isListed(condition.path) ? undefined : `not ispresent(${printPath(condition.path)})`;
    case "is":
    case "none":
    case "member":
    case "in-networks":
    case "holds":
    case "message":
      return undefined;
  }
}

/** One alternative that is not asked leaves the others nothing to decide. */
function join(word: "and" | "or", parts: readonly (string | undefined)[]): string | undefined {
  const said = parts.filter((part) => part !== undefined);
  if (said.length < parts.length || said.length === 0) return undefined;
  return said.length === 1 ? said[0] : `(${said.join(` ${word} `)})`;
}

function printComparison({ path, operator, value }: Comparison): string | undefined {
  if (isListed(path)) return undefined;
  const regex = regexOf(value);
  if (regex !== undefined) {
    return `${printPath(path)} ${operator === "=" ? "" : "not "}like /${regex.replaceAll("/", "\\/")}/`;
  }
  const literal =
    value.kind === "text" ? JSON.stringify(value.text) : "text" in value && value.text;
  return `${printPath(path)} ${operator} ${String(literal)}`;
}

/** Texts with a wildcard are asked as regular expressions. */
function regexOf(value: Literal): string | undefined {
  if (value.kind === "regex") return value.source;
  if (value.kind === "number" || !value.text.includes("*")) return undefined;
  const escaped = value.text.replaceAll(/[\\^$.|?+()[\]{}]/g, String.raw`\$&`);
  return `^${escaped.replaceAll("*", ".*")}$`.replace(/^\^\.\*/, "").replace(/\.\*\$$/, "");
}

/** Insights numbers the elements of a list, and cannot ask about any of them. */
function isListed(path: string): boolean {
  return path.includes("[*]");
}

function printPath(path: string): string {
  const dotted = path.replaceAll(/\[(\d+)\]/g, ".$1");
  return /^[\w.@]+$/.test(dotted) ? dotted : `\`${dotted}\``;
}
