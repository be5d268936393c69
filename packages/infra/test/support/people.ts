import * as v from "valibot";
import { identityOptions } from "../../src/identity/options.ts";
import { type IdentityPlan, planIdentity, type TeamName } from "../../src/identity/plan.ts";
import { credentialFunctionPolicy } from "../../src/identity/policies/credential-function.ts";
import { saltMasterPolicy } from "../../src/identity/policies/salt-master.ts";
import { siemPolicy } from "../../src/identity/policies/siem.ts";
import { smtpPolicy } from "../../src/identity/policies/smtp.ts";
import { sqlDatabaseInstancePolicy } from "../../src/identity/policies/sql-database-instance.ts";
import { vpcFlowLogPolicy } from "../../src/identity/policies/vpc-flow-log.ts";
import type { Place, PolicyDocument } from "../../src/identity/policy-document.ts";
import type { Call } from "./evaluate-policy.ts";

/** Where the policies of these tests stand. */
const place: Place = {
  partition: "aws",
  account: "111122223333",
  region: "eu-west-1",
  prefix: "acme-prod",
};

/** A plan as an environment's section `identity` makes it, with an office unless it has its own. */
function planOf(section: Readonly<Record<string, unknown>> = {}): IdentityPlan {
  const office = { networks: ["203.0.113.0/24", "2001:db8::/32"], vpcs: ["vpc-0a1b2c3d"] };
  return planIdentity(v.parse(identityOptions, { office, ...section }), place);
}

/** The documents of a team, and those of AWS that it has, as far as these tests ask about them. */
export function documentsOf(team: TeamName, plan: IdentityPlan = planOf()): PolicyDocument[] {
  const found = plan.teams.find(({ name }) => name === team);
  return found?.policies.map(({ document }) => document) ?? [];
}

/** The document of a name, whether of a team or a boundary. */
export function documentOf(name: string, plan: IdentityPlan = planOf()): PolicyDocument {
  const all = [...plan.teams.flatMap(({ policies }) => policies), ...plan.boundaries];
  const found = all.find((policy) => policy.name === name);
  if (found === undefined) throw new Error(`There is no policy ${name}`);
  return found.document;
}

const user = { "aws:username": "ann", "aws:ViaAWSService": "false" };
const office = { "aws:SourceIp": "203.0.113.9" };
const mfa = { "aws:MultiFactorAuthPresent": "true" };

/** What a call carries, by the way it comes. */
export const ways = {
  /** The console, or a session with a code, from the office. */
  mfa: { ...user, ...office, ...mfa },
  /** The console after a password only. */
  noMFA: { ...user, ...office, "aws:MultiFactorAuthPresent": "false" },
  /** A long-term access key. */
  key: { ...user, ...office },
  /** With MFA, from a hotel. */
  hotel: { ...user, ...mfa, "aws:SourceIp": "198.51.100.7" },
  /** The same over IPv6. */
  hotel6: { ...user, ...mfa, "aws:SourceIp": "2001:db9::7" },
  office6: { ...user, ...mfa, "aws:SourceIp": "2001:db8::7" },
  /** A service that acts for the user, from its own address. */
  service: { ...user, ...mfa, "aws:SourceIp": "192.0.2.50", "aws:ViaAWSService": "true" },
  /** An endpoint of the office's VPC, and of somebody else's. */
  endpoint: { ...user, ...mfa, "aws:SourceVpc": "vpc-0a1b2c3d" },
  strangeEndpoint: { ...user, ...mfa, "aws:SourceVpc": "vpc-99999999" },
  /** No address and no VPC: nobody knows from where. */
  nowhere: { ...user, ...mfa },
  /** A role with MFA, which has no user's name. */
  role: { ...office, ...mfa, "aws:ViaAWSService": "false" },
} as const satisfies Record<string, Call["context"]>;

/** Every document there is, by name. */
export function allDocuments(): readonly NamedDocument[] {
  const { teams, boundaries } = planOf();
  const planned = [...teams.flatMap(({ policies }) => policies), ...boundaries];
  const named = planned.map(({ name, document }): NamedDocument => [name, document]);
  return [...new Map([...named, ...serviceDocuments()])];
}

type NamedDocument = readonly [name: string, document: PolicyDocument];

/** The documents of roles and service accounts, by name. */
export function serviceDocuments(): readonly NamedDocument[] {
  const domainJoin = "arn:aws:iam::111122223333:role/infosec/services/acme-prod-domain-join";
  const office = { networks: ["203.0.113.0/24"], serviceAccounts: ["198.51.100.0/24"] };
  return [
    ["salt-master", saltMasterPolicy(place, [domainJoin])],
    ["sql-database", sqlDatabaseInstancePolicy(place, "acme-backups")],
    ["siem", siemPolicy(place, siemSources)],
    ["smtp", smtpPolicy(place, ["example.com", "alerts@example.org"])],
    ["vpc-flow-logs", vpcFlowLogPolicy(place, "acme-prod-vpc-flow-logs")],
    ["credentials", credentialFunctionPolicy(place, credentials)],
    ...planOf({ office }).serviceAccounts.map(
      ({ name, document }): NamedDocument => [name, document],
    ),
  ];
}

/** What the function that keeps credentials works on here. */
const credentials = {
  userNames: ["acme-prod-smtp"],
  secretNames: ["acme-prod-smtp"],
  logGroupName: "/aws/lambda/acme-prod-credentials",
  keyARN: "arn:aws:kms:eu-west-1:111122223333:key/k",
};

/** What a SIEM reads here. */
const siemSources = {
  queueNames: ["acme-prod-trail-siem", "acme-prod-config-siem"],
  bucketNames: ["acme-prod-trail-111122223333-eu-west-1"],
  keyAliases: ["acme-prod-trail", "acme-prod-config"],
};
