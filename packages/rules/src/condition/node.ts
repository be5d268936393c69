/**
 * The condition tree: what a rule asks of one record. `build.ts` makes it for rule authors and
 * `pattern/parse.ts` reads it from CloudWatch text; `pattern/`, `matcher/` and `explain/` each
 * turn it into something else. It is plain data: `JSON.stringify` loses nothing of it.
 *
 *     field("eventName").is("StopLogging")
 *     → { kind: "comparison", path: "eventName", operator: "=",
 *         value: { kind: "text", text: "StopLogging" } }
 *
 * CloudWatch's semantics are the semantics (PATTERNS.md): a comparison is only ever true of a
 * string or a number, so it is false on a missing, null, boolean, array or object value, for `!=`
 * as much as for `=`.
 */
export type Condition =
  | All
  | Any
  | None
  | Comparison
  | Is
  | Missing
  | Member
  | InNetworks
  | Holds
  | Message;

/** True when every one of `conditions` is; with none of them, true of every record. */
export interface All {
  readonly kind: "all";
  readonly conditions: readonly Condition[];
}

/** True when at least one of `conditions` is; with none of them, never true. */
export interface Any {
  readonly kind: "any";
  readonly conditions: readonly Condition[];
}

/** True when no one of `conditions` is: plain logical negation, which CloudWatch cannot say. */
export interface None {
  readonly kind: "none";
  readonly conditions: readonly Condition[];
}

/** The six comparisons of CloudWatch; the ordering four take a number literal only. */
export type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=";

/**
 * Compares the values that `path` selects with a literal. With a wildcard in the path, `!=` means
 * "what stands before the wildcard exists, and no element equals"; every other operator means
 * "some element does".
 */
export interface Comparison {
  readonly kind: "comparison";
  readonly path: string;
  readonly operator: Operator;
  readonly value: Literal;
}

/** What a comparison compares with. */
export type Literal = TextLiteral | NumberLiteral | RegexLiteral;

/** Text, in which each `*` stands for any run of characters, none included. */
export interface TextLiteral {
  readonly kind: "text";
  readonly text: string;
}

/**
 * A decimal number, kept exactly as written: against a JSON number it is numeric, against a string
 * it is this very text (`1.0` is not `1`).
 */
export interface NumberLiteral {
  readonly kind: "number";
  readonly text: string;
}

/** A regular expression in CloudWatch's dialect, without its `%`: an unanchored search. */
export interface RegexLiteral {
  readonly kind: "regex";
  readonly source: string;
}

/** `IS TRUE`, `IS FALSE`, `IS NULL`: the JSON values that no comparison can see. */
export interface Is {
  readonly kind: "is";
  readonly path: string;
  readonly value: "true" | "false" | "null";
}

/** `NOT EXISTS`: the path selects nothing. A null that is present is not missing. */
export interface Missing {
  readonly kind: "missing";
  readonly path: string;
}

/**
 * The value equals one entry (`=`), or is a string or number that equals none (`!=`), of a list of
 * the settings. Entries are text in which `*` is a wildcard.
 */
export interface Member {
  readonly kind: "member";
  readonly path: string;
  readonly operator: "=" | "!=";
  readonly list: SettingReference;
}

/** The value is the text of an IP address inside one of the networks (CIDR, IPv4 or IPv6). */
export interface InNetworks {
  readonly kind: "in-networks";
  readonly path: string;
  readonly networks: readonly string[] | SettingReference;
}

/** Some string anywhere at or under the path, however deep, is one of the values, `*` for itself. */
export interface Holds {
  readonly kind: "holds";
  readonly path: string;
  readonly values: readonly string[] | SettingReference;
}

/**
 * The raw message matches the regular expression, whatever it is: CloudWatch's standalone
 * `%regex%`, which asks nothing of the message, not even that it is JSON. It stands alone.
 */
export interface Message {
  readonly kind: "message";
  readonly source: string;
}

/** A list that the account's settings hold, by name; see `setting()`. */
export interface SettingReference {
  readonly kind: "setting";
  readonly name: string;
  /** Used when the settings do not name the list; without it the rule is inactive until they do. */
  readonly fallback?: readonly string[];
}
