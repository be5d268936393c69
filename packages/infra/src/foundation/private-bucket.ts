import { Duration, RemovalPolicy } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  type LifecycleRule,
  ObjectLockRetention,
  ObjectOwnership,
  StorageClass,
} from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";

/** What makes one private bucket another than the next. */
export interface PrivateBucketProps {
  readonly bucketName: string;
  /** Without a key S3's own encrypts, which is all that a target of access logs may have. */
  readonly encryptionKey?: IKey;
  /** Where accesses to this bucket are logged; without it, nowhere. */
  readonly accessLogs?: Bucket;
  /** After how many days objects go to cheaper storage; without it, never. */
  readonly archiveAfterDays?: number;
  readonly deleteAfterDays: number;
  readonly objectLock?: { readonly mode: "governance" | "compliance"; readonly days: number };
}

/**
 * A bucket that nobody outside can read, that encrypts, keeps versions, takes TLS 1.2 only, and
 * stays when its stack goes.
 */
export class PrivateBucket extends Bucket {
  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    const { bucketName, encryptionKey, accessLogs, objectLock } = props;
    super(scope, id, {
      bucketName,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [lifecycle(props)],
      ...(encryptionKey === undefined
        ? { encryption: BucketEncryption.S3_MANAGED }
        : { encryption: BucketEncryption.KMS, encryptionKey }),
      ...(accessLogs === undefined
        ? {}
        : {
            // A Bucket is an IBucket; CDK's types only do not tell absent from undefined.
            serverAccessLogsBucket: accessLogs as IBucket,
            serverAccessLogsPrefix: `${bucketName}/`,
          }),
      ...(objectLock === undefined ? {} : { objectLockDefaultRetention: retention(objectLock) }),
    });
  }
}

/** What a caller deletes stays for 30 days more, and pieces of broken uploads for 7. */
function lifecycle({ archiveAfterDays, deleteAfterDays }: PrivateBucketProps): LifecycleRule {
  const archive = { storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL };
  return {
    id: "keep-then-delete",
    expiration: Duration.days(deleteAfterDays),
    noncurrentVersionExpiration: Duration.days(30),
    abortIncompleteMultipartUploadAfter: Duration.days(7),
    ...(archiveAfterDays === undefined
      ? {}
      : { transitions: [{ ...archive, transitionAfter: Duration.days(archiveAfterDays) }] }),
  };
}

function retention({ mode, days }: NonNullable<PrivateBucketProps["objectLock"]>) {
  return mode === "governance"
    ? ObjectLockRetention.governance(Duration.days(days))
    : ObjectLockRetention.compliance(Duration.days(days));
}
