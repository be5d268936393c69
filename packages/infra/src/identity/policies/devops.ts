import { boundaryARN, iamARN, paths } from "../paths.ts";
import {
  createPolicy,
  type Place,
  type PolicyDocument,
  type Statement,
} from "../policy-document.ts";
import { workloadStatements } from "./workloads.ts";

/**
 * The DevOps team runs workloads, and makes the roles that these run with: only under `/devops/`,
 * only within the boundary, and hands services only those. It makes no users; Infosec does.
 *
 * A shell on an instance is a shell with the instance's role. Those roles that this package makes
 * are on what should be tagged `Critical=true`, where ProtectProdEnvironment refuses shells.
 */
export function devopsPolicy(place: Place): PolicyDocument {
  return createPolicy(
    ...workloadStatements(place),
    {
      Sid: "OperateInstances",
      Effect: "Allow",
      Action: [
        "ec2-instance-connect:SendSSHPublicKey",
        "ssm:ResumeSession",
        "ssm:SendCommand",
        "ssm:StartSession",
        "ssm:TerminateSession",
      ],
      Resource: "*",
    },
    {
      // As PowerUserAccess allowed it, but through services only, and not with LogCritical's keys.
      Sid: "UseKeysThroughServices",
      Effect: "Allow",
      Action: [
        "kms:CreateGrant",
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:Encrypt",
        "kms:GenerateDataKey*",
        "kms:ReEncrypt*",
      ],
      Resource: "*",
      Condition: { StringLike: { "kms:ViaService": `*.${place.region}.amazonaws.com` } },
    },
    {
      // Parameters of AWS's own, which belong to no account.
      Sid: "FindImages",
      Effect: "Allow",
      Action: ["ssm:GetParameter*"],
      Resource: `arn:${place.partition}:ssm:*::parameter/aws/*`,
    },
    { Sid: "SeeIdentities", Effect: "Allow", Action: ["iam:Get*", "iam:List*"], Resource: "*" },
    ...roleStatements(place),
  );
}

function roleStatements(place: Place): readonly Statement[] {
  const roles = iamARN(place, `role${paths.devops}*`);
  const profiles = iamARN(place, `instance-profile${paths.devops}*`);
  return [
    {
      Sid: "MakeRolesWithinBoundary",
      Effect: "Allow",
      Action: [
        "iam:AttachRolePolicy",
        "iam:CreateRole",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:PutRolePolicy",
        "iam:UpdateAssumeRolePolicy",
      ],
      Resource: roles,
      Condition: {
        StringEquals: { "iam:PermissionsBoundary": boundaryARN(place, "workload-boundary") },
      },
    },
    {
      Sid: "KeepOwnRoles",
      Effect: "Allow",
      Action: [
        "iam:AddRoleToInstanceProfile",
        "iam:CreateInstanceProfile",
        "iam:DeleteInstanceProfile",
        "iam:DeleteRole",
        "iam:RemoveRoleFromInstanceProfile",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:UpdateRole",
      ],
      Resource: [roles, profiles],
    },
    {
      Sid: "PassOwnRoles",
      Effect: "Allow",
      Action: ["iam:PassRole"],
      Resource: roles,
      Condition: {
        StringEquals: {
          "iam:PassedToService": passedTo,
        },
      },
    },
    {
      Sid: "LetServicesMakeTheirRoles",
      Effect: "Allow",
      Action: ["iam:CreateServiceLinkedRole"],
      Resource: iamARN(place, "role/aws-service-role/*"),
      Condition: {
        StringEquals: {
          "iam:AWSServiceName": linked,
        },
      },
    },
  ];
}

/** The services that run workloads; AWS CloudFormation is none, for it would do all at once. */
const passedTo: readonly string[] = [
  "codebuild.amazonaws.com",
  "ec2.amazonaws.com",
  "ecs-tasks.amazonaws.com",
  "events.amazonaws.com",
  "lambda.amazonaws.com",
  "states.amazonaws.com",
];

/** The services whose own roles come with their first use. */
const linked: readonly string[] = [
  "autoscaling.amazonaws.com",
  "ecs.amazonaws.com",
  "elasticache.amazonaws.com",
  "elasticloadbalancing.amazonaws.com",
  "spot.amazonaws.com",
];
