import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import * as v from "valibot";
import { count, enabled, logRetentionDays } from "../environment/schema.ts";

/** The section `identity` of an environment: people, service accounts and roles. */
export interface IdentityOptions {
  /**
   * How people get their permissions: as users in IAM groups, or as permission sets of IAM Identity
   * Center, which AWS recommends ("Security best practices in IAM"). `none` leaves people out.
   */
  readonly mode: "iam-groups" | "identity-center" | "none";
  /** Where mode is `identity-center`: the instance, and how long a session lasts. */
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

/** An instance of IAM Identity Center, in this account or one that it is delegated to. */
export interface IdentityCenterOptions {
  readonly instanceARN: string;
  /** 1 to 12. */
  readonly sessionHours: number;
}

/** From where people and service accounts may call. */
export interface OfficeOptions {
  /** Networks in CIDR form. */
  readonly networks: readonly string[];
  /** VPCs whose endpoints count as inside. */
  readonly vpcs: readonly string[];
  /** From where service accounts may call, for anything at all; left out, from anywhere. */
  readonly serviceAccounts?: readonly string[];
}

/** The teams; each can be left out. */
export interface TeamsOptions {
  readonly infosec: TeamOptions;
  readonly devops: TeamOptions;
  readonly dba: TeamOptions;
}

/** What a team has besides what it always has. */
export interface TeamOptions {
  readonly enabled: boolean;
  /** ARNs of managed policies to attach as well; the guards hold for them too. */
  readonly managedPolicies: readonly string[];
}

/** The guards: what is refused, or for Self Service allowed, to every team. */
export interface GuardsOptions {
  readonly selfService: boolean;
  readonly enforceMFA: boolean;
  readonly enforceAccessFromOffice: boolean;
  readonly protectProdEnvironment: boolean;
  readonly protectSecurity: boolean;
}

/** Who the SIEM is: better a role than a user, whose key lasts until somebody changes it. */
export interface SIEMOptions {
  /** Who takes the role, and the id that the SIEM has to name. */
  readonly role?: { readonly principalARN: string; readonly externalId: string };
  /** A user with a key in Secrets Manager, for a SIEM that can take no role. */
  readonly user?: { readonly serial: number };
}

/** Who sends what. */
export interface SMTPOptions {
  /** Addresses and domains that are verified with SES. */
  readonly senders: readonly string[];
  /** Counting it up makes a new password, and takes the old one away. */
  readonly serial: number;
}

/** The log group of VPC flow logs. */
export interface VPCFlowLogsOptions {
  readonly enabled: boolean;
  readonly logRetentionDays: RetentionDays;
}

const policyARN = v.pipe(
  v.string(),
  v.regex(/^arn:aws[a-z-]*:iam::(?:aws|\d{12}):policy\/[\w+=,.@/-]+$/, "write a policy's ARN"),
);

/** Not 0.0.0.0/0, which is everywhere: that is said by leaving the office out. */
const network = v.pipe(
  v.string(),
  v.regex(
    /^(?:\d{1,3}(?:\.\d{1,3}){3}\/(?:[1-9]|[12]\d|3[0-2])|[0-9a-f:]+\/(?:[1-9]\d?|1[01]\d|12[0-8]))$/i,
    "write a network: 203.0.113.0/24",
  ),
);

const networks = v.pipe(v.array(network), v.minLength(1, "write at least one network"));

const team: v.GenericSchema<unknown, TeamOptions> = v.strictObject({
  enabled: enabled(true),
  managedPolicies: v.optional(v.array(policyARN), []),
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

const vpcFlowLogs: v.GenericSchema<unknown, VPCFlowLogsOptions> = v.strictObject({
  enabled: enabled(true),
  logRetentionDays: v.optional(logRetentionDays, 365),
});

const serial = v.optional(count(1, 1_000_000), 1);

const siem = v.strictObject({
  role: v.exactOptional(
    v.strictObject({
      principalARN: v.pipe(
        v.string(),
        v.regex(
          /^arn:aws[a-z-]*:iam::\d{12}:(?:root|role\/[\w+=,.@/-]+|user\/[\w+=,.@/-]+)$/,
          "write the ARN of an account, a role or a user",
        ),
      ),
      externalId: v.pipe(
        v.string(),
        // "AssumeRole", AWS STS API Reference: 2 to 1,224 characters; an id is as good as its length.
        v.regex(
          /^[\w+=,.@:/-]{16,1224}$/,
          "write 16 or more characters that the SIEM's vendor gave",
        ),
      ),
    }),
  ),
  user: v.exactOptional(v.strictObject({ serial })),
});

const sender = v.pipe(
  v.string(),
  v.regex(/^(?:[\w.+-]+@)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, "write an address or a domain"),
);

/** Reads the section `identity`. */
export const identityOptions: v.GenericSchema<unknown, IdentityOptions> = v.pipe(
  v.strictObject({
    mode: v.optional(
      v.picklist(
        ["iam-groups", "identity-center", "none"],
        "write iam-groups, identity-center or none",
      ),
      "iam-groups",
    ),
    identityCenter: v.exactOptional(
      v.strictObject({
        instanceARN: v.pipe(
          v.string(),
          v.regex(
            /^arn:aws[a-z-]*:sso:::instance\/(?:sso)?ins-[a-zA-Z0-9-.]{16}$/,
            "write the instance's ARN, as `aws sso-admin list-instances` shows it",
          ),
        ),
        sessionHours: v.optional(count(1, 12), 8),
      }),
    ),
    office: v.exactOptional(
      v.strictObject({
        networks,
        vpcs: v.optional(
          v.array(v.pipe(v.string(), v.regex(/^vpc-[0-9a-f]{8,17}$/, "write a VPC: vpc-0a1b2c3d"))),
          [],
        ),
        serviceAccounts: v.exactOptional(networks),
      }),
    ),
    teams: v.optional(teams, {}),
    guards: v.optional(guards, {}),
    domainJoin: enabled(true),
    saltMaster: enabled(true),
    sqlDatabase: v.exactOptional(
      v.strictObject({
        bucket: v.pipe(
          v.string(),
          v.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "write a bucket's name"),
        ),
      }),
    ),
    siem: v.exactOptional(siem),
    smtp: v.exactOptional(
      v.strictObject({
        senders: v.pipe(v.array(sender), v.minLength(1, "write at least one sender")),
        serial,
      }),
    ),
    vpcFlowLogs: v.optional(vpcFlowLogs, {}),
  }),
  v.check(
    ({ mode, identityCenter }) => mode !== "identity-center" || identityCenter !== undefined,
    "the mode is identity-center: write identityCenter.instanceARN",
  ),
);
