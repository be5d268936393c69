import { CfnPermissionSet } from "aws-cdk-lib/aws-sso";
import { Construct } from "constructs";
import type { IdentityCenterOptions } from "./options.ts";
import { paths } from "./paths.ts";
import type { PlannedTeam } from "./plan.ts";

/** A team, and where it signs in. */
export interface TeamPermissionSetProps
  extends Pick<IdentityCenterOptions, "instanceARN" | "sessionHours"> {
  readonly team: PlannedTeam;
  /** With what the names of the policies begin, in the account that the set is assigned to. */
  readonly prefix: string;
}

/**
 * A permission set that names a team's policies, which stand in the account that it is assigned to:
 * each environment deploys its own, and IAM Identity Center looks them up by name and path. So the
 * documents are the same as those of groups, and a set can be made in the one account that
 * administers the instance. Whom it is assigned to is not decided here.
 */
export class TeamPermissionSet extends Construct {
  readonly permissionSet: CfnPermissionSet;

  constructor(scope: Construct, id: string, props: TeamPermissionSetProps) {
    super(scope, id);
    const { team, prefix, instanceARN, sessionHours } = props;
    this.permissionSet = new CfnPermissionSet(this, "PermissionSet", {
      instanceArn: instanceARN,
      name: `${prefix}-${team.name}`,
      description: team.description,
      sessionDuration: `PT${sessionHours}H`,
      customerManagedPolicyReferences: team.policies.map(({ name }) => ({
        name: `${prefix}-${name}`,
        path: paths.policies,
      })),
      managedPolicies: [...team.managedPolicies],
    });
  }
}
