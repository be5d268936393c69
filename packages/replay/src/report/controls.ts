/**
 * The name of a control of AWS's CIS monitoring set. Source: "Security Hub controls for CloudWatch",
 * AWS Security Hub User Guide.
 */
export function controlName(id: string): string {
  return names.get(id) ?? id;
}

/** All controls of the set, in its order: those that no rule watches are shown, too. */
export function controlIds(): readonly string[] {
  return [...names.keys()];
}

const names: ReadonlyMap<string, string> = new Map([
  ["CloudWatch.1", "Use of the root user"],
  ["CloudWatch.2", "Unauthorised API calls"],
  ["CloudWatch.3", "Console sign-in without MFA"],
  ["CloudWatch.4", "IAM policy changes"],
  ["CloudWatch.5", "CloudTrail configuration changes"],
  ["CloudWatch.6", "Failed console sign-ins"],
  ["CloudWatch.7", "KMS keys disabled or scheduled for deletion"],
  ["CloudWatch.8", "S3 bucket policy changes"],
  ["CloudWatch.9", "AWS Config configuration changes"],
  ["CloudWatch.10", "Security group changes"],
  ["CloudWatch.11", "Network access control list changes"],
  ["CloudWatch.12", "Network gateway changes"],
  ["CloudWatch.13", "Route table changes"],
  ["CloudWatch.14", "VPC changes"],
]);
