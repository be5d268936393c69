/**
 * Says what went wrong with a request, for people: it completes a number, `2 in a bucket that does
 * not exist (NoSuchBucket)`. Source of the names: "Error responses", Amazon S3 API Reference, and
 * the AWS SDK for JavaScript.
 */
export function describeError(error: unknown, action: "list" | "read"): string {
  const name = error instanceof Error ? error.name : "unknown";
  const said = error instanceof Error ? error.message : String(error);
  const known = reasons[action].get(name) ?? common.get(name);
  if (known !== undefined) return `${known} (${name})`;
  if (/region is missing/i.test(said)) return "without a region: set AWS_REGION";
  const code = error instanceof Error && "code" in error ? String(error.code) : name;
  return `that S3 did not give (${code}: ${said})`;
}

const common: ReadonlyMap<string, string> = new Map([
  ["NoSuchBucket", "in a bucket that does not exist"],
  ["CredentialsProviderError", "without credentials: set AWS_PROFILE, or sign in"],
  ["ExpiredToken", "with credentials that have expired: sign in again"],
  ["ExpiredTokenException", "with credentials that have expired: sign in again"],
  ["InvalidAccessKeyId", "with credentials that AWS does not know"],
  ["SignatureDoesNotMatch", "with credentials that do not match"],
  ["SlowDown", "that S3 did not give in time, however slowly it was asked"],
]);

const reasons = {
  list: new Map([
    ["AccessDenied", "that the credentials may not list: s3:ListBucket is needed"],
    ["Forbidden", "that the credentials may not list: s3:ListBucket is needed"],
  ]),
  read: new Map([
    [
      "AccessDenied",
      "that the credentials may not read: s3:GetObject, and kms:Decrypt, are needed",
    ],
    ["Forbidden", "that the credentials may not read: s3:GetObject, and kms:Decrypt, are needed"],
    ["NoSuchKey", "gone since the bucket was listed"],
    ["PreconditionFailed", "changed since the bucket was listed"],
    ["InvalidObjectState", "archived: restore them first"],
  ]),
} as const;
