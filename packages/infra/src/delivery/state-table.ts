import { RemovalPolicy } from "aws-cdk-lib";
import { AttributeType, BillingMode, Table, TableEncryption } from "aws-cdk-lib/aws-dynamodb";
import type { Construct } from "constructs";
import type { EncryptionKey } from "../foundation/encryption-key.ts";

/** What the table is called, and what encrypts it. */
export interface StateTableProps {
  readonly tableName: string;
  readonly encryptionKey: EncryptionKey;
}

/**
 * What the function remembers from one delivery to the next: what was told, counts, and what waits
 * for the daily report. It forgets by itself, and goes with its stack: without it alerts repeat,
 * and none is lost.
 */
export class StateTable extends Table {
  constructor(scope: Construct, id: string, { tableName, encryptionKey }: StateTableProps) {
    super(scope, id, {
      tableName,
      partitionKey: { name: "pk", type: AttributeType.STRING },
      sortKey: { name: "sk", type: AttributeType.STRING },
      timeToLiveAttribute: "expires",
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}
