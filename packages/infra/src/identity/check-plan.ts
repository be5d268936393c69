import type { Problem } from "@logcritical/rules";
import { limits } from "./limits.ts";
import type { IdentityPlan, PlannedPolicy, PlannedTeam } from "./plan.ts";
import { createPolicy, measurePolicy, type PolicyDocument } from "./policy-document.ts";

/** What a plan is delivered as, and under which names. */
export interface PlanTarget {
  readonly mode: "iam-groups" | "identity-center" | "none";
  readonly prefix: string;
}

/**
 * Says what of a plan AWS would refuse, before anything is deployed: an over-long policy fails only
 * half way through a deployment, and takes all of it back.
 */
export function checkPlan(plan: IdentityPlan, { mode, prefix }: PlanTarget): readonly Problem[] {
  const { teams, boundaries, serviceAccounts } = plan;
  const managed = [
    ...boundaries,
    ...serviceAccounts,
    ...(mode === "iam-groups" ? teams.flatMap(({ policies }) => policies) : []),
  ];
  return [
    ...distinct(managed).flatMap(checkManagedPolicy),
    ...(mode === "iam-groups" ? teams.flatMap(checkGroup) : []),
    ...(mode === "identity-center" ? teams.flatMap((team) => checkSet(team, prefix)) : []),
  ];
}

/** The one inline policy of a permission set: all of a team's policies, statement by statement. */
export function mergePolicies({ policies }: PlannedTeam): PolicyDocument {
  return createPolicy(...policies.flatMap(({ document }) => document.Statement));
}

/** The policies of several teams, each name once: guards are the same for all. */
export function distinct(policies: readonly PlannedPolicy[]): readonly PlannedPolicy[] {
  return [...new Map(policies.map((policy) => [policy.name, policy])).values()];
}

function checkManagedPolicy({ name, document }: PlannedPolicy): readonly Problem[] {
  return over(measurePolicy(document), limits.managedPolicyLength, (excess) => ({
    code: "policy-too-long",
    path: "identity",
    message: `identity: the policy ${name} has ${excess} characters more than the ${limits.managedPolicyLength} that IAM takes; name fewer networks in identity.office, joining neighbours, or shorten company and name.`,
  }));
}

function checkGroup({ name, policies, managedPolicies }: PlannedTeam): readonly Problem[] {
  const count = policies.length + managedPolicies.length;
  return over(count, limits.managedPoliciesPerGroup, (excess) => ({
    code: "too-many-policies",
    path: `identity.teams.${name}.managedPolicies`,
    message: `identity.teams.${name}.managedPolicies: the group would have ${count} policies, and IAM takes ${limits.managedPoliciesPerGroup}; leave out ${excess}.`,
  }));
}

function checkSet(team: PlannedTeam, prefix: string): readonly Problem[] {
  const { name, description, managedPolicies } = team;
  const path = `identity.teams.${name}`;
  return [
    ...over(`${prefix}-${name}`.length, limits.permissionSetNameLength, (excess) => ({
      code: "name-too-long",
      path: "company",
      message: `company and name: the permission set ${prefix}-${name} has ${excess} characters more than the ${limits.permissionSetNameLength} that IAM Identity Center takes; shorten these two, or leave the team out.`,
    })),
    ...over(description.length, limits.permissionSetDescriptionLength, (excess) => ({
      code: "description-too-long",
      path,
      message: `${path}: the description is ${excess} characters too long; shorten it.`,
    })),
    ...over(measurePolicy(mergePolicies(team)), limits.inlinePolicyLength, (excess) => ({
      code: "policy-too-long",
      path,
      message: `${path}: the inline policy has ${excess} characters more than the ${limits.inlinePolicyLength} that IAM takes; name fewer networks in identity.office, or shorten company and name.`,
    })),
    ...over(managedPolicies.length, limits.managedPoliciesPerPermissionSet, (excess) => ({
      code: "too-many-policies",
      path: `${path}.managedPolicies`,
      message: `${path}.managedPolicies: a permission set takes ${limits.managedPoliciesPerPermissionSet}, those of AWS among them; leave out ${excess}.`,
    })),
  ];
}

function over(value: number, limit: number, say: (excess: number) => Problem): readonly Problem[] {
  return value <= limit ? [] : [say(value - limit)];
}
