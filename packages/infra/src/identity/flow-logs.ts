import { CfnRole } from "aws-cdk-lib/aws-iam";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { EncryptedLogGroup } from "../foundation/encrypted-log-group.ts";
import type { EncryptionKey } from "../foundation/encryption-key.ts";
import { ManagedPolicy } from "./managed-policy.ts";
import { paths } from "./paths.ts";
import { vpcFlowLogPolicy } from "./policies/vpc-flow-log.ts";
import type { Place } from "./policy-document.ts";
import { trust } from "./trust.ts";

/** Where flow logs go. */
export interface FlowLogsProps {
  readonly place: Place;
  readonly logRetentionDays: RetentionDays;
  readonly encryptionKey: EncryptionKey;
}

/**
 * A log group for flow logs of VPCs, and the role by which they are written: for flow logs of this
 * account and Region only, as anybody's flow log could otherwise name it ("The confused deputy
 * problem", AWS IAM User Guide).
 */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    const { place, logRetentionDays, encryptionKey } = props;
    const { partition, region, account, prefix } = place;
    const name = "vpc-flow-logs";
    const logGroupName = `${prefix}-${name}`;
    new EncryptedLogGroup(this, "LogGroup", {
      logGroupName,
      retentionDays: logRetentionDays,
      encryptionKey,
    });
    const description = "VPC Flow Logs writes into its log group";
    const document = vpcFlowLogPolicy(place, logGroupName);
    const policy = new ManagedPolicy(this, "Policy", {
      place,
      policy: { name, description, document },
    });
    new CfnRole(this, "Role", {
      roleName: logGroupName,
      path: paths.services,
      description,
      assumeRolePolicyDocument: trust(
        { Service: "vpc-flow-logs.amazonaws.com" },
        {
          StringEquals: { "aws:SourceAccount": account },
          ArnLike: { "aws:SourceArn": `arn:${partition}:ec2:${region}:${account}:vpc-flow-log/*` },
        },
      ),
      managedPolicyArns: [policy.ref],
    });
  }
}
