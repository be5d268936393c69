import { parseNetwork } from "../condition/network.ts";
import type { Condition, Literal } from "../condition/node.ts";
import { numberKind } from "../condition/number.ts";
import { parsePath } from "../condition/path.ts";
import { checkRegex } from "../condition/regex.ts";
import {
  type Check,
  choice,
  isObject,
  list,
  matching,
  object,
  optional,
  text,
  wrong,
} from "./shape.ts";

/**
 * How deep groups may nest. Rules have three or four levels; the bound keeps every stage that
 * walks the tree, and the reader of the printed text, from running out of stack.
 */
export const conditionDepthMax = 64;

/** Every problem of a condition, which may be anything at all. */
export const checkCondition: Check = (value, path) =>
  isObject(value) && value.kind === "message" ? message(value, path) : node(1)(value, path);

/** A path as rules write it, without the leading `$.`. */
export const checkPath: Check = (value, path) => {
  const parsed = typeof value === "string" ? parsePath(value) : undefined;
  if (parsed === undefined) return [wrong(path, value, "a path: userIdentity.type")];
  return parsed.ok ? [] : parsed.problems.map((problem) => ({ ...problem, path }));
};

/** A node whose kind decides the rest; a message search is none, for it can only stand alone. */
function node(depth: number): Check {
  return (value, path) => {
    if (depth > conditionDepthMax) {
      return [wrong(path, value, `at most ${conditionDepthMax} levels of groups`)];
    }
    if (!isObject(value)) return [wrong(path, value, "field(…), all(…), any(…) or none(…)")];
    const { kind } = value;
    const group = kind === "all" || kind === "any" || kind === "none";
    const check = group ? groupOf(node(depth + 1)) : leaves.get(kind);
    return check === undefined
      ? choice(["all", "any", "none", ...Object.keys(leafKinds)])(kind, `${path}.kind`)
      : check(value, path);
  };
}

/** An empty `any` never matches and an empty `all` always does: neither is ever meant. */
function groupOf(member: Check): Check {
  return object({ kind: known, conditions: list(member, 1) });
}

/** What has already been looked at. */
const known: Check = () => [];

const anyText = text(() => undefined);

const number = text((literal) =>
  numberKind(literal) === "number" ? undefined : "a decimal number: 5, -0.5, 1e3",
);

const regex: Check = (value, path) =>
  typeof value === "string"
    ? checkRegex(value).map((problem) => ({ ...problem, path }))
    : [wrong(path, value, "a regular expression in quotes")];

const literals: Record<Literal["kind"], Check> = {
  text: object({ kind: known, text: anyText }),
  number: object({ kind: choice(["number"]), text: number }),
  regex: object({ kind: known, source: regex }),
};

const literalKinds: ReadonlyMap<unknown, Check> = new Map(Object.entries(literals));

const literal: Check = (value, path) => {
  const kind = isObject(value) ? value.kind : undefined;
  const check = literalKinds.get(kind);
  return check === undefined
    ? [wrong(path, value, "a text, a number or a regular expression")]
    : check(value, path);
};

/** Only numbers have an order, in CloudWatch as here. */
const comparison: Check = (value, path) => {
  const ordering =
    isObject(value) && typeof value.operator === "string" && /^[<>]/.test(value.operator);
  return object({
    kind: known,
    path: checkPath,
    operator: choice(["=", "!=", "<", "<=", ">", ">="]),
    value: ordering ? literals.number : literal,
  })(value, path);
};

const settingName = matching(
  /^(?:criticalInstances|criticalVolumes|networks|largeInstanceTypes|lists\..+)$/,
  "criticalInstances, criticalVolumes, networks, largeInstanceTypes or lists.<name>",
);

/** A reference to the settings, with entries of the fallback that pass the check. */
function reference(entry: Check): Check {
  return object({
    kind: choice(["setting"]),
    name: settingName,
    fallback: optional(list(entry, 1)),
  });
}

function listOrReference(entry: Check): Check {
  return (value, path) =>
    Array.isArray(value) ? list(entry, 1)(value, path) : reference(entry)(value, path);
}

const network = text((cidr) =>
  parseNetwork(cidr).ok ? undefined : "a network without host bits: 203.0.113.0/24, 2001:db8::/32",
);

const leafKinds: Record<Exclude<Condition["kind"], "all" | "any" | "none" | "message">, Check> = {
  comparison,
  is: object({ kind: known, path: checkPath, value: choice(["true", "false", "null"]) }),
  missing: object({ kind: known, path: checkPath }),
  member: object({
    kind: known,
    path: checkPath,
    operator: choice(["=", "!="]),
    list: reference(anyText),
  }),
  "in-networks": object({ kind: known, path: checkPath, networks: listOrReference(network) }),
  holds: object({ kind: known, path: checkPath, values: listOrReference(anyText) }),
};

const leaves: ReadonlyMap<unknown, Check> = new Map(Object.entries(leafKinds));

const message: Check = object({ kind: known, source: regex });
