import { Visitor, type VisitorObject } from "oxc-parser";
import {
  complain,
  isCode,
  isPackageSource,
  isTest,
  parseSource,
  type SourceFile,
} from "./source-file.ts";

/**
 * Checks of the syntax tree: in goes a file, out come complaints, for example
 * `src/a.ts:3: any switches the checker off: write unknown and narrow it`.
 */
export function checkTypes(file: SourceFile): readonly string[] {
  return visit(file, (say) => ({
    TSAnyKeyword: say("any switches the checker off: write unknown and narrow it"),
    TSNonNullExpression: say("`!` hides a missing value: handle it, or assert with a message"),
  }));
}

/** Refuses what type stripping cannot run, and what hides where a name comes from. */
export function checkForms(file: SourceFile): readonly string[] {
  return visit(file, (say) => ({
    TSEnumDeclaration: say("write a union of literals instead of an enum"),
    TSModuleDeclaration: say("write a module of its own instead of a namespace"),
    ...(file.path.endsWith(".config.ts")
      ? {}
      : { ExportDefaultDeclaration: say("give the export a name: default exports have many") }),
  }));
}

/** Lets a rule be switched off only where the next reader learns why. */
export function checkSuppressions(file: SourceFile): readonly string[] {
  if (!isCode(file)) return [];
  const mark =
    /@ts-(?:ignore|nocheck|expect-error)|(?:biome-ignore|oxlint-disable|eslint-disable|v8 ignore|Stryker disable)[\w-]*/;
  return parseSource(file).comments.flatMap((comment) => {
    const found = mark.exec(comment.value);
    if (found === null || (found[0] === "@ts-expect-error" && isTypeTest(file))) return [];
    const reason = /(?:: |-- )\s*(\S.{9,})/.exec(comment.value.slice(found.index))?.[1];
    if (reason !== undefined) return [];
    return [complain(file, comment.start, `${found[0]} needs its reason after a colon`)];
  });
}

/** Asks for a sentence at every export that users of a package can reach. */
export function checkDocComments(file: SourceFile): readonly string[] {
  if (!isPackageSource(file)) return [];
  const { program, comments } = parseSource(file);
  const documented = new Set<string>();
  return program.body.flatMap((statement) => {
    if (statement.type !== "ExportNamedDeclaration" || statement.declaration === null) return [];
    const name = declaredName(statement.declaration);
    const isDocumented = comments.some(
      (comment) =>
        comment.type === "Block" &&
        comment.value.startsWith("*") &&
        file.text.slice(comment.end, statement.start).trim() === "" &&
        comment.end <= statement.start,
    );
    // One comment stands for all overloads of a function.
    if (isDocumented) documented.add(name);
    if (documented.has(name)) return [];
    return [complain(file, statement.start, `say above ${name} what it is for: /** … */`)];
  });
}

/** Keeps CloudWatch's syntax in one place, so that a change of it is one change. */
export function checkPatternText(file: SourceFile): readonly string[] {
  const isAtHome = /^packages\/rules\/src\/(?:pattern|packs)\//.test(file.path);
  if (!isPackageSource(file) || isAtHome) return [];
  const message = "build the condition and print it: pattern text belongs in pattern/ and packs/";
  const found: string[] = [];
  const look = (text: string, start: number): void => {
    // A person types patterns into `grep`, so its help has to show one.
    if (/\{[\s(]*\$\s*[.[]/.test(text) && !text.includes("grep")) {
      found.push(complain(file, start, message));
    }
  };
  new Visitor({
    Literal: (node) => look(String(node.value), node.start),
    TemplateElement: (node) => look(node.value.raw, node.start),
  }).visit(parseSource(file).program);
  return found;
}

type Say = (message: string) => (node: { readonly start: number }) => void;

/** Walks the tree once with a visitor whose handlers complain. */
function visit(file: SourceFile, create: (say: Say) => VisitorObject): readonly string[] {
  if (!isCode(file)) return [];
  const found: string[] = [];
  const say: Say = (message) => (node) => found.push(complain(file, node.start, message));
  new Visitor(create(say)).visit(parseSource(file).program);
  return found;
}

/** A type test says what must not compile, and its name gives the reason. */
function isTypeTest(file: SourceFile): boolean {
  return isTest(file) && file.path.endsWith(".test-d.ts");
}

type Declaration = { readonly type: string; readonly start: number };

function declaredName(declaration: Declaration & { readonly id?: unknown }): string {
  if (hasName(declaration.id)) return declaration.id.name;
  const { declarations } = declaration as { readonly declarations?: readonly { id: unknown }[] };
  const id = declarations?.[0]?.id;
  return hasName(id) ? id.name : "this export";
}

function hasName(value: unknown): value is { readonly name: string } {
  return typeof value === "object" && value !== null && "name" in value;
}
