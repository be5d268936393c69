import type { Acknowledgement } from "./acknowledge.ts";
import { inPacks } from "./in-packs.ts";

/** Those of the stack `identity`, which are most; see `acknowledgements.ts`. */
export const identityAcknowledgements: readonly Acknowledgement[] = [
  {
    constructs: ["infosec/Group"],
    ids: ["AwsSolutions-IAM4[Policy::arn:aws:iam::aws:policy/SecurityAudit]"],
    reason:
      "Infosec audits configuration, which this policy of AWS's allows and keeps up with new services; it reads no data.",
  },
  {
    constructs: ["infosec/Group", "devops/Group", "dba/Group"],
    ids: [
      "AwsSolutions-IAM4[Policy::arn:aws:iam::aws:policy/job-function/ViewOnlyAccess]",
      "HIPAA.Security-IAMGroupHasUsers",
      "PCI.DSS.321-IAMGroupHasUsers",
    ],
    reason:
      "Teams look at what there is by AWS's policy for that, which reads no data; people are put into groups by hand, as who they are is no code.",
  },
  {
    constructs: ["Policies/people-boundary"],
    // Without its finding in brackets: the rule cannot read a statement with NotAction.
    ids: ["AwsSolutions-IAM5", "CloudFormation-Validate::W2512"],
    reason:
      "A boundary allows nothing by itself; this one is everything but what its other statements deny.",
  },
  {
    constructs: ["Policies/workload-boundary", "Policies/devops"],
    ids: "wildcards",
    reason:
      "The team runs these services as a whole; what has a role of its own is limited by name, and the guards deny what is critical or watches: test/identity-guards.test.ts asks request by request.",
  },
  {
    constructs: ["Policies/workload-boundary", "Policies/devops"],
    ids: inPacks("IAMPolicyNoStatementsWithFullAccess"),
    reason: "As above: whole services, none of them IAM, KMS, CloudTrail or Config.",
  },
  {
    constructs: ["Policies/infosec"],
    ids: "wildcards",
    reason:
      "Containing has to reach any user, role and instance; security services are the team's own, and the guards deny switching them off.",
  },
  {
    constructs: ["Policies/dba"],
    ids: "wildcards",
    reason:
      "The team runs all databases, whose names are not known; sharing and exporting snapshots is left out.",
  },
  {
    constructs: ["Policies/self-service"],
    ids: "wildcards",
    reason:
      "Listing devices has no resource; the others are a user's own name behind any path, and devices named after it.",
  },
  {
    constructs: [
      "Policies/people-boundary",
      "Policies/workload-boundary",
      "Policies/infosec",
      "Policies/devops",
      "Policies/dba",
    ],
    ids: ["cdk-validator-cfnguard::iam_managed_policy_no_statements_with_full_access_check"],
    reason:
      "Each service that is allowed as a whole is named above with its reason; boundaries and guards take back what is critical.",
  },
  {
    constructs: ["DomainJoin/Role"],
    ids: [
      "AwsSolutions-IAM4[Policy::arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore]",
      "AwsSolutions-IAM4[Policy::arn:aws:iam::aws:policy/AmazonSSMDirectoryServiceAccess]",
    ],
    reason:
      "What Systems Manager's agent needs to join a directory changes with the agent, and AWS keeps these for it.",
  },
  {
    constructs: ["SaltMaster/Policy"],
    ids: "wildcards",
    reason:
      "Looking has no resource; it starts instances from any image into any subnet, and orders only what carries its tag.",
  },
  {
    constructs: ["SQLDatabase/Policy"],
    ids: "wildcards",
    reason: "Backups have any name in the one bucket.",
  },
  {
    constructs: ["SIEMRole/Policy", "SIEMUser/Policy"],
    ids: "wildcards",
    reason:
      "Deliveries have any name in the two buckets; keys are named by alias, as their ARNs are not known here; listing queues and asking for a snapshot have no resource.",
  },
  {
    constructs: ["FlowLogs/Policy"],
    ids: "wildcards",
    reason: "Streams have any name in the one log group; describing log groups has no resource.",
  },
  {
    constructs: ["Credentials/Policy"],
    ids: "wildcards",
    reason:
      "Secrets Manager adds six characters to the ARN of a secret, and Lambda names its log streams.",
  },
  {
    constructs: ["Credentials/Function"],
    ids: [
      "HIPAA.Security-LambdaConcurrency",
      "HIPAA.Security-LambdaDLQ",
      "NIST.800.53.R5-LambdaConcurrency",
      "NIST.800.53.R5-LambdaDLQ",
      ...inPacks("LambdaInsideVPC"),
      "cdk-validator-cfnguard::lambda_inside_vpc_check",
    ],
    reason:
      "CloudFormation calls it during deployments only, one at a time, and is told of every failure; it reaches two public APIs, and a VPC would add a way out for nothing.",
  },
  {
    constructs: ["SIEMKey/Secret", "SMTPKey/Secret"],
    ids: [
      "AwsSolutions-SMG4",
      "HIPAA.Security-SecretsManagerRotationEnabled",
      "NIST.800.53.R5-SecretsManagerRotationEnabled",
    ],
    reason:
      "Counting up the serial rotates it; by a clock it would break whoever reads it once, as a SIEM does.",
  },
];
