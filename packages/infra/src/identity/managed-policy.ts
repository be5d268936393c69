import { CfnManagedPolicy } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import { iamARN, paths } from "./paths.ts";
import type { PlannedPolicy } from "./plan.ts";
import type { Place } from "./policy-document.ts";

/** A policy of the plan, and where it stands. */
export interface ManagedPolicyProps {
  readonly place: Place;
  readonly policy: PlannedPolicy;
}

/**
 * A managed policy, delivered as it is written: CDK's own construct would sort and merge what is in
 * it. Its ARN is known without the deployment, as conditions of other policies name it.
 */
export class ManagedPolicy extends CfnManagedPolicy {
  readonly arn: string;

  constructor(scope: Construct, id: string, { place, policy }: ManagedPolicyProps) {
    const managedPolicyName = `${place.prefix}-${policy.name}`;
    super(scope, id, {
      managedPolicyName,
      path: paths.policies,
      description: policy.description,
      policyDocument: policy.document,
    });
    this.arn = iamARN(place, `policy${paths.policies}${managedPolicyName}`);
  }
}
