import { type Condition, createPolicy, type PolicyDocument } from "../policy-document.ts";

/** From where people, or service accounts, may come. */
export interface Office {
  /** Networks in CIDR form, IPv4 and IPv6. */
  readonly networks: readonly string[];
  /** VPCs whose endpoints count as inside: `vpc-…`. */
  readonly vpcs: readonly string[];
}

/**
 * Privileged calls only from the office; what else there is, `everything` says.
 *
 * The list is that of 2016 and what has the same effect by another way: taking another role, running
 * code on something that has one, reading secrets, and switching off what would tell of it.
 */
export function enforceAccessFromOfficePolicy(
  office: Office,
  reach: "privileged" | "everything" = "privileged",
): PolicyDocument {
  return createPolicy({
    Sid: "OnlyFromOffice",
    Effect: "Deny",
    Action: reach === "everything" ? ["*"] : privileged,
    Resource: "*",
    Condition: outsideOffice(office),
  });
}

/**
 * Holds for a call from outside.
 *
 * - A service that acts for a person calls from its own address, with `aws:ViaAWSService` true
 *   ("Forward access sessions", AWS IAM User Guide); the person's own call, which started it, was
 *   already judged. Without this clause CloudFormation would fail half way.
 * - Through a VPC endpoint there is no `aws:SourceIp`, and a negated operator holds for a key that
 *   is absent: such a call is outside, unless its `aws:SourceVpc` is named. The second clause holds
 *   for an absent key as well, so calls over the internet are judged by their address alone.
 */
export function outsideOffice({ networks, vpcs }: Office): Condition {
  return {
    NotIpAddress: { "aws:SourceIp": networks },
    Bool: { "aws:ViaAWSService": "false" },
    ...(vpcs.length === 0 ? {} : { StringNotEquals: { "aws:SourceVpc": vpcs } }),
  };
}

const privileged: readonly string[] = [
  "account:*",
  "autoscaling:*",
  "cloudformation:*",
  "cloudtrail:*",
  "codebuild:StartBuild*",
  "config:*",
  "ec2-instance-connect:*",
  "ec2:Associate*",
  "ec2:Attach*",
  "ec2:AuthorizeSecurityGroup*",
  "ec2:Create*",
  "ec2:Delete*",
  "ec2:Detach*",
  "ec2:Disassociate*",
  "ec2:GetPasswordData",
  "ec2:Modify*",
  "ec2:RebootInstances",
  "ec2:Replace*",
  "ec2:RunInstances",
  "ec2:StopInstances",
  "ec2:TerminateInstances",
  "ec2:UnassignPrivateIpAddresses",
  "ecs:ExecuteCommand",
  "ecs:RunTask",
  "ecs:StartTask",
  "events:Put*",
  "iam:*",
  "kms:*",
  "lambda:Add*",
  "lambda:Create*",
  "lambda:InvokeFunction",
  "lambda:Publish*",
  "lambda:Update*",
  "organizations:*",
  "rds:Delete*",
  "rds:Modify*",
  "rds:Restore*",
  "route53:*",
  "route53domains:*",
  "s3:DeleteBucket*",
  "s3:Put*Policy",
  "s3:PutAccountPublicAccessBlock",
  "s3:PutBucketPublicAccessBlock",
  "secretsmanager:*",
  "ssm:SendCommand",
  "ssm:StartAutomationExecution",
  "ssm:StartSession",
  "sso:*",
  "states:Start*",
  "states:Update*",
  "sts:AssumeRole",
  "sts:GetFederationToken",
];
