import { type Stack, Validations } from "aws-cdk-lib";
import { CfnManagedPolicy } from "aws-cdk-lib/aws-iam";
import type { IConstruct } from "constructs";
import type { PolicyDocument } from "../identity/policy-document.ts";

/** The stacks, by their own part of their names. */
export type Area = "trail" | "config" | "alerting" | "watch" | "identity";

/** Findings of cdk-nag and cfn-guard that are as they should be, and why. */
export interface Acknowledgement {
  /** Where: constructs below the stack, by their paths. */
  readonly constructs: readonly string[];
  /**
   * The findings, each singly: cdk-nag takes no patterns. `wildcards` stands for those of a policy
   * that allows by wildcards, of which each is read where the policy is written.
   */
  readonly ids: readonly string[] | "wildcards";
  readonly reason: string;
}

/**
 * Acknowledges findings where they are made. A construct that is not there is switched off; one that
 * has no such finding any more is found by the tests, which compare both ways.
 */
export function acknowledge(stack: Stack, acknowledgements: readonly Acknowledgement[]): void {
  for (const { construct, id, reason } of listAcknowledged(stack, acknowledgements)) {
    Validations.of(construct).acknowledge({ id, reason });
  }
}

/** A finding that is acknowledged, and where. */
export interface Acknowledged {
  readonly construct: IConstruct;
  readonly id: string;
  readonly reason: string;
}

/** Every single finding that is acknowledged in a stack. */
export function listAcknowledged(
  stack: Stack,
  acknowledgements: readonly Acknowledgement[],
): readonly Acknowledged[] {
  const byPath = new Map(
    stack.node.findAll().map((construct) => [pathWithin(stack, construct), construct]),
  );
  return acknowledgements.flatMap(({ constructs, ids, reason }) =>
    constructs.flatMap((path) => {
      const construct = byPath.get(path);
      if (construct === undefined) return [];
      const found = ids === "wildcards" ? wildcardsOf(stack, construct) : ids;
      return found.map((id) => ({ construct, id, reason }));
    }),
  );
}

/** A construct's path below its stack. */
export function pathWithin(stack: Stack, construct: IConstruct): string {
  return construct.node.path.slice(stack.node.path.length + 1);
}

/** A text with intrinsic functions in it, as cdk-nag prints them: `<Bucket.Arn>/AWSLogs/*`. */
function printValue(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  const [[name, argument] = ["", ""]] = Object.entries(value) as readonly [string, unknown][];
  if (!Array.isArray(argument)) return `<${String(argument)}>`;
  const parts: readonly unknown[] = argument;
  if (name === "Fn::GetAtt") return `<${parts.map(String).join(".")}>`;
  return [parts[1]].flat().map(printValue).join(String(parts[0]));
}

/** As cdk-nag's rule AwsSolutions-IAM5 names them: by actions and resources of what is allowed. */
function wildcardsOf(stack: Stack, construct: IConstruct): readonly string[] {
  if (!CfnManagedPolicy.isCfnManagedPolicy(construct)) return [];
  // It is our own document, with its tokens put in.
  const { Statement } = stack.resolve(construct.policyDocument) as PolicyDocument;
  const allowed = Statement.filter(({ Effect }) => Effect === "Allow");
  const actions = allowed.flatMap(({ Action }) => Action ?? []);
  const resources = allowed.flatMap(({ Resource }) => [Resource ?? []].flat()).map(printValue);
  const found = [
    ...actions.map((action) => `Action::${action}`),
    ...resources.map((resource) => `Resource::${resource}`),
  ];
  return [...new Set(found)]
    .filter((finding) => finding.includes("*"))
    .map((finding) => `AwsSolutions-IAM5[${finding.replaceAll(/\$\{([^}]+)\}/g, "<$1>")}]`);
}
