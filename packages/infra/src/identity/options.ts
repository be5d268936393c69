import * as v from "valibot";
import { count, enabled, option } from "../environment/schema.ts";
import {
  type SIEMOptions,
  type SMTPOptions,
  siemOptions,
  smtpOptions,
  type VPCFlowLogsOptions,
  vpcFlowLogsOptions,
} from "./service-options.ts";

/** The section `identity` of an environment: people, service accounts and roles. */
export interface IdentityOptions {
  /**
   * How people get their permissions: as users in IAM groups, or as permission sets of IAM Identity
   * Center, which AWS recommends ("Security best practices in IAM"). `none` leaves people out.
   */
  readonly mode: IdentityMode;
  /** Where mode is `identity-center`, in the account that administers the instance: the sets. */
  readonly identityCenter?: IdentityCenterOptions;
  /** From where privileged calls may come; without it EnforceAccessFromOffice is left out. */
  readonly office?: OfficeOptions;
  readonly teams: TeamsOptions;
  readonly guards: GuardsOptions;
  /** The role of instances that join a domain by themselves. */
  readonly domainJoin: boolean;
  /** The role of the configuration management's master. */
  readonly saltMaster: boolean;
  /** The role of database servers, which keep backups in a bucket. */
  readonly sqlDatabase?: { readonly bucket: string };
  /** What a SIEM such as Splunk reads the trail and Config's history with. */
  readonly siem?: SIEMOptions;
  /** A user that sends mail through SES by SMTP. */
  readonly smtp?: SMTPOptions;
  /** A log group for VPC flow logs, and the role that writes it. */
  readonly vpcFlowLogs: VPCFlowLogsOptions;
}

/** How people get their permissions. */
export type IdentityMode = (typeof modes)[number];

const modes = ["iam-groups", "identity-center", "none"] as const;

/** The permission sets to make. */
export interface IdentityCenterOptions {
  readonly instanceARN: string;
  /** 1 to 12. */
  readonly sessionHours: number;
  /** The environments that they are for, by name; left out, for this one. */
  readonly environments?: readonly string[];
}

/** From where people and service accounts may call. */
interface OfficeOptions {
  /** Networks in CIDR form. */
  readonly networks: readonly string[];
  /** VPCs whose endpoints count as inside. */
  readonly vpcs: readonly string[];
  /** From where service accounts may call, for anything at all; left out, from anywhere. */
  readonly serviceAccounts?: readonly string[];
}

/** The teams; each can be left out. */
interface TeamsOptions {
  readonly infosec: TeamOptions;
  readonly devops: TeamOptions;
  readonly dba: TeamOptions;
}

/** What a team has besides what it always has. */
interface TeamOptions {
  readonly enabled: boolean;
  /** ARNs of managed policies to attach as well; the guards hold for them too. */
  readonly managedPolicies: readonly string[];
}

/** The guards: what is refused, or for Self Service allowed, to every team. */
interface GuardsOptions {
  readonly selfService: boolean;
  readonly enforceMFA: boolean;
  readonly enforceAccessFromOffice: boolean;
  readonly protectProdEnvironment: boolean;
  readonly protectSecurity: boolean;
}

const policyARN = v.pipe(
  v.string("write a text in quotes"),
  v.regex(/^arn:aws[a-z-]*:iam::(?:aws|\d{12}):policy\/[\w+=,.@/-]+$/, "write a policy's ARN"),
);

/** Not 0.0.0.0/0, which is everywhere: that is said by leaving the office out. */
const network = v.pipe(
  v.string("write a text in quotes"),
  v.regex(
    /^(?:\d{1,3}(?:\.\d{1,3}){3}\/(?:[1-9]|[12]\d|3[0-2])|[0-9a-f:]+\/(?:[1-9]\d?|1[01]\d|12[0-8]))$/i,
    "write a network: 203.0.113.0/24",
  ),
);

const networks = v.pipe(v.array(network), v.minLength(1, "write at least one network"));

const team: v.GenericSchema<unknown, TeamOptions> = v.strictObject({
  enabled: enabled(true),
  managedPolicies: option("ARNs of managed policies to attach as well.", v.array(policyARN), []),
});

const teams: v.GenericSchema<unknown, TeamsOptions> = v.strictObject({
  infosec: v.optional(team, {}),
  devops: v.optional(team, {}),
  dba: v.optional(team, {}),
});

const guards: v.GenericSchema<unknown, GuardsOptions> = v.strictObject({
  selfService: enabled(true),
  enforceMFA: enabled(true),
  enforceAccessFromOffice: enabled(true),
  protectProdEnvironment: enabled(true),
  protectSecurity: enabled(true),
});

const identityCenter: v.GenericSchema<unknown, IdentityCenterOptions> = v.strictObject({
  instanceARN: v.pipe(
    v.string("write a text in quotes"),
    v.regex(
      /^arn:aws[a-z-]*:sso:::instance\/(?:sso)?ins-[a-zA-Z0-9-.]{16}$/,
      "write the instance's ARN, as `aws sso-admin list-instances` shows it",
    ),
    v.description("The instance's ARN, as `aws sso-admin list-instances` shows it."),
  ),
  sessionHours: option("For how many hours a session lasts.", count(1, 12), 8),
  environments: v.exactOptional(
    v.pipe(
      v.array(
        v.pipe(
          v.string("write a text in quotes"),
          v.regex(/^[a-z](?:-?[a-z0-9])*$/, "write an environment's name"),
        ),
      ),
      v.minLength(1, "write at least one environment"),
      v.description("The environments that the sets are for; left out, this one."),
    ),
  ),
});

const office = v.strictObject({
  networks: v.pipe(networks, v.description("From where privileged calls may come.")),
  vpcs: option(
    "VPCs whose endpoints count as inside.",
    v.array(
      v.pipe(
        v.string("write a text in quotes"),
        v.regex(/^vpc-[0-9a-f]{8,17}$/, "write a VPC: vpc-0a1b2c3d"),
      ),
    ),
    [],
  ),
  serviceAccounts: v.exactOptional(
    v.pipe(networks, v.description("From where service accounts may call, for anything.")),
  ),
});

const sqlDatabase = v.strictObject({
  bucket: v.pipe(
    v.string("write a text in quotes"),
    v.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "write a bucket's name"),
    v.description("The bucket that database servers keep backups in."),
  ),
});

/** Reads the section `identity`. */
export const identityOptions: v.GenericSchema<unknown, IdentityOptions> = v.pipe(
  v.strictObject({
    mode: option(
      "Users in IAM groups, permission sets of IAM Identity Center, or no people at all.",
      v.picklist(modes, `write ${modes.join(" or ")}`),
      "iam-groups",
    ),
    identityCenter: v.exactOptional(identityCenter),
    office: v.exactOptional(office),
    teams: v.optional(teams, {}),
    guards: v.optional(guards, {}),
    domainJoin: enabled(true),
    saltMaster: enabled(true),
    sqlDatabase: v.exactOptional(sqlDatabase),
    siem: v.exactOptional(siemOptions),
    smtp: v.exactOptional(smtpOptions),
    vpcFlowLogs: v.optional(vpcFlowLogsOptions, {}),
  }),
  v.description("IAM: teams and their guards, service accounts, roles. Left out, none is made."),
);
