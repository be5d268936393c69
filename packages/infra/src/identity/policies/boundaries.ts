import { boundaryARN, managedByAWS } from "../paths.ts";
import { createPolicy, type Place, type PolicyDocument } from "../policy-document.ts";
import { protectProdStatements } from "./protect-prod-environment.ts";
import { keepLogCriticalStatements, protectSecurityStatements } from "./protect-security.ts";
import { isServiceOfWorkloads, workloadStatements } from "./workloads.ts";

/**
 * The most that a role of the DevOps team can do, whatever policies it gets: what the team itself
 * does with services, what agents and services need at run time, and never what the guards refuse.
 * The guards are repeated here, as they stand on the team's groups and a role is in none.
 */
export function workloadBoundary(place: Place): PolicyDocument {
  return createPolicy(
    ...workloadStatements(place),
    {
      Sid: "RunTime",
      Effect: "Allow",
      Action: [
        "ec2messages:*",
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:GenerateDataKey*",
        "rds-db:connect",
        "ses:Send*",
        "ssm:UpdateInstanceInformation",
        "ssmmessages:*",
      ],
      Resource: "*",
    },
    ...protectProdStatements,
    ...keepLogCriticalStatements(place, isServiceOfWorkloads),
  );
}

/**
 * The most that a user made by Infosec can do, whatever groups and policies the user gets: all that
 * the guards do not refuse. It is what holds if somebody, one day, attaches AdministratorAccess.
 */
export function peopleBoundary(place: Place): PolicyDocument {
  return createPolicy(
    {
      // Not `*`, which Security Hub's control IAM.1 takes for an administrator's policy.
      Sid: "UpToHere",
      Effect: "Allow",
      NotAction: ["account:*", "organizations:*"],
      Resource: "*",
    },
    ...protectSecurityStatements(place),
    {
      // A condition key that is absent is not equal, so this asks for a boundary, and for which.
      Sid: "OthersStayWithinBoundaries",
      Effect: "Deny",
      Action: ["iam:AttachRolePolicy", "iam:CreateRole", "iam:CreateUser", "iam:PutRolePolicy"],
      Resource: "*",
      Condition: {
        StringNotEquals: {
          "iam:PermissionsBoundary": [
            boundaryARN(place, "people-boundary"),
            boundaryARN(place, "workload-boundary"),
          ],
        },
        ArnNotEquals: { "iam:PolicyARN": managedByAWS(place, "AWSDenyAll") },
      },
    },
  );
}
