/** The part of an environment of the CDK app that concerns a desk. */
export interface EnvironmentLike {
  readonly settings?: unknown;
}

/** Whether it is what the CDK app deploys: no settings have an account and a Region of their own. */
export function isEnvironment(value: unknown): value is EnvironmentLike {
  return typeof value === "object" && value !== null && "account" in value && "region" in value;
}
