import { CfnRole } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { ManagedPolicy } from "./managed-policy.ts";
import { paths } from "./paths.ts";
import type { PlannedPolicy } from "./plan.ts";
import type { Place } from "./policy-document.ts";
import { trust } from "./trust.ts";

/** Who takes the role, and what it may do. */
export interface SIEMRoleProps {
  readonly place: Place;
  readonly policy: PlannedPolicy;
  readonly principalARN: string;
  readonly externalId: string;
}

/**
 * The role of a SIEM in another account. The external id is what tells one customer of its vendor
 * from another ("Access to AWS accounts owned by third parties", AWS IAM User Guide); no secret.
 */
export class SIEMRole extends Construct {
  constructor(scope: Construct, id: string, props: SIEMRoleProps) {
    super(scope, id);
    const { place, policy, principalARN, externalId } = props;
    const document = new ManagedPolicy(this, "Policy", {
      place,
      policy: { ...policy, name: `${policy.name}-role` },
    });
    new CfnRole(this, "Role", {
      roleName: `${place.prefix}-${policy.name}`,
      path: paths.services,
      description: policy.description,
      assumeRolePolicyDocument: trust(
        { AWS: principalARN },
        { StringEquals: { "sts:ExternalId": externalId } },
      ),
      managedPolicyArns: [document.ref],
    });
  }
}
