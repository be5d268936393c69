/** The file `aws-operations.generated.json`, as its script writes it. */
export interface OperationsFile {
  readonly about: string;
  /** Where the names are from, with versions. */
  readonly sources: readonly string[];
  /** By a name of the script's own. */
  readonly services: Readonly<Record<string, ServiceNames>>;
}

/** What one service calls its calls. */
export interface ServiceNames {
  /** What stands before `.amazonaws.com` in an event source, in one of several spellings. */
  readonly prefixes: readonly string[];
  /** The API's operations, folded by `foldNames`. */
  readonly operations: string;
  /** What IAM can permit beyond them, folded likewise: CloudTrail has records of many. */
  readonly actions: string;
}

/** Names under their first word, which many share: `Get:Role,User;List:Roles`. */
export function foldNames(names: readonly string[]): string {
  const sorted = [...new Set(names)].toSorted();
  const words = Map.groupBy(sorted, (name) => /^.[a-z0-9]*/.exec(name)?.[0] ?? "");
  return [...words]
    .map(([word, group]) => `${word}:${group.map((name) => name.slice(word.length)).join(",")}`)
    .join(";");
}

/** The names that were folded. */
export function unfoldNames(text: string): readonly string[] {
  if (text === "") return [];
  return text.split(";").flatMap((group) => {
    const [word = "", rest = ""] = group.split(":");
    return rest.split(",").map((end) => word + end);
  });
}
