/**
 * What must compile, and what must not: each mistake of a rule author that the editor is to catch.
 * The type checker runs this file; where a mistake compiles after all, the mark above it is an
 * error.
 */
import {
  all,
  any,
  type Condition,
  compileRules,
  explain,
  type Field,
  field,
  none,
  packPatterns,
  type parsePattern,
  type printPattern,
  type Rule,
  setting,
} from "../src/index.ts";

// Fields: the names at the top are CloudTrail's, what is below them is anybody's.

field("eventName");
field("userIdentity.sessionContext.attributes.mfaAuthenticated");
field("requestParameters.instancesSet.items[*].instanceId");
field("resources[0].ARN");
field("resources[*].type");
// @ts-expect-error: a slip in a name at the top
field("eventname");
// @ts-expect-error: the same above another name
field("userIdentiti.type");
// @ts-expect-error: CloudWatch's selector has a $, a path has not
field("$.eventName");
// @ts-expect-error: an index is a number
field("resources[first].type");
// @ts-expect-error: a field is named
field();

// Operators: each takes what it can compare, and no more.

field("eventName").is("A");
field("apiVersion").is(1);
field("apiVersion").isAbove(1);
// @ts-expect-error: a boolean is asked with isTrue
field("readOnly").is(true);
// @ts-expect-error: null is asked with isNull
field("errorCode").is(null);
// @ts-expect-error: several values are asked with isOneOf
field("eventName").is(["A", "B"]);
// @ts-expect-error: one value after the other
field("eventName").is("A", "B");
// @ts-expect-error: text has no order
field("apiVersion").isAbove("1");
// @ts-expect-error: a regular expression is written as text, without slashes
field("eventName").matches(/A/);
// @ts-expect-error: there is no such operator
export type Invented = Field["startsWith"];
// @ts-expect-error: an operator is called on a field
all("eventName", "A");

// Lists: one value alone is no list.

field("eventName").isOneOf("A", "B");
field("eventName").isOneOf(setting("lists.names"));
field("eventName").isOneOf(setting("lists.names", "A"));
field("sourceIPAddress").isInNetworks("10.0.0.0/8");
field("requestParameters").holdsAnyOf("i-1");
// @ts-expect-error: one value is asked with is
field("eventName").isOneOf("A");
// @ts-expect-error: no value is asked with any()
field("eventName").isOneOf();
// @ts-expect-error: nor is this a list
field("eventName").isNoneOf("A");
// @ts-expect-error: values stand side by side, not in an array
field("eventName").isOneOf(["A", "B"]);
// @ts-expect-error: numbers are text in CloudTrail's lists
field("eventName").isOneOf(1, 2);
// @ts-expect-error: a setting stands alone
field("eventName").isOneOf("A", setting("lists.names"));
// @ts-expect-error: no network is no question
field("sourceIPAddress").isInNetworks();
// @ts-expect-error: nor is no value
field("requestParameters").holdsAnyOf();
// @ts-expect-error: a setting has a name
setting();

// Conditions: plain data, which has to be whole.

const condition: Condition = any(field("eventName").is("A"), none(field("errorCode").isMissing()));
// @ts-expect-error: there is no such kind
const unknownKind: Condition = { kind: "xor", conditions: [condition] };
// @ts-expect-error: a comparison has a value
const withoutValue: Condition = { kind: "comparison", path: "eventName", operator: "=" };
const wrongOperator: Condition = {
  kind: "comparison",
  path: "eventName",
  // @ts-expect-error: one equals sign
  operator: "==",
  value: { kind: "text", text: "A" },
};

// Rules: what a person needs is not left out.

const rule: Rule = {
  id: "a",
  title: "A",
  description: "A.",
  severity: "high",
  teams: ["devops"],
  when: condition,
  attack: [],
  runbook: ["Look."],
  falsePositives: [],
  references: [],
};
// @ts-expect-error: a slip in a severity
const wrongSeverity: Rule = { ...rule, severity: "hgih" };
// @ts-expect-error: nobody is called so
const wrongTeam: Rule = { ...rule, teams: ["security"] };
// @ts-expect-error: a condition is no pattern
const patternInstead: Rule = { ...rule, when: "{ $.eventName = A }" };
// @ts-expect-error: a slip in a name
const wrongName: Rule = { ...rule, runbooks: [] };
// @ts-expect-error: a threshold says what it counts
const wrongThreshold: Rule = { ...rule, threshold: { over: 10, withinSeconds: 300, by: [] } };

// What comes back is read-only, and a result has to be looked at before its value is used.

// @ts-expect-error: rules are not changed once they are made
rule.severity = "low";
// @ts-expect-error: nor are their lists
export type Changed = Rule["runbook"]["push"];
// @ts-expect-error: nothing was printed if there are problems
export type Printed = ReturnType<typeof printPattern>["value"];
// @ts-expect-error: nothing was read either
export type Parsed = ReturnType<typeof parsePattern>["value"];
// @ts-expect-error: nor compiled
export type Compiled = ReturnType<typeof compileRules>["value"];
// @ts-expect-error: a mode is one of three
compileRules([rule], { rules: { a: { mode: "on" } } });
// @ts-expect-error: a slip in the settings
compileRules([rule], { criticalInstance: [] });
// @ts-expect-error: rules are packed, not conditions
packPatterns([condition]);
// @ts-expect-error: a rule is explained, not a condition
explain(condition, {});

export const mistakes: readonly unknown[] = [
  unknownKind,
  withoutValue,
  wrongOperator,
  wrongSeverity,
  wrongTeam,
  patternInstead,
  wrongName,
  wrongThreshold,
];
