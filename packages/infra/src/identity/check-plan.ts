import type { Problem } from "@logcritical/rules";
import { limits } from "./limits.ts";
import type { IdentityMode } from "./options.ts";
import type { IdentityPlan, PlannedPolicy, PlannedTeam } from "./plan.ts";
import { measurePolicy } from "./policy-document.ts";

/** What a plan is delivered as. */
export interface PlanTarget {
  readonly mode: IdentityMode;
  /** With what the names of permission sets begin. */
  readonly setPrefixes: readonly string[];
}

/**
 * Says what of a plan AWS would refuse, before anything is deployed: an over-long policy fails only
 * half way through a deployment, and takes all of it back.
 */
export function checkPlan(
  plan: IdentityPlan,
  { mode, setPrefixes }: PlanTarget,
): readonly Problem[] {
  const { teams, boundaries, serviceAccounts } = plan;
  const policies = teams.flatMap((team) => team.policies);
  return [
    ...distinct([...boundaries, ...serviceAccounts, ...policies]).flatMap(checkManagedPolicy),
    ...teams.flatMap((team) => checkCount(team, mode)),
    ...(mode === "identity-center" ? teams.flatMap(checkOwners) : []),
    ...teams.flatMap((team) => setPrefixes.flatMap((prefix) => checkSet(team, prefix))),
  ];
}

/** The policies of several teams, each name once: guards are the same for all. */
function distinct(policies: readonly PlannedPolicy[]): readonly PlannedPolicy[] {
  return [...new Map(policies.map((policy) => [policy.name, policy])).values()];
}

function checkManagedPolicy({ name, document }: PlannedPolicy): readonly Problem[] {
  return over(measurePolicy(document), limits.managedPolicyLength, (excess) => ({
    code: "policy-too-long",
    path: "identity",
    message: `identity: the policy ${name} has ${excess} characters more than the ${limits.managedPolicyLength} that IAM takes; name fewer networks in identity.office, joining neighbours, or shorten company and name.`,
  }));
}

function checkCount(
  { name, policies, managedPolicies }: PlannedTeam,
  mode: IdentityMode,
): readonly Problem[] {
  const count = policies.length + managedPolicies.length;
  const [holder, limit] =
    mode === "identity-center"
      ? ["permission set", limits.managedPoliciesPerPermissionSet]
      : ["group", limits.managedPoliciesPerGroup];
  return over(count, limit, (excess) => ({
    code: "too-many-policies",
    path: `identity.teams.${name}.managedPolicies`,
    message: `identity.teams.${name}.managedPolicies: the ${holder} would have ${count} policies, and IAM takes ${limit}; leave out ${excess}.`,
  }));
}

/** A permission set has AWS's policies by ARN, and others by name and path, which ours are. */
function checkOwners({ name, managedPolicies }: PlannedTeam): readonly Problem[] {
  const others = managedPolicies.filter((arn) => !arn.includes(":iam::aws:policy/"));
  return others.map((arn) => ({
    code: "not-of-aws",
    path: `identity.teams.${name}.managedPolicies`,
    message: `identity.teams.${name}.managedPolicies: ${arn} is not AWS's own, and a permission set names no other by its ARN; leave it out, or attach it in IAM Identity Center.`,
  }));
}

function checkSet({ name }: PlannedTeam, prefix: string): readonly Problem[] {
  return over(`${prefix}-${name}`.length, limits.permissionSetNameLength, (excess) => ({
    code: "name-too-long",
    path: "company",
    message: `company and name: the permission set ${prefix}-${name} has ${excess} characters more than the ${limits.permissionSetNameLength} that IAM Identity Center takes; shorten these two, or leave the team out.`,
  }));
}

function over(value: number, limit: number, say: (excess: number) => Problem): readonly Problem[] {
  return value <= limit ? [] : [say(value - limit)];
}
