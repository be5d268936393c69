import { CfnInstanceProfile, CfnRole } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { ManagedPolicy } from "./managed-policy.ts";
import { iamARN, managedByAWS, paths } from "./paths.ts";
import type { Place, PolicyDocument } from "./policy-document.ts";
import { trust } from "./trust.ts";

/** A role of instances: what it is called, and what it is for. */
export interface InstanceRoleProps {
  readonly place: Place;
  /** Follows the environment's prefix. */
  readonly name: string;
  readonly description: string;
  readonly document?: PolicyDocument;
  /** Names of policies of AWS's own. */
  readonly managedByAWS?: readonly string[];
}

/** A role that EC2 takes for an instance, and the instance profile of the same name. */
export class InstanceRole extends Construct {
  readonly arn: string;
  readonly role: CfnRole;

  constructor(scope: Construct, id: string, props: InstanceRoleProps) {
    super(scope, id);
    const { place, name, description, document } = props;
    const roleName = `${place.prefix}-${name}`;
    const own =
      document === undefined
        ? []
        : [
            new ManagedPolicy(this, "Policy", { place, policy: { name, description, document } })
              .ref,
          ];
    const ofAWS = (props.managedByAWS ?? []).map((policy) => managedByAWS(place, policy));
    this.role = new CfnRole(this, "Role", {
      roleName,
      path: paths.services,
      description,
      assumeRolePolicyDocument: trust({ Service: "ec2.amazonaws.com" }),
      managedPolicyArns: [...own, ...ofAWS],
    });
    this.arn = iamARN(place, `role${paths.services}${roleName}`);
    new CfnInstanceProfile(this, "Profile", {
      instanceProfileName: roleName,
      path: paths.services,
      roles: [this.role.ref],
    });
  }
}

/** The role of instances that join a domain by themselves, through Systems Manager. */
export class DomainJoin extends InstanceRole {
  constructor(scope: Construct, id: string, place: Place) {
    super(scope, id, {
      place,
      name: "domain-join",
      description: "Instances that join a directory of AWS Directory Service by themselves",
      // AmazonEC2RoleforSSM, of 2016, could read every bucket; these two are what came after it.
      managedByAWS: ["AmazonSSMManagedInstanceCore", "AmazonSSMDirectoryServiceAccess"],
    });
  }
}
