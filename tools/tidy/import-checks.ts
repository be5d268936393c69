import { posix } from "node:path";
import { complain, isCode, isTest, parseSource, type SourceFile } from "./source-file.ts";

/** One line of the map in ARCHITECTURE.md: what `from` must never reach, and why. */
interface Direction {
  readonly from: RegExp;
  /** A path of the repository, or `package:` and the name of a package. */
  readonly to: RegExp;
  readonly say: string;
  readonly testsToo?: true;
}

const directions: readonly Direction[] = [
  {
    from: /^packages\/rules\/src\//,
    to: /^package:/,
    say: "rules imports no package and no node: module; pass the value in as an argument",
  },
  {
    from: /^packages\/rules\/src\/condition\//,
    to: /^packages\/rules\/src\/(?:pattern|matcher|explain)\//,
    say: "condition is read by pattern, matcher and explain and knows none of them",
  },
  {
    from: /^packages\/rules\/src\/pattern\//,
    to: /^packages\/rules\/src\/matcher\//,
    say: "pattern and matcher do not know each other, so that each can judge the other",
  },
  {
    from: /^packages\/rules\/src\/matcher\//,
    to: /^packages\/rules\/src\/pattern\//,
    say: "matcher and pattern do not know each other, so that each can judge the other",
  },
  {
    from: /^packages\/rules\/src\/catalog\/(?!index\.ts$)/,
    to: /^(?!packages\/rules\/src\/(?:index|rule)\.ts$)/,
    say: "a rule imports only the builders: ../index.ts or ../rule.ts",
  },
  {
    from: /^packages\/(?!replay\/|handler\/|infra\/)/,
    to: /^(?:package:@logcritical\/handler(?:\/|$)|packages\/handler\/)/,
    say: "only replay, infra and benchmarks import the handler",
    testsToo: true,
  },
  {
    from: /^packages\/infra\//,
    to: /^(?:package:@logcritical\/handler(?!\/settings$)|packages\/handler\/)/,
    say: "infra shares the handler's settings and routes, and deploys the rest by its path",
    testsToo: true,
  },
  {
    from: /^(?!packages\/replay\/)/,
    to: /^(?:package:logcritical(?:\/|$)|packages\/replay\/)/,
    say: "nothing imports the command: move what you need to the package it is about",
    testsToo: true,
  },
];

/**
 * Checks which way data flows: in goes a file, out come complaints, for example
 * `packages/rules/src/a.ts:1: node:fs: rules imports no package and no node: module …`.
 */
export function checkImports(file: SourceFile): readonly string[] {
  if (!isCode(file)) return [];
  return importsOf(file).flatMap(({ specifier, start }) => {
    const target = resolve(file, specifier);
    const broken = directions
      .filter((direction) => !isTest(file) || direction.testsToo)
      .filter((direction) => direction.from.test(file.path) && direction.to.test(target))
      .map((direction) => direction.say);
    const left = leavesPackage(file, target)
      ? ["import the other package by its name, so that it works when published"]
      : [];
    return [...broken, ...left].map((say) => complain(file, start, `${specifier}: ${say}`));
  });
}

export interface Import {
  readonly specifier: string;
  readonly start: number;
}

export function importsOf(file: SourceFile): readonly Import[] {
  const { module } = parseSource(file);
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
    specifier: file.text.slice(start, end).replaceAll(/^["'`]|["'`]$/g, ""),
    start,
  }));
  const reexported = module.staticExports
    .flatMap((statement) => statement.entries)
    .flatMap(({ moduleRequest }) => (moduleRequest === null ? [] : [moduleRequest]));
  const requests = [...module.staticImports.map((one) => one.moduleRequest), ...reexported];
  return [...requests.map(({ value, start }) => ({ specifier: value, start })), ...dynamic];
}

export function resolve(file: SourceFile, specifier: string): string {
  if (!specifier.startsWith(".")) return `package:${specifier}`;
  return posix.join(posix.dirname(file.path), specifier);
}

function leavesPackage(file: SourceFile, target: string): boolean {
  const home = /^packages\/[^/]+\//.exec(file.path)?.[0];
  return (
    home !== undefined &&
    !isTest(file) &&
    !target.startsWith("package:") &&
    !target.startsWith(home)
  );
}
