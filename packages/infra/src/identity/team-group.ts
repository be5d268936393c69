import { CfnGroup } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { ManagedPolicy } from "./managed-policy.ts";
import { paths } from "./paths.ts";
import type { PlannedPolicy, PlannedTeam } from "./plan.ts";
import type { Place } from "./policy-document.ts";

/** A team, and the policies that it shares with the others. */
export interface TeamGroupProps {
  readonly place: Place;
  readonly team: PlannedTeam;
  readonly policies: SharedPolicies;
}

/** An IAM group with a team's policies. People are put into it by hand: who they are is no code. */
export class TeamGroup extends Construct {
  readonly group: CfnGroup;

  constructor(scope: Construct, id: string, { place, team, policies }: TeamGroupProps) {
    super(scope, id);
    this.group = new CfnGroup(this, "Group", {
      groupName: `${place.prefix}-${team.name}`,
      path: paths.groups,
      managedPolicyArns: [
        ...team.policies.map((policy) => policies.of(policy).ref),
        ...team.managedPolicies,
      ],
    });
  }
}

/** Makes each managed policy once, however many groups have it. */
export class SharedPolicies extends Construct {
  readonly #place: Place;
  readonly #made = new Map<string, ManagedPolicy>();

  constructor(scope: Construct, id: string, place: Place) {
    super(scope, id);
    this.#place = place;
  }

  /** The managed policy of a plan's policy, known by its name. */
  of(policy: PlannedPolicy): ManagedPolicy {
    const known = this.#made.get(policy.name);
    if (known !== undefined) return known;
    const made = new ManagedPolicy(this, policy.name, { place: this.#place, policy });
    this.#made.set(policy.name, made);
    return made;
  }
}
