import type { Identity } from "./identity.ts";

/** What kind of principal acted. `hidden`: AWS withheld the name, as somebody typed it wrongly. */
export type ActorKind =
  | "root"
  | "user"
  | "role"
  | "federated"
  | "saml"
  | "web-identity"
  | "identity-center"
  | "account"
  | "service"
  | "hidden"
  | "unknown";

/** The type decides, then the ARN, which old and unknown types may have too, then what is left. */
export function kindOf({ type, resource, userName, invokedBy, accountId }: Identity): ActorKind {
  if (userName === hiddenName) return "hidden";
  const told = kindsByType.get(type) ?? kindsByResource.get(resource[0]);
  if (told !== undefined) return told;
  if (userName !== undefined) return "unknown";
  if (invokedBy !== undefined) return "service";
  return accountId === undefined ? "unknown" : "account";
}

/** What CloudTrail writes in place of a name that it withholds. */
const hiddenName = "HIDDEN_DUE_TO_SECURITY_REASONS";

const kindsByType: ReadonlyMap<string | undefined, ActorKind> = new Map([
  ["Root", "root"],
  ["IAMUser", "user"],
  ["AssumedRole", "role"],
  ["FederatedUser", "federated"],
  ["SAMLUser", "saml"],
  ["WebIdentityUser", "web-identity"],
  ["IdentityCenterUser", "identity-center"],
  ["AWSAccount", "account"],
  ["AWSService", "service"],
]);

const kindsByResource: ReadonlyMap<string | undefined, ActorKind> = new Map([
  ["root", "root"],
  ["user", "user"],
  ["role", "role"],
  ["assumed-role", "role"],
  ["federated-user", "federated"],
]);
