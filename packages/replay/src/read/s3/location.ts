/** A place in S3: a bucket, and what the keys below it begin with. */
export interface Location {
  readonly bucket: string;
  /** A prefix, or the key of one object; empty for the whole bucket. */
  readonly key: string;
}

/** Reads `s3://bucket/prefix`; undefined for any other path. */
export function parseLocation(path: string): Location | undefined {
  const [, bucket, key = ""] = /^s3:\/\/([^/]+)(?:\/(.*))?$/s.exec(path) ?? [];
  return bucket === undefined ? undefined : { bucket, key };
}

/** As people write it. */
export function printLocation({ bucket, key }: Location): string {
  return `s3://${bucket}/${key}`;
}
