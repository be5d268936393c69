import { RemovalPolicy, Stack } from "aws-cdk-lib";
import { AnyPrincipal, Effect, PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";

/** What a key is called. */
export interface EncryptionKeyProps {
  /** Without `alias/`. */
  readonly alias: string;
  readonly description: string;
}

/** A condition block of a policy. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * A key that rotates every year and outlives its stack, as what it encrypts does. CDK's grants do
 * not cover services that act by themselves, and nothing fails where a statement lacks: messages
 * just never come. So every use by a service is a method here, and tests walk from each use to it.
 */
export class EncryptionKey extends Key {
  constructor(scope: Construct, id: string, { alias, description }: EncryptionKeyProps) {
    super(scope, id, {
      alias,
      description,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.addToResourcePolicy(grantsForServicesOnly);
  }

  /** Lets CloudWatch alarms of this account publish to topics that the key encrypts. */
  allowAlarms(): void {
    this.allowService("cloudwatch.amazonaws.com", ofAccount(this));
  }

  /**
   * Lets EventBridge rules publish to topics, and send to queues, that the key encrypts. Without a
   * condition: "Adding the aws:SourceAccount and aws:SourceArn to a AWS KMS policy is not supported
   * for EventBridge-to-encrypted topics" ("Key management", Amazon SNS Developer Guide).
   */
  allowEventRules(): void {
    this.allowService("events.amazonaws.com");
  }

  /** Lets topics of this account deliver to queues that the key encrypts. */
  allowTopics(): void {
    this.allowService("sns.amazonaws.com", ofAccount(this));
  }

  /**
   * Lets CloudWatch Logs encrypt the log groups of this account and Region with these names. Of the
   * services here its principal alone names the Region, and so the partition's domain as well.
   */
  allowLogGroups(...names: readonly string[]): void {
    const stack = Stack.of(this);
    const arns = names.map((name) => logGroupARN(this, name));
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${stack.region}.${stack.urlSuffix}`)],
        actions: [
          "kms:Decrypt",
          "kms:DescribeKey",
          "kms:Encrypt",
          "kms:GenerateDataKey*",
          "kms:ReEncrypt*",
        ],
        resources: ["*"],
        conditions: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": arns } },
      }),
    );
  }

  /** Lets a service decrypt and make data keys, which is what publishing to a topic takes. */
  allowService(service: string, conditions: Conditions = {}): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(service)],
        actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
        resources: ["*"],
        conditions,
      }),
    );
  }
}

/**
 * A grant outlives the policies that its maker was bound by, so that only AWS services may make one,
 * for what they do on somebody's behalf: Control Tower's control CT.KMS.PR.3.
 */
const grantsForServicesOnly = new PolicyStatement({
  effect: Effect.DENY,
  principals: [new AnyPrincipal()],
  actions: ["kms:CreateGrant"],
  resources: ["*"],
  conditions: {
    BoolIfExists: { "kms:GrantIsForAWSResource": "false", "aws:PrincipalIsAWSService": "false" },
  },
});

/** The condition that a service acts for this account. */
export function ofAccount(scope: Construct): Conditions {
  return { StringEquals: { "aws:SourceAccount": Stack.of(scope).account } };
}

/** The ARN of a log group of this account and Region, without the `:*` of its streams. */
export function logGroupARN(scope: Construct, name: string): string {
  const { partition, region, account } = Stack.of(scope);
  return `arn:${partition}:logs:${region}:${account}:log-group:${name}`;
}
