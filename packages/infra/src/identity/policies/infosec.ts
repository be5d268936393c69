import { anywhereARN, boundaryARN, iamARN, managedByAWS, paths } from "../paths.ts";
import {
  createPolicy,
  type Place,
  type PolicyDocument,
  type Statement,
} from "../policy-document.ts";

/**
 * The Infosec team sees configuration, reads the trail, looks after people, and stops what is going
 * wrong. In 2016 it could write any policy and pass any role, which is what an administrator is.
 *
 * - It makes users under `/people/` within a boundary, and puts them into groups; who may do that
 *   may join a group, which the rule `iam-change` tells of.
 * - It stops a user or a role by attaching AWSDenyAll, and nothing else; and switches keys off.
 * - It changes no detection: those are deployed, and reviewed.
 */
export function infosecPolicy(place: Place): PolicyDocument {
  return createPolicy(
    ...peopleStatements(place),
    ...containmentStatements(place),
    ...evidenceStatements(place),
    ...flowLogStatements(place),
    {
      Sid: "RunSecurityServices",
      Effect: "Allow",
      Action: [
        "access-analyzer:*",
        "config:*",
        "detective:*",
        "guardduty:*",
        "inspector2:*",
        "macie2:*",
        "securityhub:*",
        "trustedadvisor:*",
        "waf-regional:*",
        "waf:*",
        "wafv2:*",
      ],
      Resource: "*",
    },
  );
}

function peopleStatements(place: Place): readonly Statement[] {
  const people = iamARN(place, `user${paths.people}*`);
  return [
    {
      Sid: "MakePeopleWithinBoundary",
      Effect: "Allow",
      Action: ["iam:CreateUser"],
      Resource: people,
      Condition: {
        StringEquals: { "iam:PermissionsBoundary": boundaryARN(place, "people-boundary") },
      },
    },
    {
      Sid: "LookAfterPeople",
      Effect: "Allow",
      Action: [
        "iam:CreateLoginProfile",
        "iam:DeactivateMFADevice",
        "iam:DeleteLoginProfile",
        "iam:DeleteSSHPublicKey",
        "iam:DeleteUser",
        "iam:TagUser",
        "iam:UntagUser",
        "iam:UpdateLoginProfile",
      ],
      Resource: people,
    },
    {
      Sid: "PutPeopleIntoGroups",
      Effect: "Allow",
      Action: ["iam:AddUserToGroup", "iam:RemoveUserFromGroup"],
      Resource: iamARN(place, `group${paths.groups}*`),
    },
  ];
}

function containmentStatements(place: Place): readonly Statement[] {
  return [
    {
      Sid: "Stop",
      Effect: "Allow",
      Action: [
        "iam:AttachRolePolicy",
        "iam:AttachUserPolicy",
        "iam:DetachRolePolicy",
        "iam:DetachUserPolicy",
      ],
      Resource: "*",
      Condition: { ArnEquals: { "iam:PolicyARN": managedByAWS(place, "AWSDenyAll") } },
    },
    {
      Sid: "StopAndSee",
      Effect: "Allow",
      Action: [
        "iam:DeleteAccessKey",
        "iam:GenerateCredentialReport",
        "iam:GenerateServiceLastAccessedDetails",
        "iam:Get*",
        "iam:List*",
        "iam:Simulate*",
        "iam:UpdateAccessKey",
        "iam:UpdateAccountPasswordPolicy",
      ],
      Resource: "*",
    },
    {
      // Isolating an instance is giving its interface another security group, and keeping its disks.
      // Attributes of the instance itself include what it runs when it starts.
      Sid: "IsolateInstances",
      Effect: "Allow",
      Action: [
        "ec2:CreateSnapshot",
        "ec2:CreateSnapshots",
        "ec2:ModifyNetworkInterfaceAttribute",
        "ec2:StopInstances",
      ],
      Resource: "*",
    },
  ];
}

/** In 2016 by passing any role to anything. */
function flowLogStatements(place: Place): readonly Statement[] {
  return [
    {
      Sid: "SwitchFlowLogsOn",
      Effect: "Allow",
      Action: ["ec2:CreateFlowLogs"],
      Resource: "*",
    },
    {
      Sid: "PassRoleOfFlowLogs",
      Effect: "Allow",
      Action: ["iam:PassRole"],
      Resource: iamARN(place, `role${paths.services}${place.prefix}-vpc-flow-logs`),
      Condition: { StringEquals: { "iam:PassedToService": "vpc-flow-logs.amazonaws.com" } },
    },
  ];
}

function evidenceStatements(place: Place): readonly Statement[] {
  const { partition, account, region, prefix } = place;
  return [
    {
      Sid: "ReadTrailAndConfig",
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket", "s3:ListBucketVersions"],
      Resource: ["trail", "config"].map(
        (purpose) => `arn:${partition}:s3:::${prefix}-${purpose}-${account}-*`,
      ),
    },
    {
      Sid: "DecryptWhatIsRead",
      Effect: "Allow",
      Action: ["kms:Decrypt"],
      Resource: anywhereARN(place, "kms", "key/*"),
      Condition: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } },
    },
    {
      Sid: "SearchLogs",
      Effect: "Allow",
      Action: [
        "logs:Describe*",
        "logs:FilterLogEvents",
        "logs:Get*",
        "logs:List*",
        "logs:StartQuery",
        "logs:StopQuery",
        "logs:TestMetricFilter",
      ],
      Resource: "*",
    },
    {
      // Names of buckets are shared with the whole world: one of this account, or none.
      Sid: "KeepEvidence",
      Effect: "Allow",
      Action: ["s3:*"],
      Resource: [`arn:${partition}:s3:::infosec-*`],
      Condition: { StringEquals: { "aws:ResourceAccount": account } },
    },
    {
      Sid: "KeepOwnRepositories",
      Effect: "Allow",
      Action: ["codecommit:*"],
      Resource: anywhereARN(place, "codecommit", "infosec*"),
    },
  ];
}
