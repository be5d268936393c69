import { anywhereARN, workloadPrefix } from "../paths.ts";
import type { Place, Statement } from "../policy-document.ts";

/**
 * What runs the business: the services that the DevOps team works with, and its workloads within.
 *
 * AWS's PowerUserAccess, which the team had in 2016, is "everything but IAM", and with that a way
 * to become an administrator: it takes the CDK's roles, updates stacks that already have a role,
 * and writes the code of functions and builds that have one. So services are named here, and what
 * runs with a role of its own is changed only where its name begins with `devops-`.
 */
export function workloadStatements(place: Place): readonly Statement[] {
  return [
    {
      Sid: "RunServices",
      Effect: "Allow",
      Action: services,
      Resource: "*",
    },
    {
      Sid: "RunWithRoles",
      Effect: "Allow",
      Action: [
        "cloudformation:*",
        "codebuild:*",
        "ecs:*",
        "events:*",
        "lambda:*",
        "secretsmanager:*",
        "ssm:*Parameter*",
        "states:*",
      ],
      Resource: workloads.map(([service, kind]) =>
        anywhereARN(place, service, `${kind}${workloadPrefix}*`),
      ),
    },
    {
      // These name no resource, or none of ours.
      Sid: "RunWithoutNames",
      Effect: "Allow",
      Action: namelessCalls,
      Resource: "*",
    },
    {
      Sid: "FeedOwnFunctions",
      Effect: "Allow",
      Action: ["lambda:CreateEventSourceMapping"],
      Resource: "*",
      Condition: {
        ArnLike: {
          "lambda:FunctionArn": anywhereARN(place, "lambda", `function:${workloadPrefix}*`),
        },
      },
    },
    {
      // The trail and Config's history are encrypted: who cannot use the key cannot read them.
      Sid: "LeaveKeysOfLogCritical",
      Effect: "Deny",
      Action: ["kms:*"],
      Resource: "*",
      Condition: {
        "ForAnyValue:StringLike": { "kms:ResourceAliases": `alias/${place.prefix}-*` },
      },
    },
  ];
}

/** Whether workloads reach a service under any name, and not only under those of their own. */
export function isServiceOfWorkloads(service: string): boolean {
  return services.includes(`${service}:*`);
}

/** The services of which all is allowed, but for what the guards refuse. */
const services: readonly string[] = [
  "acm:*",
  "application-autoscaling:*",
  "autoscaling:*",
  "cloudfront:*",
  "cloudwatch:*",
  "dynamodb:*",
  "ec2:*",
  "ecr:*",
  "elasticache:*",
  "elasticloadbalancing:*",
  "kinesis:*",
  "logs:*",
  "route53:*",
  "s3:*",
  "sns:*",
  "sqs:*",
  "tag:*",
  "xray:*",
];

const namelessCalls: readonly string[] = [
  "cloudformation:Describe*",
  "cloudformation:Get*",
  "cloudformation:List*",
  "cloudformation:ValidateTemplate",
  "ecs:CreateCluster",
  "ecs:DeregisterTaskDefinition",
  "ecs:RegisterTaskDefinition",
  "lambda:GetAccountSettings",
  "lambda:List*",
  "secretsmanager:GetRandomPassword",
  "secretsmanager:ListSecrets",
  "ssm:Describe*",
  "ssm:GetCommandInvocation",
  "ssm:GetConnectionStatus",
  "ssm:GetDocument",
  "ssm:GetInventory",
  "ssm:List*",
];

/** What runs with roles: services, and how the ARNs begin of what they run. */
const workloads: readonly (readonly [service: string, kind: string])[] = [
  ["cloudformation", "stack/"],
  ["codebuild", "project/"],
  ["ecs", "*/"],
  ["events", "rule/"],
  ["lambda", "function:"],
  ["lambda", "layer:"],
  ["secretsmanager", "secret:"],
  ["ssm", "parameter/"],
  ["states", "*:"],
];
