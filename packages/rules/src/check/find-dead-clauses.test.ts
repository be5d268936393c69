import { describe, expect, it } from "vitest";
import { catalog } from "../catalog/index.ts";
import { all, any, field, none, setting } from "../condition/build.ts";
import type { Condition } from "../condition/node.ts";
import { compileCondition } from "../matcher/compile.ts";
import { cis } from "../packs/cis.ts";
import { classic } from "../packs/classic.ts";
import type { Rule } from "../rule.ts";
import { findDeadClauses } from "./find-dead-clauses.ts";

const name = field("eventName");
const size = field("requestParameters.size");
const request = field("requestParameters");
const type = field("userIdentity.type");

const ruleOf = (when: Condition, raised: readonly Condition[] = []): Rule => ({
  id: "mine",
  title: "t",
  description: "d",
  severity: "high",
  teams: ["infosec"],
  when,
  raise: raised.map((when) => ({ to: "critical", when, because: "b" })),
  attack: [],
  runbook: ["r"],
  falsePositives: [],
  references: [],
});

/** Where the dead clause stands, and what is said of it. */
const dead: readonly (readonly [name: string, when: Condition, path: string, said: string])[] = [
  [
    "two values of one field",
    all(name.is("A"), name.is("B")),
    "when.conditions[1]",
    'eventName = "B" never holds beside eventName = "A"',
  ],
  ["two beginnings", all(name.is("A*"), name.is("B*")), "when.conditions[1]", "never holds"],
  [
    "a value that is excluded",
    all(name.isNot("Get*"), name.is("GetRole")),
    "when.conditions[1]",
    "never holds",
  ],
  [
    "an exclusion of what is asked",
    all(name.is("GetRole"), name.isNot("Get*")),
    "when.conditions[1]",
    "never holds",
  ],
  [
    "a field that is missing and a value",
    all(name.isMissing(), name.is("A")),
    "when.conditions[1]",
    "never holds beside eventName is missing",
  ],
  [
    "what stands below something missing",
    all(request.isMissing(), size.is("A")),
    "when.conditions[1]",
    "beside requestParameters is missing",
  ],
  [
    "likewise by an index",
    all(field("requestParameters.a").isMissing(), field("requestParameters.a[0]").is("A")),
    "when.conditions[1]",
    "never holds",
  ],
  [
    "something missing beside what stands below it",
    all(size.is("A"), request.isMissing()),
    "when.conditions[1]",
    "never holds",
  ],
  ["a boolean and a text", all(size.isTrue(), size.is("A")), "when.conditions[1]", "never holds"],
  ["two booleans", all(size.isTrue(), size.isFalse()), "when.conditions[1]", "never holds"],
  [
    "limits that do not meet",
    all(size.isBelow(3), size.isAbove(5)),
    "when.conditions[1]",
    "never holds",
  ],
  [
    "limits that touch",
    all(size.isAtLeast(5), size.isBelow(5)),
    "when.conditions[1]",
    "never holds",
  ],
  [
    "limits that pass each other",
    all(size.isAtLeast(5), size.isAtMost(4)),
    "when.conditions[1]",
    "never holds",
  ],
  [
    "a network of what is missing",
    all(name.isMissing(), field("eventName").isInNetworks("10.0.0.0/8")),
    "when.conditions[1]",
    "never holds",
  ],
  [
    "a list of the settings likewise",
    all(name.isMissing(), name.isOneOf(setting("lists.mine"))),
    "when.conditions[1]",
    "never holds",
  ],
  [
    "lists without a common value",
    all(name.isOneOf("A", "B"), name.isOneOf("C", "D")),
    "when.conditions[1]",
    'eventName = "C" or eventName = "D" never holds',
  ],
  [
    "one alternative",
    all(name.is("A"), any(name.is("B"), type.is("Root"))),
    "when.conditions[1].conditions[0]",
    "never holds",
  ],
  [
    "one value of a list",
    all(name.is("A"), name.isOneOf("A", "B")),
    "when.conditions[1].conditions[1]",
    "never holds",
  ],
  [
    "an alternative before what it contradicts",
    all(any(all(name.is("B"), size.isTrue()), type.is("Root")), name.is("A")),
    "when.conditions[0].conditions[0].conditions[0]",
    "never holds",
  ],
  [
    "what is within a negation",
    none(all(name.is("A"), name.is("B"))),
    "when.conditions[0].conditions[1]",
    "never holds",
  ],
  [
    "a boolean compared as text",
    field("readOnly").is("true"),
    "when",
    'readOnly = "true" never holds: write isTrue() or isFalse()',
  ],
  ["likewise by exclusion", field("readOnly").isNot("true"), "when", "never holds"],
  [
    "a text asked as a boolean",
    field("userIdentity.sessionContext.attributes.mfaAuthenticated").isFalse(),
    "when",
    'never holds: write is("false")',
  ],
  ["a kind of identity in capitals", type.is("ROOT"), "when", 'write "Root".'],
  ["a kind of identity that there is not", type.is("Robot"), "when", "write one of Root, IAMUser,"],
  ["likewise excluded", type.isNot("Robot"), "when", "excludes nothing: write one of"],
  [
    "a source without its domain",
    field("eventSource").is("ec2"),
    "when",
    'write a service with its domain: "ec2.amazonaws.com"',
  ],
  ["a region that is none", field("awsRegion").is("EU-West-1"), "when", "write a region"],
  [
    "an account that is none",
    field("recipientAccountId").is("1111-2222-3333"),
    "when",
    "12 digits",
  ],
  [
    "an order of texts",
    field("eventVersion").isAtLeast(1.05),
    "when",
    "eventVersion >= 1.05 never holds: write what it equals, for texts have no order.",
  ],
  [
    "an address compared with a network",
    field("sourceIPAddress").is("203.0.113.0/24"),
    "when",
    'write isInNetworks("203.0.113.0/24"), for it is one address.',
  ],
  [
    "likewise of IPv6, excluded",
    field("sourceIPAddress").isNot("2001:DB8::/32"),
    "when",
    "nothing",
  ],
  [
    "an object compared as a text",
    field("userIdentity").is("Root"),
    "when",
    "never holds: write what is in it, such as userIdentity.type, for it is no text itself.",
  ],
  [
    "likewise excluded",
    field("userIdentity").isNot("Root"),
    "when",
    "never holds: write what is in",
  ],
  ["a list asked as a boolean", field("resources").isTrue(), "when", "such as resources[*].ARN"],
  [
    "an object that is to be there",
    request.isPresent(),
    "when",
    "never holds: write none(…isMissing(), …isNull()), for what holds others is no text.",
  ],
];

const alive: readonly Condition[] = [
  all(name.is("A*"), name.is("*B")),
  all(name.is("Get*"), name.isNot("GetRole")),
  all(name.isNot("A"), name.isNot("B")),
  all(name.isMissing(), type.isMissing()),
  all(field("requestParameters.a").isMissing(), field("requestParameters.ab").is("A")),
  all(request.isMissing(), size.isMissing()),
  all(size.isTrue(), size.isTrue()),
  all(size.isAbove(3), size.isBelow(5)),
  all(size.isAtLeast(5), size.isAtMost(5)),
  all(size.isAbove(3), size.isAbove(5)),
  all(size.is(5), size.is("*5")),
  all(field("requestParameters.a[*].b").is("A"), field("requestParameters.a[*].b").is("B")),
  all(request.holdsAnyOf("A"), request.isMissing()),
  all(name.is("A"), none(name.is("B"))),
  any(name.is("A"), name.is("B")),
  all(name.is("A"), any(name.is("A"), type.is("Root"))),
  field("eventSource").is("*.amazonaws.com"),
  field("eventSource").is("ec2.amazonaws.com"),
  field("eventSource").matches("ec2"),
  field("readOnly").isTrue(),
  field("userIdentity.sessionContext.attributes.mfaAuthenticated").is("false"),
  type.is("*Root*"),
  type.isNull(),
  request.isNull(),
  none(request.isMissing(), request.isNull()),
  field("eventTime").is("2026-08-01*"),
  field("eventVersion").is(1.08),
  field("sourceIPAddress").is("203.0.113.7"),
  field("sourceIPAddress").is("AWS Internal/#"),
  field("sourceIPAddress").is("203.0.113.*"),
  { kind: "message", source: "a" },
];

describe("findDeadClauses", () => {
  it.each(dead)("finds %s", (...[, when, path, said]) => {
    const problems = findDeadClauses(ruleOf(when));
    expect(problems.map((problem) => problem.path)).toEqual([path]);
    expect(problems[0]).toMatchObject({ ruleId: "mine", message: expect.stringContaining(said) });
  });

  it.each(alive)("leaves alone %j", (when) => {
    expect(findDeadClauses(ruleOf(when))).toEqual([]);
  });

  it("looks into what raises the severity too", () => {
    const problems = findDeadClauses(ruleOf(name.is("A"), [name.is("B"), type.is("root")]));
    expect(problems).toMatchObject([{ path: "raise[1].when", code: "never-true" }]);
  });

  it("names no clause that a record of the fixtures can satisfy", () => {
    expect([...catalog, ...cis, ...classic].flatMap(findDeadClauses)).toEqual([]);
  });

  it("is right of every contradiction: no value at all satisfies both", () => {
    const values = [
      undefined,
      null,
      true,
      false,
      "A",
      "AB",
      "B",
      "GetRole",
      "5",
      3,
      4,
      5,
      6,
      {},
      [],
      [true, false, null, "A"],
    ];
    const records = values.flatMap((value) => [
      { eventName: value },
      { requestParameters: { size: value, a: [value] } },
      { requestParameters: value },
    ]);
    const contradictions = dead.slice(0, 16).map(([, when]) => compileCondition(when));
    const wrong = contradictions.filter((one) => records.some((record) => one.matches(record)));
    expect(wrong).toEqual([]);
  });
});
