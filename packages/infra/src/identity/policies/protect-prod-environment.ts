import { createPolicy, type PolicyDocument, type Statement } from "../policy-document.ts";
import { type Office, outsideOffice } from "./enforce-access-from-office.ts";

/** Keeps production whole, whatever else its holder is allowed. */
export function protectProdEnvironmentPolicy(office: Office | undefined): PolicyDocument {
  return createPolicy(
    ...protectProdStatements,
    {
      Sid: "DeleteBucketsWithMFAOnly",
      Effect: "Deny",
      Action: ["s3:DeleteBucket*", "s3:PutLifecycleConfiguration"],
      Resource: "*",
      Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
    },
    ...(office === undefined
      ? []
      : [
          {
            Sid: "DeleteObjectsFromOfficeOnly",
            Effect: "Deny",
            Action: ["s3:DeleteObject*", "s3:PutLifecycleConfiguration"],
            Resource: "*",
            Condition: outsideOffice(office),
          } as const,
        ]),
  );
}

/**
 * The part that also holds for workloads. `Critical=true` is a tag of instances, their volumes and
 * interfaces, databases, load balancers and tables; IAM compares the tag of each resource that a
 * call names, so a volume that is to be safe needs the tag itself.
 *
 * - All Regions: an environment is one account. In 2016 other Regions were left open.
 * - By its verbs rather than by name: `ec2:Modify*` takes in what AWS adds.
 * - Less plain ways to stop an instance: an image of it reboots it, a diagnostic interrupt crashes
 *   it; an Auto Scaling group that is handed it, an alarm's action and a target of EventBridge stop
 *   it by a role of their own, and nobody asks for its tags.
 * - A shell can shut it down, so there is none on what is critical.
 * - Nobody takes the tag away, and nobody adds `critical` beside it: IAM ignores the case of a tag's
 *   key, and matches only one of the two ("AWS global condition context keys", AWS IAM User Guide).
 *   Setting it on what has none stays possible, as does creating something with it.
 */
export const protectProdStatements: readonly Statement[] = [
  {
    Sid: "KeepNetwork",
    Effect: "Deny",
    Action: [
      "ec2:AttachVpnGateway",
      "ec2:DeleteCustomerGateway",
      "ec2:DeleteFlowLogs",
      "ec2:DeleteInternetGateway",
      "ec2:DeleteNatGateway",
      "ec2:DeleteNetworkAcl*",
      "ec2:DeleteRoute*",
      "ec2:DeleteSnapshot",
      "ec2:DeleteSubnet",
      "ec2:DeleteTransitGateway*",
      "ec2:DeleteVpc*",
      "ec2:DeleteVpn*",
      "ec2:DetachInternetGateway",
      "ec2:DetachVpnGateway",
      "ec2:DisableVgwRoutePropagation",
      "ec2:DisassociateAddress",
      "ec2:DisassociateRouteTable",
      "ec2:ModifyVpc*",
      "ec2:PurchaseReservedInstancesOffering",
      "ec2:ReleaseAddress",
      "ec2:ReplaceNetworkAcl*",
      "ec2:ReplaceRoute*",
    ],
    Resource: "*",
  },
  {
    Sid: "NoStoppingByGroup",
    Effect: "Deny",
    Action: ["autoscaling:AttachInstances"],
    Resource: "*",
  },
  {
    Sid: "NoStoppingByAlarm",
    Effect: "Deny",
    Action: ["cloudwatch:PutMetricAlarm"],
    Resource: "*",
    Condition: {
      "ForAnyValue:StringLike": {
        "cloudwatch:AlarmActions": [
          "arn:*:automate:*:ec2:reboot",
          "arn:*:automate:*:ec2:stop",
          "arn:*:automate:*:ec2:terminate",
          "arn:*:swf:*:action/actions/AWS_EC2.*",
        ],
      },
    },
  },
  {
    Sid: "NoStoppingByTarget",
    Effect: "Deny",
    Action: ["events:PutTargets"],
    Resource: "*",
    Condition: { "ForAnyValue:StringLike": { "events:TargetArn": "arn:*:events:*:target/*" } },
  },
  {
    Sid: "KeepCritical",
    Effect: "Deny",
    Action: [
      "autoscaling:*",
      "dynamodb:DeleteTable*",
      "dynamodb:UpdateTable*",
      "dynamodb:UpdateTimeToLive",
      "ec2-instance-connect:*",
      "ec2:*PrivateIp*",
      "ec2:AssociateIamInstanceProfile",
      "ec2:Cancel*",
      "ec2:CreateImage",
      "ec2:CreateLaunchTemplateVersion",
      "ec2:CreateReplaceRootVolumeTask",
      "ec2:Delete*",
      "ec2:Detach*",
      "ec2:Disassociate*",
      "ec2:GetPasswordData",
      "ec2:Modify*",
      "ec2:Reboot*",
      "ec2:Replace*",
      "ec2:Reset*",
      "ec2:Revoke*",
      "ec2:SendDiagnosticInterrupt",
      "ec2:Stop*",
      "ec2:Terminate*",
      "elasticache:Delete*",
      "elasticloadbalancing:Delete*",
      "elasticloadbalancing:Deregister*",
      "elasticloadbalancing:Modify*",
      "elasticloadbalancing:Set*",
      "rds:Delete*",
      "rds:Failover*",
      "rds:Reboot*",
      "rds:Remove*",
      "rds:Stop*",
      "ssm:SendCommand",
      "ssm:StartSession",
    ],
    Resource: "*",
    Condition: { StringEqualsIgnoreCase: { "aws:ResourceTag/Critical": "true" } },
  },
  {
    Sid: "KeepCriticalTag",
    Effect: "Deny",
    Action: [
      "autoscaling:CreateOrUpdateTags",
      "autoscaling:DeleteTags",
      "dynamodb:TagResource",
      "dynamodb:UntagResource",
      "ec2:CreateTags",
      "ec2:DeleteTags",
      "elasticloadbalancing:AddTags",
      "elasticloadbalancing:RemoveTags",
      "rds:AddTagsToResource",
      "rds:RemoveTagsFromResource",
    ],
    Resource: "*",
    Condition: {
      Null: { "aws:ResourceTag/Critical": "false" },
      "ForAnyValue:StringEqualsIgnoreCase": { "aws:TagKeys": "Critical" },
    },
  },
];
