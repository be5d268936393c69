import type { Place } from "./policy-document.ts";

/**
 * Where principals live. A path is part of the ARN and is given at creation, so that a policy can
 * say "all of these" without a list, and nobody can move something out of it.
 */
export const paths = {
  /** Managed policies of this package, the boundaries among them. */
  policies: "/infosec/policy/",
  groups: "/infosec/groups/",
  /** Roles of instances and services. */
  services: "/infosec/services/",
  /** Users that are no people. */
  serviceAccounts: "/infosec/serviceaccounts/",
  /** Users that the Infosec team makes, each within the boundary for people. */
  people: "/people/",
  /** Roles that the DevOps team makes, each within the boundary for workloads. */
  devops: "/devops/",
  /** Roles that the DBA team may hand to RDS; somebody else makes them. */
  dba: "/dba/",
} as const;

/** With this begin the names of what the DevOps team runs with roles: functions, stacks, builds. */
export const workloadPrefix = "devops-";

/** An ARN of IAM, which has no Region: `arnOf(place, "role/devops/*")`. */
export function iamARN({ partition, account }: Place, resource: string): string {
  return `arn:${partition}:iam::${account}:${resource}`;
}

/** An ARN of this account in any Region: guards hold in all of them. */
export function anywhereARN(place: Place, service: string, resource: string): string {
  return `arn:${place.partition}:${service}:*:${place.account}:${resource}`;
}

/** The ARN of a policy of AWS's own: `job-function/ViewOnlyAccess`. */
export function managedByAWS({ partition }: Place, name: string): string {
  return `arn:${partition}:iam::aws:policy/${name}`;
}

/** The boundaries that principals are made within, by purpose. */
export type BoundaryName = "people-boundary" | "workload-boundary";

/** The ARN of a boundary, which its own conditions name: known before it is deployed. */
export function boundaryARN(place: Place, name: BoundaryName): string {
  return iamARN(place, `policy${paths.policies}${place.prefix}-${name}`);
}

/** What IAM puts the calling user's name in for; a role has none, and matches nothing with it. */
export const ownName = `\${aws:username}`;
