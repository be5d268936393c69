import type * as SDK from "@aws-sdk/client-s3";

/** AWS's own client and the commands that are needed of it. */
export interface S3 {
  readonly client: SDK.S3Client;
  readonly sdk: typeof SDK;
}

/** How often a request is tried that is throttled or fails on AWS's side. */
const attemptsMax = 6;

let s3: Promise<S3> | undefined;

/**
 * The client, loaded by the first who needs it: most replays read no bucket. Credentials, profile,
 * region and endpoint are those of the SDK's usual environment (`AWS_PROFILE`, `AWS_REGION`, …).
 */
export function openS3(): Promise<S3> {
  s3 ??= loadS3();
  return s3;
}

async function loadS3(): Promise<S3> {
  const sdk = await import("@aws-sdk/client-s3");
  const client = new sdk.S3Client({
    // Slows down by itself where the bucket says so.
    retryMode: "adaptive",
    maxAttempts: attemptsMax,
    // A bucket may lie elsewhere than the profile says.
    followRegionRedirects: true,
    requestHandler: { connectionTimeout: 10_000, socketTimeout: 60_000 },
  });
  return { client, sdk };
}
