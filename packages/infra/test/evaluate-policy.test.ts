import { describe, expect, it } from "vitest";
import { ownName } from "../src/identity/paths.ts";
import type { Condition, PolicyDocument, Statement } from "../src/identity/policy-document.ts";
import { type Call, evaluatePolicies } from "./support/evaluate-policy.ts";

const role = "arn:aws:iam::111122223333:role/devops/web";

/** A statement but for its name, and for what stands in most of them. */
type Part = Omit<Partial<Statement>, "Sid">;

/** Allows everything, as far as the part says nothing else. */
function policy(...parts: readonly Part[]): PolicyDocument {
  const statements = parts.map((part, index): Statement => {
    const action = part.NotAction === undefined ? { Action: ["*"] } : {};
    const resource = part.NotResource === undefined ? { Resource: "*" } : {};
    return { Sid: `S${index}`, Effect: "Allow", ...action, ...resource, ...part };
  });
  return { Version: "2012-10-17", Statement: statements };
}

function check(part: Part, call: Partial<Call>): string {
  const whole = { action: "iam:GetRole", resource: role, context: {}, ...call };
  return evaluatePolicies(whole, [policy(part)]).verdict;
}

/** Whether a condition holds of a context. */
function holds(Condition: Condition, context: Call["context"]): boolean {
  return check({ Condition }, { context }) === "allowed";
}

describe("evaluatePolicies", () => {
  const allow = {};
  const call = { action: "s3:GetObject", resource: "arn:aws:s3:::b/k", context: {} };

  it("lets a deny beat an allow, whichever comes first", () => {
    const deny = { ...allow, Effect: "Deny" } as const;
    expect(evaluatePolicies(call, [policy(allow, deny)])).toEqual({ verdict: "denied", by: "S1" });
    expect(evaluatePolicies(call, [policy(deny), policy(allow)]).verdict).toBe("denied");
  });

  it("allows nothing by itself", () => {
    expect(evaluatePolicies(call, [])).toEqual({ verdict: "not allowed" });
    expect(evaluatePolicies(call, [policy({ Action: ["s3:PutObject"], Resource: "*" })])).toEqual({
      verdict: "not allowed",
    });
  });

  it("takes what both the policies and the boundary allow", () => {
    const reading = policy({ Action: ["s3:Get*"], Resource: "*" });
    const writing = policy({ Action: ["s3:Put*"], Resource: "*" });
    const denying = policy(allow, { ...allow, Effect: "Deny" });
    expect(evaluatePolicies(call, [policy(allow)], reading)).toEqual({
      verdict: "allowed",
      by: "S0",
    });
    expect(evaluatePolicies(call, [policy(allow)], writing).verdict).toBe("not allowed");
    expect(evaluatePolicies(call, [], reading).verdict).toBe("not allowed");
    expect(evaluatePolicies(call, [policy(allow)], denying).verdict).toBe("denied");
  });

  it("refuses an operator that it does not know", () => {
    expect(() => holds({ NumericLessThan: { a: "1" } }, { a: "0" })).toThrow("NumericLessThan");
  });
});

describe("statements match", () => {
  it.each<readonly [name: string, statement: Part, call: Partial<Call>, ok: boolean]>([
    ["an action in any case", { Action: ["IAM:getrole"] }, {}, true],
    ["an action by wildcard", { Action: ["iam:*Role"] }, {}, true],
    ["one character by a question mark", { Action: ["iam:GetRol?"] }, {}, true],
    ["no more than that", { Action: ["iam:GetRo?"] }, {}, false],
    ["no action of another service", { Action: ["sts:*"] }, {}, false],
    ["by NotAction all others", { NotAction: ["iam:List*"] }, {}, true],
    ["by NotAction not its own", { NotAction: ["iam:Get*"] }, {}, false],
    ["a resource by wildcard", { Resource: "arn:aws:iam::*:role/devops/*" }, {}, true],
    ["a resource in its own case only", { Resource: role.toUpperCase() }, {}, false],
    ["no longer resource", { Resource: "arn:aws:iam::111122223333:role/devops" }, {}, false],
    ["one of several resources", { Resource: ["arn:aws:s3:::a", role] }, {}, true],
    ["by NotResource all others", { NotResource: ["arn:aws:s3:::*"] }, {}, true],
    ["by NotResource not its own", { NotResource: [role] }, {}, false],
    [
      "colons in the last part of an ARN",
      { Resource: "arn:aws:logs:*:1:log-group:a*" },
      { resource: "arn:aws:logs:eu-west-1:1:log-group:a:log-stream:b" },
      true,
    ],
    [
      "no wildcard across parts of an ARN",
      { Resource: "arn:aws:*:web" },
      { resource: "arn:aws:sns:eu-west-1:1:web" },
      false,
    ],
    [
      "a variable by its value",
      { Resource: `arn:aws:iam::1:user/${ownName}` },
      { resource: "arn:aws:iam::1:user/ann", context: { "aws:username": "ann" } },
      true,
    ],
    [
      "a variable's value literally",
      { Resource: `arn:aws:iam::1:user/${ownName}` },
      { resource: "arn:aws:iam::1:user/ann", context: { "aws:username": "a*" } },
      false,
    ],
    [
      "no variable that the call lacks",
      { Resource: `arn:aws:iam::1:user/${ownName}` },
      { resource: "arn:aws:iam::1:user/" },
      false,
    ],
  ])("%s", (...[, statement, call, ok]) => {
    expect(check(statement, call)).toBe(ok ? "allowed" : "not allowed");
  });
});

/** Each row as the page "IAM JSON policy elements: Condition operators" of the User Guide has it. */
describe("conditions hold", () => {
  const mfa = "aws:MultiFactorAuthPresent";
  const ip = "aws:SourceIp";
  it.each<readonly [name: string, condition: Condition, context: Call["context"], ok: boolean]>([
    ["of an equal text", { StringEquals: { a: "x" } }, { a: "x" }, true],
    ["of one of several texts", { StringEquals: { a: ["w", "x"] } }, { a: "x" }, true],
    ["not of another case", { StringEquals: { a: "x" } }, { a: "X" }, false],
    ["of another case where asked", { StringEqualsIgnoreCase: { a: "x" } }, { a: "X" }, true],
    ["of keys in any case", { StringEquals: { "aws:A/Key": "x" } }, { "AWS:a/kEY": "x" }, true],
    ["not of an absent key", { StringEquals: { a: "x" } }, {}, false],
    ["negated, of an absent key", { StringNotEquals: { a: "x" } }, {}, true],
    ["negated, of none of several", { StringNotEquals: { a: ["x", "y"] } }, { a: "z" }, true],
    ["negated, not of one of several", { StringNotEquals: { a: ["x", "y"] } }, { a: "y" }, false],
    ["of a text by wildcard", { StringLike: { a: "x*" } }, { a: "xyz" }, true],
    ["not of wildcards where equal", { StringEquals: { a: "x*" } }, { a: "xyz" }, false],
    [
      "only if all operators do",
      { StringEquals: { a: "x" }, Bool: { b: "true" } },
      { a: "x" },
      false,
    ],
    ["only if all keys do", { StringEquals: { a: "x", b: "y" } }, { a: "x", b: "z" }, false],
    ["Bool of the same", { Bool: { [mfa]: "true" } }, { [mfa]: "true" }, true],
    ["Bool not of an absent key", { Bool: { [mfa]: "false" } }, {}, false],
    ["BoolIfExists of an absent key", { BoolIfExists: { [mfa]: "false" } }, {}, true],
    ["BoolIfExists of the same", { BoolIfExists: { [mfa]: "false" } }, { [mfa]: "false" }, true],
    ["BoolIfExists not else", { BoolIfExists: { [mfa]: "false" } }, { [mfa]: "true" }, false],
    ["Null true of an absent key", { Null: { [mfa]: "true" } }, {}, true],
    ["Null true not of another", { Null: { [mfa]: "true" } }, { [mfa]: "false" }, false],
    ["Null false of a key that is there", { Null: { [mfa]: "false" } }, { [mfa]: "false" }, true],
    [
      "of an address inside",
      { IpAddress: { [ip]: "203.0.113.0/24" } },
      { [ip]: "203.0.113.9" },
      true,
    ],
    [
      "not of one outside",
      { IpAddress: { [ip]: "203.0.113.0/24" } },
      { [ip]: "203.0.114.9" },
      false,
    ],
    ["of an IPv6 address", { IpAddress: { [ip]: "2001:db8::/32" } }, { [ip]: "2001:db8::1" }, true],
    ["not of the other kind", { IpAddress: { [ip]: "0.0.0.0/1" } }, { [ip]: "2001:db8::1" }, false],
    [
      "negated, of one outside all",
      { NotIpAddress: { [ip]: ["10.0.0.0/8", "192.0.2.0/24"] } },
      { [ip]: "198.51.100.1" },
      true,
    ],
    [
      "negated, not of one inside one",
      { NotIpAddress: { [ip]: ["10.0.0.0/8", "192.0.2.0/24"] } },
      { [ip]: "10.1.1.1" },
      false,
    ],
    ["negated, of no address at all", { NotIpAddress: { [ip]: "10.0.0.0/8" } }, {}, true],
    [
      "of an ARN by wildcard",
      { ArnEquals: { a: "arn:aws:iam::*:policy/*" } },
      { a: "arn:aws:iam::1:policy/x" },
      true,
    ],
    [
      "negated, of another ARN",
      { ArnNotEquals: { a: "arn:aws:iam::1:policy/x" } },
      { a: "arn:aws:iam::1:policy/y" },
      true,
    ],
    ["negated, of no ARN", { ArnNotEquals: { a: "arn:aws:iam::1:policy/x" } }, {}, true],
    ["if any value does", { "ForAnyValue:StringEquals": { a: "x" } }, { a: ["w", "x"] }, true],
    ["not if no value does", { "ForAnyValue:StringEquals": { a: "x" } }, { a: ["v", "w"] }, false],
    ["for any value not of an absent key", { "ForAnyValue:StringEquals": { a: "x" } }, {}, false],
    [
      "if all values do",
      { "ForAllValues:StringEquals": { a: ["w", "x"] } },
      { a: ["w", "x"] },
      true,
    ],
    [
      "not if one does not",
      { "ForAllValues:StringEquals": { a: ["x"] } },
      { a: ["w", "x"] },
      false,
    ],
    ["for all values of an absent key", { "ForAllValues:StringEquals": { a: "x" } }, {}, true],
  ])("%s", (...[, condition, context, ok]) => {
    expect(holds(condition, context)).toBe(ok);
  });
});
