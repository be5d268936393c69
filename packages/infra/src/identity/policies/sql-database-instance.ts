import { createPolicy, type Place, type PolicyDocument } from "../policy-document.ts";

/**
 * A database server keeps its backups in a bucket. Asking for the bucket's place was granted on its
 * objects in 2016, where nothing ever asks; the account is named, as a bucket that is deleted can be
 * made again by anybody.
 */
export function sqlDatabaseInstancePolicy(place: Place, bucket: string): PolicyDocument {
  const arn = `arn:${place.partition}:s3:::${bucket}`;
  const ours = { StringEquals: { "aws:ResourceAccount": place.account } };
  return createPolicy(
    {
      Sid: "SeeBucket",
      Effect: "Allow",
      Action: ["s3:GetBucketLocation", "s3:ListBucket"],
      Resource: arn,
      Condition: ours,
    },
    {
      Sid: "KeepBackups",
      Effect: "Allow",
      Action: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
      Resource: `${arn}/*`,
      Condition: ours,
    },
  );
}
