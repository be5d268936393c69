import { anywhereARN, iamARN, paths } from "../paths.ts";
import { createPolicy, type Place, type PolicyDocument } from "../policy-document.ts";

/**
 * The DBA team runs RDS, and the topics that tell of it.
 *
 * Left out against 2016: `sns:*` on everything, which could publish to any topic and unsubscribe
 * anyone; buying reserved instances; security groups of databases, which went with EC2-Classic.
 * Not given: sharing a snapshot with another account (`rds:Modify*SnapshotAttribute`) and exporting
 * one to S3 (`rds:StartExportTask`), by which a database leaves in one call.
 */
export function dbaPolicy(place: Place): PolicyDocument {
  return createPolicy(
    {
      Sid: "RunDatabases",
      Effect: "Allow",
      Action: databaseCalls,
      Resource: "*",
    },
    {
      Sid: "SeePerformance",
      Effect: "Allow",
      Action: ["cloudwatch:GetMetricData", "cloudwatch:GetMetricStatistics", "pi:*"],
      Resource: "*",
    },
    {
      Sid: "TellOfDatabases",
      Effect: "Allow",
      Action: ["sns:*"],
      Resource: anywhereARN(place, "sns", "dba-*"),
    },
    {
      Sid: "EncryptDatabases",
      Effect: "Allow",
      Action: ["kms:CreateGrant", "kms:DescribeKey"],
      Resource: anywhereARN(place, "kms", "key/*"),
      Condition: { StringEquals: { "kms:ViaService": `rds.${place.region}.amazonaws.com` } },
    },
    {
      Sid: "PassMonitoringRole",
      Effect: "Allow",
      Action: ["iam:PassRole"],
      Resource: iamARN(place, `role${paths.dba}*`),
      Condition: {
        StringEquals: {
          "iam:PassedToService": ["monitoring.rds.amazonaws.com", "rds.amazonaws.com"],
        },
      },
    },
  );
}

const databaseCalls: readonly string[] = [
  "rds:Add*",
  "rds:ApplyPendingMaintenanceAction",
  "rds:CopyDB*",
  "rds:CopyOptionGroup",
  "rds:CreateDBCluster*",
  "rds:CreateDBInstance*",
  "rds:CreateDBParameterGroup",
  "rds:CreateDBSnapshot",
  "rds:CreateDBSubnetGroup",
  "rds:CreateEventSubscription",
  "rds:CreateOptionGroup",
  "rds:Delete*",
  "rds:Describe*",
  "rds:DownloadDBLogFilePortion",
  "rds:FailoverDBCluster",
  "rds:ListTagsForResource",
  "rds:ModifyDBCluster",
  "rds:ModifyDBClusterParameterGroup",
  "rds:ModifyDBInstance",
  "rds:ModifyDBParameterGroup",
  "rds:ModifyDBSubnetGroup",
  "rds:ModifyEventSubscription",
  "rds:ModifyOptionGroup",
  "rds:PromoteReadReplica*",
  "rds:RebootDB*",
  "rds:Remove*",
  "rds:ResetDB*",
  "rds:RestoreDB*",
  "rds:StartDB*",
  "rds:StopDB*",
];
