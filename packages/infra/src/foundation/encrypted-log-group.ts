import { RemovalPolicy } from "aws-cdk-lib";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import type { EncryptionKey } from "./encryption-key.ts";

/** What a log group is called, how long it keeps records, and what encrypts it. */
export interface EncryptedLogGroupProps {
  readonly logGroupName: string;
  readonly retentionDays: RetentionDays;
  readonly encryptionKey: EncryptionKey;
  /** Whether it stays when its stack goes; it does unless this says `destroy`. */
  readonly removal?: "retain" | "destroy";
}

/** A log group that encrypts, and forgets after so many days. */
export class EncryptedLogGroup extends LogGroup {
  constructor(scope: Construct, id: string, props: EncryptedLogGroupProps) {
    const { logGroupName, retentionDays, encryptionKey, removal } = props;
    super(scope, id, {
      logGroupName,
      encryptionKey,
      retention: retentionDays,
      removalPolicy: removal === "destroy" ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
    encryptionKey.allowLogGroups(logGroupName);
    // CloudWatch Logs tries the key when the group is made, so its policy has to be there.
    this.node.addDependency(encryptionKey);
  }
}
