import { CfnGroup, CfnUser } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { ManagedPolicy } from "./managed-policy.ts";
import { paths } from "./paths.ts";
import type { PlannedPolicy } from "./plan.ts";
import type { Place } from "./policy-document.ts";
import type { SharedPolicies } from "./team-group.ts";

/** A user that is no person, and what it may do. */
export interface ServiceAccountProps {
  readonly place: Place;
  /** Follows the environment's prefix, in the user's name and its group's. */
  readonly policy: PlannedPolicy;
  readonly serviceAccounts: ServiceAccounts;
}

/**
 * A user with a key and no password. It has its permissions by a group of its own, as users are to
 * have none themselves (AWS Config's rule `iam-user-no-policies-check`).
 */
export class ServiceAccount extends Construct {
  readonly userName: string;
  readonly user: CfnUser;

  constructor(scope: Construct, id: string, props: ServiceAccountProps) {
    super(scope, id);
    const { place, policy, serviceAccounts } = props;
    this.userName = `${place.prefix}-${policy.name}`;
    const group = new CfnGroup(this, "Group", {
      groupName: this.userName,
      path: paths.groups,
      managedPolicyArns: [new ManagedPolicy(this, "Policy", { place, policy }).ref],
    });
    this.user = new CfnUser(this, "User", {
      userName: this.userName,
      path: paths.serviceAccounts,
      groups: [serviceAccounts.group.ref, group.ref],
    });
  }
}

/** What all service accounts have in common. */
export interface ServiceAccountsProps {
  readonly place: Place;
  readonly guards: readonly PlannedPolicy[];
  readonly policies: SharedPolicies;
}

/** The group of all service accounts: they have no MFA, and call from networks of their own. */
export class ServiceAccounts extends Construct {
  readonly group: CfnGroup;

  constructor(scope: Construct, id: string, { place, guards, policies }: ServiceAccountsProps) {
    super(scope, id);
    this.group = new CfnGroup(this, "Group", {
      groupName: `${place.prefix}-service-accounts`,
      path: paths.groups,
      managedPolicyArns: guards.map((guard) => policies.of(guard).ref),
    });
  }
}
