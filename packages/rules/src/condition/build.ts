import type { FieldPath } from "../record/trail-record.ts";
import type {
  Comparison,
  Condition,
  Holds,
  InNetworks,
  Is,
  Literal,
  Member,
  Missing,
  None,
  Operator,
  SettingReference,
} from "./node.ts";

/**
 * What can be asked of one field. In every text, `*` stands for any run of characters. All but
 * `isMissing` are false when the field is missing; comparisons are also false when it is null,
 * a boolean, an array or an object, the negative ones included, as in CloudWatch.
 */
export interface Field {
  /** Equals the text or the number. */
  is(value: string | number): Comparison;
  /** Is a string or number, and another one than this. Combine with `isMissing` when it may be. */
  isNot(value: string | number): Comparison;
  /** Equals one of the values, or one entry of the setting. */
  isOneOf(first: SettingReference): Member;
  isOneOf(...values: readonly [string, string, ...string[]]): Condition;
  /** Is a string or number that equals none of the values, or no entry of the setting. */
  isNoneOf(first: SettingReference): Member;
  isNoneOf(...values: readonly [string, string, ...string[]]): Condition;
  /** Matches the regular expression (CloudWatch's dialect, unanchored, no groups). */
  matches(source: string): Comparison;
  /** Is a string or number that does not match the regular expression. */
  doesNotMatch(source: string): Comparison;
  /** Is a JSON number below the limit. A string never is, whatever it says. */
  isBelow(limit: number): Comparison;
  /** Is a JSON number at or below the limit. */
  isAtMost(limit: number): Comparison;
  /** Is a JSON number above the limit. */
  isAbove(limit: number): Comparison;
  /** Is a JSON number at or above the limit. */
  isAtLeast(limit: number): Comparison;
  /** Is the JSON boolean true; the string "true" is not. */
  isTrue(): Is;
  /** Is the JSON boolean false. */
  isFalse(): Is;
  /** Is null, or an array that holds a null. A missing field is not null. */
  isNull(): Is;
  /** Is not there at all. A null is there. */
  isMissing(): Missing;
  /** Is a string, even an empty one, or a number. */
  isPresent(): Comparison;
  /** Is an IP address inside one of the networks: CIDR text, or a setting such as `networks`. */
  isInNetworks(first: SettingReference): InNetworks;
  isInNetworks(...networks: readonly [string, ...string[]]): InNetworks;
  /**
   * Somewhere at or under the field, at any depth, a string is one of the values: ids, of which
   * every character counts, so that `*` is no wildcard here.
   */
  holdsAnyOf(first: SettingReference): Holds;
  holdsAnyOf(...values: readonly [string, ...string[]]): Holds;
}

/** Names the field of a record that the condition is about: `field("userIdentity.type")`. */
export function field(path: FieldPath): Field {
  const compare = (operator: Operator, value: Literal): Comparison => ({
    kind: "comparison",
    path,
    operator,
    value,
  });
  const listed = (operator: "=" | "!=", values: Listed): readonly Comparison[] =>
    values.filter((value) => typeof value === "string").map((v) => compare(operator, literal(v)));
  const member = (operator: "=" | "!=", list: SettingReference): Member => ({
    kind: "member",
    path,
    operator,
    list,
  });
  function isOneOf(first: SettingReference): Member;
  function isOneOf(...values: readonly [string, string, ...string[]]): Condition;
  function isOneOf(...values: Listed): Condition {
    const list = referenceIn(values);
    return list === undefined ? any(...listed("=", values)) : member("=", list);
  }
  function isNoneOf(first: SettingReference): Member;
  function isNoneOf(...values: readonly [string, string, ...string[]]): Condition;
  function isNoneOf(...values: Listed): Condition {
    const list = referenceIn(values);
    return list === undefined ? all(...listed("!=", values)) : member("!=", list);
  }
  const values = (given: Listed): readonly string[] | SettingReference =>
    referenceIn(given) ?? given.filter((value) => typeof value === "string");
  return {
    is: (value) => compare("=", literal(value)),
    isNot: (value) => compare("!=", literal(value)),
    isOneOf,
    isNoneOf,
    matches: (source) => compare("=", { kind: "regex", source }),
    doesNotMatch: (source) => compare("!=", { kind: "regex", source }),
    isBelow: (limit) => compare("<", literal(limit)),
    isAtMost: (limit) => compare("<=", literal(limit)),
    isAbove: (limit) => compare(">", literal(limit)),
    isAtLeast: (limit) => compare(">=", literal(limit)),
    isTrue: () => ({ kind: "is", path, value: "true" }),
    isFalse: () => ({ kind: "is", path, value: "false" }),
    isNull: () => ({ kind: "is", path, value: "null" }),
    isMissing: () => ({ kind: "missing", path }),
    isPresent: () => compare("=", { kind: "text", text: "*" }),
    isInNetworks: (...given: Listed) => ({ kind: "in-networks", path, networks: values(given) }),
    holdsAnyOf: (...given: Listed) => ({ kind: "holds", path, values: values(given) }),
  };
}

/** True when every condition is. Nested `all`s are flattened; one condition stands for itself. */
export function all(...conditions: readonly Condition[]): Condition {
  return group("all", conditions);
}

/** True when at least one condition is. Nested `any`s are flattened, likewise. */
export function any(...conditions: readonly Condition[]): Condition {
  return group("any", conditions);
}

/**
 * True when no condition is: the plain negation, so true of a record that lacks the fields. The
 * pattern language has no negation; where a field is always there, `isNot` says more to CloudWatch.
 */
export function none(...conditions: readonly Condition[]): None {
  return { kind: "none", conditions };
}

/**
 * A list of the account's settings: `criticalInstances`, `criticalVolumes`, `networks`,
 * `largeInstanceTypes`, or `lists.<name>`. A rule that refers to a list the settings do not hold,
 * or hold empty, is inactive, unless a fallback is given here.
 */
export function setting(name: string, ...fallback: readonly string[]): SettingReference {
  return fallback.length === 0 ? { kind: "setting", name } : { kind: "setting", name, fallback };
}

/** AWS carried the call out: CloudTrail writes `errorCode` only where it did not. */
export function succeeded(): Missing {
  return field("errorCode").isMissing();
}

/** AWS turned the call down, for whatever reason. */
export function failed(): Comparison {
  return field("errorCode").isPresent();
}

/**
 * The call changes something. CloudTrail says so itself in `readOnly`; records that lack it, most
 * of those before eventVersion 1.06, are told by the verb.
 */
export function wrote(): Condition {
  return any(
    field("readOnly").isFalse(),
    all(
      field("readOnly").isMissing(),
      field("eventName").isNoneOf("Describe*", "Get*", "List*", "Lookup*", "Validate*"),
    ),
  );
}

type Listed = readonly (string | SettingReference)[];

function referenceIn(values: Listed): SettingReference | undefined {
  return values.find((value) => typeof value !== "string");
}

function literal(value: string | number): Literal {
  return typeof value === "number"
    ? { kind: "number", text: String(value) }
    : { kind: "text", text: value };
}

/** So that one meaning has one tree, which the round trip through pattern text relies on. */
function group(kind: "all" | "any", conditions: readonly Condition[]): Condition {
  const flat = conditions.flatMap((condition) =>
    condition.kind === kind ? condition.conditions : [condition],
  );
  const [only] = flat;
  return flat.length === 1 && only !== undefined ? only : { kind, conditions: flat };
}
