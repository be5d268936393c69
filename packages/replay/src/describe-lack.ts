/**
 * Says what an SDK of AWS lacked before it could ask anything, and how to give it; `undefined` where
 * it did ask. Source of the names: the AWS SDK for JavaScript, and "Common Errors" of AWS's services.
 */
export function describeLack(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (/region is missing/i.test(error.message)) return "There is no Region: set AWS_REGION.";
  return lacks.get(error.name);
}

const lacks: ReadonlyMap<string, string> = new Map([
  ["CredentialsProviderError", "There are no credentials: set AWS_PROFILE, or sign in."],
  ["ExpiredToken", "The credentials have expired: sign in again."],
  ["ExpiredTokenException", "The credentials have expired: sign in again."],
]);
