import type { IdentityOptions } from "./options.ts";
import { managedByAWS } from "./paths.ts";
import { peopleBoundary, workloadBoundary } from "./policies/boundaries.ts";
import { dbaPolicy } from "./policies/dba.ts";
import { devopsPolicy } from "./policies/devops.ts";
import { enforceAccessFromOfficePolicy } from "./policies/enforce-access-from-office.ts";
import { enforceMFAPolicy } from "./policies/enforce-mfa.ts";
import { infosecPolicy } from "./policies/infosec.ts";
import { protectProdEnvironmentPolicy } from "./policies/protect-prod-environment.ts";
import { protectSecurityPolicy } from "./policies/protect-security.ts";
import { selfServicePolicy } from "./policies/self-service.ts";
import type { Place, PolicyDocument } from "./policy-document.ts";

/** A policy and what it is called: the name follows the environment's prefix. */
export interface PlannedPolicy {
  readonly name: string;
  readonly description: string;
  readonly document: PolicyDocument;
}

/** A team, and all that its members are allowed and refused. */
export interface PlannedTeam {
  readonly name: TeamName;
  readonly description: string;
  /** The team's own policy first, then what every team has. */
  readonly policies: readonly PlannedPolicy[];
  /** ARNs. */
  readonly managedPolicies: readonly string[];
}

/** The teams, as in 2016. */
export type TeamName = "infosec" | "devops" | "dba";

/** Who gets what; both forms of delivery read this, so that they cannot differ. */
export interface IdentityPlan {
  readonly teams: readonly PlannedTeam[];
  readonly boundaries: readonly PlannedPolicy[];
  /** What holds for service accounts, which have no MFA. */
  readonly serviceAccounts: readonly PlannedPolicy[];
}

/** Decides from an environment's options who gets what. */
export function planIdentity(options: IdentityOptions, place: Place): IdentityPlan {
  const shared = planGuards(options, place);
  const teams = (Object.keys(teamTexts) as readonly TeamName[])
    .filter((name) => options.mode !== "none" && options.teams[name].enabled)
    .map((name) => planTeam({ name, options, place, shared }));
  return {
    teams,
    boundaries: planBoundaries(teams, place),
    serviceAccounts: planServiceAccounts(options),
  };
}

/** Of each team: what it is for, its own policy, and what it reads by AWS's. */
const teamTexts = {
  infosec: {
    description: "Sees configuration, reads the trail, looks after people, stops what goes wrong",
    policy: infosecPolicy,
    reading: ["SecurityAudit", "job-function/ViewOnlyAccess"],
  },
  devops: {
    description: "Runs workloads, and makes the roles that these run with, within a boundary",
    policy: devopsPolicy,
    reading: ["job-function/ViewOnlyAccess"],
  },
  dba: {
    description: "Runs RDS databases, and the topics that tell of them",
    policy: dbaPolicy,
    reading: ["job-function/ViewOnlyAccess"],
  },
} as const satisfies Record<TeamName, object>;

interface TeamParts {
  readonly name: TeamName;
  readonly options: IdentityOptions;
  readonly place: Place;
  readonly shared: readonly PlannedPolicy[];
}

function planTeam({ name, options, place, shared }: TeamParts): PlannedTeam {
  const { description, policy, reading } = teamTexts[name];
  return {
    name,
    description,
    policies: [{ name, description, document: policy(place) }, ...shared],
    managedPolicies: [
      ...reading.map((policyName) => managedByAWS(place, policyName)),
      ...options.teams[name].managedPolicies,
    ],
  };
}

/**
 * Two of the guards are about users and their own devices: in a session of IAM Identity Center there
 * is no user name to grant to, and no MFA key, so one would do nothing and the other refuse
 * everything. There MFA is a setting of the instance.
 */
function planGuards(options: IdentityOptions, place: Place): readonly PlannedPolicy[] {
  const { guards, office, mode } = options;
  const areUsers = mode === "iam-groups";
  return [
    ...plan(guards.selfService && areUsers, {
      name: "self-service",
      description: "Lets people manage their own MFA devices, keys and password",
      document: selfServicePolicy(place),
    }),
    ...plan(guards.enforceMFA && areUsers, {
      name: "enforce-mfa",
      description: "Refuses everything without MFA but enrolling it",
      document: enforceMFAPolicy(),
    }),
    ...(office === undefined
      ? []
      : plan(guards.enforceAccessFromOffice, {
          name: "enforce-access-from-office",
          description: "Refuses privileged calls from outside the office",
          document: enforceAccessFromOfficePolicy(office),
        })),
    ...plan(guards.protectProdEnvironment, {
      name: "protect-prod-environment",
      description: "Refuses stopping, deleting and untagging what is tagged Critical=true",
      document: protectProdEnvironmentPolicy(office),
    }),
    ...plan(guards.protectSecurity, {
      name: "protect-security",
      description: "Refuses raising oneself, and touching the trail, its alarms and their parts",
      document: protectSecurityPolicy(place),
    }),
  ];
}

function plan(isOn: boolean, policy: PlannedPolicy): readonly PlannedPolicy[] {
  return isOn ? [policy] : [];
}

function planBoundaries(teams: readonly PlannedTeam[], place: Place): readonly PlannedPolicy[] {
  const isThere = (team: TeamName): boolean => teams.some(({ name }) => name === team);
  return [
    ...plan(isThere("infosec"), {
      name: "people-boundary",
      description: "The most that a user made by the Infosec team can do",
      document: peopleBoundary(place),
    }),
    ...plan(isThere("devops"), {
      name: "workload-boundary",
      description: "The most that a role made by the DevOps team can do",
      document: workloadBoundary(place),
    }),
  ];
}

/** No more than where they call from: what they may do is little, and some of it a guard refuses. */
function planServiceAccounts({ office }: IdentityOptions): readonly PlannedPolicy[] {
  const networks = office?.serviceAccounts;
  if (networks === undefined) return [];
  return [
    {
      name: "service-accounts-from-known-networks",
      description: "Refuses service accounts everything from outside their networks",
      document: enforceAccessFromOfficePolicy({ networks, vpcs: [] }, "everything"),
    },
  ];
}
