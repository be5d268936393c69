import { BlockList, isIP } from "node:net";
import type { Condition, PolicyDocument, Statement } from "../../src/identity/policy-document.ts";

/** One call on one resource; a call on several resources is as many of these. */
export interface Call {
  readonly action: string;
  readonly resource: string;
  /** Condition keys, in any case, and their values; what a call does not carry is left out. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

/** What IAM answers, and the statement that decided it. */
export interface Verdict {
  readonly verdict: "allowed" | "denied" | "not allowed";
  /** The `Sid` of the first statement that denies, or else allows. */
  readonly by?: string;
}

/**
 * Answers as IAM does within one account: an explicit deny beats all, then what is allowed by a
 * policy, and by the boundary where there is one, is allowed, and the rest is not ("Policy evaluation
 * logic", AWS IAM User Guide). Only what our policies use is known here; the rest throws. Policies of
 * keys are not asked, which also have to let the account's policies decide, as ours do.
 */
export function evaluatePolicies(
  call: Call,
  policies: readonly PolicyDocument[],
  boundary?: PolicyDocument,
): Verdict {
  const all = boundary === undefined ? policies : [...policies, boundary];
  const deny = all.flatMap(find(call, "Deny"))[0];
  if (deny !== undefined) return { verdict: "denied", by: deny.Sid };
  const allow = policies.flatMap(find(call, "Allow"))[0];
  const isWithin = boundary === undefined || find(call, "Allow")(boundary).length > 0;
  if (allow === undefined || !isWithin) return { verdict: "not allowed" };
  return { verdict: "allowed", by: allow.Sid };
}

function find(call: Call, effect: Statement["Effect"]) {
  return ({ Statement }: PolicyDocument): readonly Statement[] =>
    Statement.filter((statement) => statement.Effect === effect && isAbout(statement, call));
}

function isAbout(statement: Statement, call: Call): boolean {
  return (
    matchesAction(statement, call.action) &&
    matchesResource(statement, call) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
      holds(operator, keys, call),
    )
  );
}

function matchesAction({ Action, NotAction }: Statement, action: string): boolean {
  const matches = (pattern: string): boolean =>
    glob(pattern.toLowerCase()).test(action.toLowerCase());
  return Action === undefined ? !list(NotAction).some(matches) : Action.some(matches);
}

function matchesResource({ Resource, NotResource }: Statement, call: Call): boolean {
  const matches = (pattern: string): boolean => matchesARN(pattern, call.resource, call);
  return Resource === undefined ? !list(NotResource).some(matches) : list(Resource).some(matches);
}

/** Wildcards of an ARN stay within its part, of which the last may have colons itself. */
function matchesARN(pattern: string, value: string, call: Call): boolean {
  if (pattern === "*") return true;
  const parts = split(pattern);
  const values = split(value);
  return (
    parts.length === values.length &&
    parts.every((part, index) => {
      const expression = fillIn(part, call);
      return expression?.test(values[index] ?? "") ?? false;
    })
  );
}

function split(arn: string): readonly string[] {
  // A policy variable has a colon of its own, and stands in the last part only.
  const parts = arn.split(":");
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}

/** The pattern with variables put in as literal text; nothing where the call has no such key. */
function fillIn(pattern: string, call: Call): RegExp | undefined {
  if (!pattern.includes("${")) return glob(pattern);
  const pieces = pattern.split(/(\$\{[^}]+\})/).map((piece) => {
    const name = /^\$\{([^}]+)\}$/.exec(piece)?.[1];
    if (name === undefined) return glob(piece).source.slice(1, -1);
    const value = valuesOf(name, call)?.[0];
    return value === undefined ? undefined : literally(value);
  });
  return pieces.includes(undefined) ? undefined : new RegExp(`^${pieces.join("")}$`, "s");
}

/** Patterns come again with every call, and making an expression takes longer than testing one. */
const globs = new Map<string, RegExp>();

function glob(pattern: string): RegExp {
  const known = globs.get(pattern);
  if (known !== undefined) return known;
  const source = literally(pattern).replaceAll("\\*", ".*").replaceAll("\\?", ".");
  const made = new RegExp(`^${source}$`, "s");
  globs.set(pattern, made);
  return made;
}

function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

/** All keys of an operator have to hold; of a key's values, one. */
function holds(operator: string, keys: Condition[string], call: Call): boolean {
  return Object.entries(keys).every(([key, wanted]) => {
    const actual = valuesOf(key, call);
    if (operator === "Null") return list(wanted).includes(String(actual === undefined));
    const [, set, name = "", ifExists] =
      /^(?:(ForAnyValue|ForAllValues):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
    if (actual === undefined && ifExists !== undefined) return true;
    const { test, isNegated } = comparison(name);
    const matches = (value: string): boolean =>
      list(wanted).some((each) => test(each, value, call)) !== isNegated;
    if (set === "ForAnyValue") return (actual ?? []).some(matches);
    if (set === "ForAllValues") return (actual ?? []).every(matches);
    // A negated operator holds for a key that is absent; any other does not.
    return actual === undefined ? isNegated : actual.some(matches);
  });
}

interface Comparison {
  readonly isNegated: boolean;
  readonly test: (wanted: string, actual: string, call: Call) => boolean;
}

function comparison(operator: string): Comparison {
  const test = comparisons[operator.replace("Not", "")];
  if (test === undefined) throw new Error(`No such operator here: ${operator}`);
  return { isNegated: operator.includes("Not"), test };
}

const comparisons: Readonly<Record<string, Comparison["test"]>> = {
  ArnEquals: matchesARN,
  ArnLike: matchesARN,
  Bool: (wanted, actual) => wanted.toLowerCase() === actual.toLowerCase(),
  IpAddress: isWithin,
  StringEquals: (wanted, actual) => wanted === actual,
  StringEqualsIgnoreCase: (wanted, actual) => wanted.toLowerCase() === actual.toLowerCase(),
  StringLike: (wanted, actual, call) => fillIn(wanted, call)?.test(actual) ?? false,
};

function isWithin(network: string, address: string): boolean {
  const [base = "", bits = isIP(base) === 6 ? "128" : "32"] = network.split("/");
  const within = new BlockList();
  within.addSubnet(base, Number(bits), isIP(base) === 6 ? "ipv6" : "ipv4");
  return within.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** Names of condition keys, and of tags in them, have no case. */
function valuesOf(key: string, { context }: Call): readonly string[] | undefined {
  const found = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase());
  return found === undefined ? undefined : list(found[1]);
}

function list(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : [value].flat();
}
