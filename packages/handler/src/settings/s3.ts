import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";

/** A settings document is a few kilobytes; what is larger is another file. */
const documentBytesMax = 1024 * 1024;

let client: S3Client | undefined;

/** The text of an object. */
export async function readObject(bucket: string, key: string): Promise<string> {
  // Settings that do not come must not cost the time that alerts need: the last good ones hold.
  client ??= new S3Client({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
  });
  const { Body, ContentLength } = await client.send(
    new GetObjectCommand({ Bucket: bucket, Key: key }),
  );
  if ((ContentLength ?? 0) > documentBytesMax) {
    throw new Error(`s3://${bucket}/${key} has ${ContentLength} bytes: no settings are that long`);
  }
  if (Body === undefined) throw new Error(`s3://${bucket}/${key} is empty`);
  return Body.transformToString("utf-8");
}
