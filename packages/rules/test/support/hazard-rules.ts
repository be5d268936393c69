import { type Condition, field, type Rule } from "../../src/index.ts";
import { createRule } from "./create-rule.ts";

const conditions: Readonly<Record<string, Condition>> = {
  stop: field("eventName").is("StopInstances"),
  one: field("eventName").is(1),
  long: field("eventName").is("xx*"),
  root: field("userIdentity.type").is("Root"),
  proto: {
    kind: "comparison",
    path: "a.__proto__",
    operator: "=",
    value: { kind: "text", text: "x" },
  },
  held: field("requestParameters").holdsAnyOf("i-1", "arn:a/b"),
  also: field("requestParameters").holdsAnyOf("i-2", "i-12"),
  item: field("requestParameters.items[*].size").is('a"b\\c'),
  first: field("requestParameters.items[0]").is("1.0"),
  null: field("errorCode").isNull(),
  inside: field("sourceIPAddress").isInNetworks("10.0.0.0/8", "2001:db8::/32"),
  begins: field("eventType").is("Aws*"),
  within: field("eventType").is("*Event*"),
  around: field("eventType").is("*Api*Call"),
  spelling: field("sourceIPAddress").is("2001:db8::1"),
  spelt: { kind: "comparison", path: "spelt", operator: "=", value: { kind: "text", text: "1.0" } },
};

/** Rules whose answers hang on how a record is read. */
export const hazardRules: readonly Rule[] = Object.entries(conditions).map(([id, when], index) => ({
  ...createRule(when, index),
  id,
}));
