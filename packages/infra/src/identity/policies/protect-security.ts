import { anywhereARN, iamARN, managedByAWS } from "../paths.ts";
import {
  createPolicy,
  type Place,
  type PolicyDocument,
  type Statement,
} from "../policy-document.ts";

/**
 * Keeps what watches people out of the hands of those it watches: no one in a group raises
 * themselves or others, and no one touches the trail, its alarms and what they are made of. Names
 * that begin with the environment's prefix belong to LogCritical; workloads take others.
 */
export function protectSecurityPolicy(place: Place): PolicyDocument {
  return createPolicy(...protectSecurityStatements(place));
}

/** The same statements, for the boundary of people. */
export function protectSecurityStatements(place: Place): readonly Statement[] {
  return [
    {
      Sid: "NoEscalation",
      Effect: "Deny",
      Action: escalations,
      Resource: "*",
    },
    {
      // Attaching AWSDenyAll is how a stolen user is stopped; nothing else is attached to users.
      Sid: "UsersGetNoPolicies",
      Effect: "Deny",
      Action: ["iam:AttachUserPolicy", "iam:DetachUserPolicy"],
      Resource: "*",
      Condition: { ArnNotEquals: { "iam:PolicyARN": managedByAWS(place, "AWSDenyAll") } },
    },
    {
      // Also `sts:AssumeRole` on these, whose permissions nobody here has.
      Sid: "KeepIdentities",
      Effect: "Deny",
      NotAction: [
        "iam:AddUserToGroup",
        "iam:DeleteAccessKey",
        "iam:Generate*",
        "iam:Get*",
        "iam:List*",
        "iam:PassRole",
        "iam:RemoveUserFromGroup",
        "iam:SimulatePrincipalPolicy",
        "iam:UpdateAccessKey",
      ],
      Resource: [
        ...["group", "instance-profile", "policy", "user"].map((kind) =>
          iamARN(place, `${kind}/infosec/*`),
        ),
        ...keptRoles(place),
      ],
    },
    {
      // Only flow logs are started by people, and their role does nothing but write them.
      Sid: "PassNoIdentities",
      Effect: "Deny",
      Action: ["iam:PassRole"],
      Resource: keptRoles(place),
      Condition: { StringNotEquals: { "iam:PassedToService": "vpc-flow-logs.amazonaws.com" } },
    },
    {
      Sid: "KeepWatching",
      Effect: "Deny",
      Action: watchers,
      Resource: "*",
    },
    ...keepLogCriticalStatements(place),
  ];
}

/** Ours, those of AWS and its Organizations, and the CDK's, by which one deploys anything. */
function keptRoles(place: Place): readonly string[] {
  const names = ["infosec/*", "aws-reserved/*", "cdk-*", "OrganizationAccountAccessRole"];
  return names.map((name) => iamARN(place, `role/${name}`));
}

/**
 * What also holds for workloads, whose other permissions end before the rest. Of what LogCritical
 * has, only services are named that `isReached`: a boundary has little room.
 */
export function keepLogCriticalStatements(
  place: Place,
  isReached: (service: string) => boolean = () => true,
): readonly Statement[] {
  return [
    {
      // These are an account's own, and name nothing of ours: muting alarms, hiding fields of logs,
      // opening buckets, and a limit of nothing for text messages.
      Sid: "KeepAccountSettings",
      Effect: "Deny",
      Action: [
        "cloudwatch:PutAlarmMuteRule",
        "logs:DeleteAccountPolicy",
        "logs:PutAccountPolicy",
        "s3:PutAccountPublicAccessBlock",
        "sns:SetSMSAttributes",
      ],
      Resource: "*",
    },
    {
      // Who writes what an instance starts with is whoever the instance is. A shell is refused on
      // what is tagged Critical, by ProtectProdEnvironment: Systems Manager knows no profiles.
      Sid: "KeepInstancesOfIdentities",
      Effect: "Deny",
      Action: [
        "ec2:*IamInstanceProfile*",
        "ec2:CreateReplaceRootVolumeTask",
        "ec2:GetPasswordData",
        "ec2:ModifyInstanceAttribute",
      ],
      Resource: "*",
      Condition: {
        ArnLike: { "ec2:InstanceProfile": iamARN(place, "instance-profile/infosec/*") },
      },
    },
    {
      Sid: "KeepLogCritical",
      Effect: "Deny",
      NotAction: looking.filter((action) => isReached(action.slice(0, action.indexOf(":")))),
      Resource: owned
        .filter(([service]) => isReached(service))
        .map(([service, name]) => ownedARN(place, service, name)),
    },
  ];
}

/** Calls that blind an account, whatever they are done to; deleting keys is one, of what they keep. */
const watchers: readonly string[] = [
  "access-analyzer:DeleteAnalyzer",
  "cloudtrail:Delete*",
  "cloudtrail:Deregister*",
  "cloudtrail:Put*",
  "cloudtrail:Stop*",
  "cloudtrail:Update*",
  "config:Delete*",
  "config:PutConfigurationRecorder",
  "config:PutDeliveryChannel",
  "config:Stop*",
  "ec2:DisableImageBlockPublicAccess",
  "ec2:DisableSnapshotBlockPublicAccess",
  "guardduty:Delete*",
  "guardduty:Disassociate*",
  "guardduty:Stop*",
  "guardduty:UpdateDetector",
  "inspector2:Disable",
  "kms:DeleteImportedKeyMaterial",
  "kms:Disable*",
  "kms:PutKeyPolicy",
  "kms:ScheduleKeyDeletion",
  "macie2:Disable*",
  "s3:BypassGovernanceRetention",
  "securityhub:BatchDisable*",
  "securityhub:Delete*",
  "securityhub:Disable*",
];

/** What may be done to things of LogCritical: look at them, and read what they keep. */
const looking: readonly string[] = [
  "cloudformation:Describe*",
  "cloudformation:Get*",
  "cloudformation:List*",
  "cloudwatch:Describe*",
  "cloudwatch:List*",
  "dynamodb:Describe*",
  "dynamodb:List*",
  "ecr:BatchGetImage",
  "ecr:Describe*",
  "ecr:Get*",
  "events:Describe*",
  "events:List*",
  "lambda:Get*",
  "lambda:List*",
  "logs:Describe*",
  "logs:FilterLogEvents",
  "logs:Get*",
  "logs:List*",
  "logs:StartQuery",
  "s3:Get*",
  "s3:List*",
  "sns:Get*",
  "sns:List*",
  "sqs:GetQueue*",
  "sqs:List*",
  "ssm:Get*",
  "ssm:List*",
];

/**
 * Everything that an environment deploys, by service and by how its ARN begins, `…` standing for the
 * environment's prefix; and what the CDK deploys from, where whoever writes a file writes the next
 * deployment.
 */
const owned: readonly (readonly [service: string, name: string])[] = [
  ["cloudformation", "stack/…-*"],
  ["cloudformation", "stack/CDKToolkit/*"],
  ["cloudwatch", "alarm:…-*"],
  ["cloudwatch", "dashboard/…*"],
  ["dynamodb", "table/…-*"],
  ["ecr", "repository/cdk-*"],
  ["events", "rule/…-*"],
  ["kinesis", "stream/…-*"],
  ["lambda", "function:…-*"],
  ["logs", "log-group:…-*"],
  ["logs", "log-group:/aws/lambda/…-*"],
  ["s3", "…-*"],
  ["s3", "cdk-*"],
  ["secretsmanager", "secret:…-*"],
  ["sns", "…-*"],
  ["sqs", "…-*"],
  ["ssm", "parameter/…*"],
];

function ownedARN(place: Place, service: string, name: string): string {
  const resource = name.replace("…", place.prefix);
  // The ARN of a bucket has neither Region nor account.
  if (service === "s3") return `arn:${place.partition}:s3:::${resource}`;
  return anywhereARN(place, service, resource);
}

/**
 * What makes an administrator of anyone: a new version of a policy they have, a boundary that is
 * gone, a policy of their own writing, an identity provider of their own.
 */
const escalations: readonly string[] = [
  "iam:AttachGroupPolicy",
  "iam:CreateOpenIDConnectProvider",
  "iam:CreatePolicyVersion",
  "iam:CreateSAMLProvider",
  "iam:DeleteRolePermissionsBoundary",
  "iam:DeleteUserPermissionsBoundary",
  "iam:PutGroupPolicy",
  "iam:PutRolePermissionsBoundary",
  "iam:PutUserPermissionsBoundary",
  "iam:PutUserPolicy",
  "iam:SetDefaultPolicyVersion",
  "iam:UpdateOpenIDConnectProvider*",
  "iam:UpdateSAMLProvider",
  "organizations:*",
  "sts:AssumeRoot",
];
