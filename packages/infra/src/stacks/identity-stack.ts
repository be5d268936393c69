import type { Construct } from "constructs";
import type { Environment } from "../environment/environment.ts";
import { EncryptionKey } from "../foundation/encryption-key.ts";
import { CredentialFunction } from "../identity/credential-function.ts";
import { FlowLogs } from "../identity/flow-logs.ts";
import { DomainJoin, InstanceRole } from "../identity/instance-role.ts";
import type { IdentityOptions } from "../identity/options.ts";
import { type IdentityPlan, type PlannedPolicy, planIdentity } from "../identity/plan.ts";
import { saltMasterPolicy } from "../identity/policies/salt-master.ts";
import { siemPolicy } from "../identity/policies/siem.ts";
import { smtpPolicy } from "../identity/policies/smtp.ts";
import { sqlDatabaseInstancePolicy } from "../identity/policies/sql-database-instance.ts";
import type { Place } from "../identity/policy-document.ts";
import { ServiceAccount, ServiceAccounts } from "../identity/service-account.ts";
import { SIEMRole } from "../identity/siem-role.ts";
import { StoredCredential } from "../identity/stored-credential.ts";
import { placeOf, setPrefixesOf, siemSourcesOf } from "../identity/surroundings.ts";
import { SharedPolicies, TeamGroup } from "../identity/team-group.ts";
import { TeamPermissionSet } from "../identity/team-permission-set.ts";
import { SecurityStack } from "./security-stack.ts";

/** People, service accounts and roles: `iam.global` of 2016. */
export class IdentityStack extends SecurityStack {
  readonly #place: Place;
  readonly #plan: IdentityPlan;
  readonly #policies: SharedPolicies;

  constructor(scope: Construct, environment: Environment, identity: IdentityOptions) {
    super(scope, "identity", {
      environment,
      description: "LogCritical: teams and their guards, service accounts, roles",
    });
    this.#place = placeOf(environment);
    this.#plan = planIdentity(identity, this.#place);
    this.#policies = new SharedPolicies(this, "Policies", this.#place);
    this.#createTeams(environment, identity);
    this.#createInstanceRoles(identity);
    this.#createServices(environment, identity);
  }

  #createTeams(environment: Environment, { mode, identityCenter }: IdentityOptions): void {
    const place = this.#place;
    const policies = this.#policies;
    const { teams, boundaries } = this.#plan;
    for (const policy of boundaries) policies.of(policy);
    for (const team of teams) {
      if (mode === "iam-groups") new TeamGroup(this, team.name, { place, team, policies });
      else for (const policy of team.policies) policies.of(policy);
    }
    if (identityCenter === undefined) return;
    for (const prefix of setPrefixesOf(environment, identityCenter)) {
      for (const team of teams) {
        const id = prefix === place.prefix ? team.name : `${prefix}-${team.name}`;
        const set = new TeamPermissionSet(this, id, { ...identityCenter, prefix, team });
        set.node.addDependency(policies);
      }
    }
  }

  #createInstanceRoles({ domainJoin, sqlDatabase, saltMaster }: IdentityOptions): void {
    const place = this.#place;
    const passed = [
      ...(domainJoin ? [new DomainJoin(this, "DomainJoin", place)] : []),
      ...(sqlDatabase === undefined
        ? []
        : [
            new InstanceRole(this, "SQLDatabase", {
              place,
              name: "sql-database",
              description: "Database servers, which keep backups in a bucket",
              document: sqlDatabaseInstancePolicy(place, sqlDatabase.bucket),
            }),
          ]),
    ];
    if (!saltMaster) return;
    new InstanceRole(this, "SaltMaster", {
      place,
      name: "salt-master",
      description: "The configuration management's master, which starts and orders instances",
      document: saltMasterPolicy(
        place,
        passed.map(({ arn }) => arn),
      ),
    });
  }

  #createServices(environment: Environment, identity: IdentityOptions): void {
    const { siem, smtp, vpcFlowLogs } = identity;
    const place = this.#place;
    const hasUsers = siem?.user !== undefined || smtp !== undefined;
    const siemAccess: PlannedPolicy = {
      name: "siem",
      description: "A SIEM reads the trail and Config's history",
      document: siemPolicy(place, siemSourcesOf(environment)),
    };
    if (siem?.role !== undefined) {
      new SIEMRole(this, "SIEMRole", { place, policy: siemAccess, ...siem.role });
    }
    if (!hasUsers && !vpcFlowLogs.enabled) return;
    const encryptionKey = new EncryptionKey(this, "Key", {
      alias: this.names.local("identity"),
      description: "Encrypts keys of service accounts, and flow logs",
    });
    if (vpcFlowLogs.enabled)
      new FlowLogs(this, "FlowLogs", { place, encryptionKey, ...vpcFlowLogs });
    if (hasUsers) this.#createUsers({ siem: siem?.user, smtp, siemAccess, encryptionKey });
  }

  #createUsers({ siem, smtp, siemAccess, encryptionKey }: UserParts): void {
    const place = this.#place;
    const keeper = new CredentialFunction(this, "Credentials", { place, encryptionKey });
    const serviceAccounts = new ServiceAccounts(this, "ServiceAccounts", {
      place,
      guards: this.#plan.serviceAccounts,
      policies: this.#policies,
    });
    if (siem !== undefined) {
      const parts = { place, policy: siemAccess, serviceAccounts };
      const account = new ServiceAccount(this, "SIEMUser", parts);
      const key = { place, account, keeper, form: "access-key", serial: siem.serial } as const;
      new StoredCredential(this, "SIEMKey", key);
    }
    if (smtp !== undefined) {
      const policy = {
        name: "smtp",
        description: "Sends mail through SES by SMTP",
        document: smtpPolicy(place, smtp.senders),
      };
      const account = new ServiceAccount(this, "SMTPUser", { place, policy, serviceAccounts });
      const key = { place, account, keeper, form: "smtp", serial: smtp.serial } as const;
      new StoredCredential(this, "SMTPKey", key);
    }
  }
}

interface UserParts {
  readonly siem: { readonly serial: number } | undefined;
  readonly smtp: IdentityOptions["smtp"];
  readonly siemAccess: PlannedPolicy;
  readonly encryptionKey: EncryptionKey;
}
