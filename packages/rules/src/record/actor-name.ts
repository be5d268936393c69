import type { ActorKind } from "./actor-kind.ts";
import { type Identity, permissionSetOf, roleOf } from "./identity.ts";

/** What an actor is called by people, and known by among those of its kind. */
export interface ActorName {
  readonly name: string;
  readonly key: string;
}

/** Names an actor of the kind. Every kind has a way to, also where all that it reads is missing. */
export function nameActor(kind: ActorKind, identity: Identity): ActorName {
  return namings[kind](identity);
}

type Naming = (identity: Identity) => ActorName;

const namings: Readonly<Record<ActorKind, Naming>> = {
  root: ({ accountId = "unknown" }) => ({ name: "root", key: accountId }),
  user: (identity) => {
    const name = identity.userName ?? lastOf(identity.resource) ?? idOf(identity);
    return { name, key: inAccount(identity, name) };
  },
  role: nameRole,
  federated(identity) {
    const { resource, issuer, userName } = identity;
    const name = userName ?? lastOf(resource) ?? idOf(identity);
    const by = issuer?.split(/[:/]/).at(-1);
    return { name: by === undefined ? name : `${name} via ${by}`, key: issuer ?? name };
  },
  saml: nameProvided,
  "web-identity": nameProvided,
  "identity-center": (identity) => {
    const id = identity.onBehalfOf ?? idOf(identity);
    return { name: identity.userName ?? `Identity Center user ${id}`, key: id };
  },
  account(identity) {
    const { accountId = "unknown", principalId } = identity;
    const isAnonymous = /^anonymous/i.test(accountId);
    return {
      name: isAnonymous ? "anonymous" : `account ${accountId}`,
      key: principalId === undefined ? accountId : `${accountId}/${principalId}`,
    };
  },
  service: ({ invokedBy = "an AWS service" }) => ({ name: invokedBy, key: invokedBy }),
  hidden: ({ accountId = "unknown" }) => ({ name: "hidden by AWS", key: accountId }),
  unknown: (identity) => ({ name: idOf(identity), key: inAccount(identity, idOf(identity)) }),
};

/**
 * Where IAM Identity Center puts the roles that it makes: the path is AWS's own, as long as it is
 * the beginning of a path, for the path of any other role may hold the same further on.
 */
const ssoPath = /^arn:[\w-]+:iam::\d+:role\/aws-reserved\/sso\.amazonaws\.com\//;

/**
 * A role is named with its session, and known without it. A session of IAM Identity Center is a
 * person, and counts as one where the reserved path proves it: anybody can make a role that is
 * merely called like that, and then choose names for its sessions.
 */
function nameRole(identity: Identity): ActorName {
  const { session, issuer } = identity;
  const role = roleOf(identity) ?? idOf(identity);
  const key = inAccount(identity, role);
  if (session === undefined) return { name: role, key };
  const permissionSet = permissionSetOf(role);
  if (permissionSet === undefined) return { name: `${role}/${session}`, key };
  const name = `${session} via SSO ${permissionSet}`;
  return { name, key: issuer !== undefined && ssoPath.test(issuer) ? `${key}/${session}` : key };
}

function nameProvided(identity: Identity): ActorName {
  const name = idOf(identity);
  return { name, key: `${identity.provider ?? "unknown"}/${name}` };
}

/** The best that is left to call somebody by. */
function idOf({ userName, arn, principalId, accountId }: Identity): string {
  return userName ?? arn ?? principalId ?? accountId ?? "unknown";
}

function inAccount({ accountId = "unknown" }: Identity, name: string): string {
  return `${accountId}/${name}`;
}

/** The last part of a path, where it has more than one. */
function lastOf(parts: readonly string[]): string | undefined {
  return parts.length > 1 ? parts.at(-1) : undefined;
}
