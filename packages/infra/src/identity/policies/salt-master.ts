import { anywhereARN } from "../paths.ts";
import {
  createPolicy,
  type Place,
  type PolicyDocument,
  type Statement,
} from "../policy-document.ts";

/**
 * The configuration management's master starts instances, hands them the roles named, and runs
 * documents of Systems Manager on them.
 *
 * In 2016 it had all of EC2 and all of `ssm`, and asked to list instance profiles of two roles, which
 * IAM never matches: that call has no resource. Now it stops and changes only what it started, which
 * carries its tag, and pulls states but cannot push them: a master that rewrites its own orders
 * leaves nothing to review.
 */
export function saltMasterPolicy(place: Place, passed: readonly string[]): PolicyDocument {
  return createPolicy(
    {
      Sid: "Look",
      Effect: "Allow",
      Action: [
        "ec2:Describe*",
        "iam:ListInstanceProfiles",
        "ssm:DescribeInstanceInformation",
        "ssm:GetCommandInvocation",
        "ssm:ListCommandInvocations",
        "ssm:ListCommands",
      ],
      Resource: "*",
    },
    ...instanceStatements(place),
    {
      Sid: "RunDocuments",
      Effect: "Allow",
      Action: ["ssm:SendCommand"],
      Resource: [
        anywhereARN(place, "ssm", "document/salt-*"),
        `arn:${place.partition}:ssm:*::document/AWS-*`,
      ],
    },
    ...(passed.length === 0
      ? []
      : [
          {
            Sid: "PassRoles",
            Effect: "Allow",
            Action: ["iam:PassRole"],
            Resource: passed,
            Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
          } as const,
        ]),
    {
      Sid: "PullStates",
      Effect: "Allow",
      Action: ["codecommit:BatchGetRepositories", "codecommit:Get*", "codecommit:GitPull"],
      Resource: anywhereARN(place, "codecommit", "salt*"),
    },
  );
}

function instanceStatements(place: Place): readonly Statement[] {
  const own = { StringEquals: { "aws:ResourceTag/ManagedBy": "salt" } };
  const anywhere = (resource: string): string => anywhereARN(place, "ec2", resource);
  return [
    {
      Sid: "StartOwnInstances",
      Effect: "Allow",
      Action: ["ec2:RunInstances"],
      Resource: [anywhere("instance/*"), anywhere("volume/*")],
      Condition: { StringEquals: { "aws:RequestTag/ManagedBy": "salt" } },
    },
    {
      Sid: "StartFromAnything",
      Effect: "Allow",
      Action: ["ec2:RunInstances"],
      Resource: [
        `arn:${place.partition}:ec2:*::image/*`,
        `arn:${place.partition}:ec2:*::snapshot/*`,
        ...["key-pair", "launch-template", "network-interface", "security-group", "subnet"].map(
          (kind) => anywhere(`${kind}/*`),
        ),
      ],
    },
    {
      Sid: "TagAtStart",
      Effect: "Allow",
      Action: ["ec2:CreateTags"],
      Resource: [anywhere("instance/*"), anywhere("volume/*")],
      Condition: { StringEquals: { "ec2:CreateAction": "RunInstances" } },
    },
    {
      Sid: "ManageOwnInstances",
      Effect: "Allow",
      Action: [
        "ec2:RebootInstances",
        "ec2:StartInstances",
        "ec2:StopInstances",
        "ec2:TerminateInstances",
        "ssm:SendCommand",
      ],
      Resource: anywhere("instance/*"),
      Condition: own,
    },
  ];
}
