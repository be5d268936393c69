import type { ReadFields } from "./remember-fields.ts";
import type { TrailRecord } from "./trail-record.ts";
import { textAt, valueAt } from "./value.ts";

/** `userIdentity` taken apart: every part that any kind of actor is named by, where given. */
export interface Identity {
  readonly type?: string | undefined;
  readonly arn?: string | undefined;
  /** What the ARN names: `["assumed-role", "Admin", "alice"]`, `["user", "team", "alice"]`. */
  readonly resource: readonly string[];
  readonly accountId?: string | undefined;
  readonly userName?: string | undefined;
  /** Without the session name that follows the colon. */
  readonly principalId?: string | undefined;
  /** The caller of AssumeRole or GetFederationToken chose it, and may choose another each time. */
  readonly session?: string | undefined;
  /** The ARN of the role or user whose temporary credentials these are. */
  readonly issuer?: string | undefined;
  readonly issuerName?: string | undefined;
  readonly invokedBy?: string | undefined;
  /** Who vouched for a web or SAML identity, or for the session of a role. */
  readonly provider?: string | undefined;
  /** The user's id in IAM Identity Center. */
  readonly onBehalfOf?: string | undefined;
  /** Whether the session began with a second factor: `true` or `false`, as text. */
  readonly mfaAuthenticated?: string | undefined;
}

/** The fields of `userIdentity` that say who acts: all that `actorOf` reads of it. */
export const identityFields: ReadFields = {
  arn: "all",
  invokedBy: "all",
  principalId: "all",
  type: "all",
  accountId: "all",
  userName: "all",
  identityProvider: "all",
  onBehalfOf: { userId: "all" },
  sessionContext: {
    attributes: { mfaAuthenticated: "all" },
    sessionIssuer: { accountId: "all", arn: "all", userName: "all" },
    webIdFederationData: { federatedProvider: "all" },
  },
};

/**
 * Takes `userIdentity` apart; it reads `identityFields` and nothing else.
 * Source: "CloudTrail userIdentity element", AWS CloudTrail User Guide.
 */
export function readIdentity(identity: TrailRecord): Identity {
  const arn = textAt(identity, "arn");
  const parts = arn?.split(":") ?? [];
  const resource = parts.slice(resourcePart).join(":").split("/");
  const [principalId, principalSession] = cutAt(":", textAt(identity, "principalId") ?? "");
  const isSession = resource[0] === "assumed-role" || resource[0] === "federated-user";
  const session = isSession ? resource.slice(2).join("/") : "";
  const sessionIssuer = valueAt(identity, "sessionContext", "sessionIssuer");
  return {
    type: textAt(identity, "type"),
    arn,
    resource,
    accountId:
      textAt(identity, "accountId") || parts[accountPart] || textAt(sessionIssuer, "accountId"),
    userName: textAt(identity, "userName"),
    principalId: principalId || undefined,
    session: session || principalSession || undefined,
    issuer: textAt(sessionIssuer, "arn"),
    issuerName: textAt(sessionIssuer, "userName"),
    invokedBy: textAt(identity, "invokedBy"),
    provider:
      textAt(identity, "identityProvider") ??
      textAt(identity, "sessionContext", "webIdFederationData", "federatedProvider"),
    onBehalfOf: textAt(identity, "onBehalfOf", "userId"),
    mfaAuthenticated: textAt(identity, "sessionContext", "attributes", "mfaAuthenticated"),
  };
}

/**
 * `arn:partition:service:region:account:resource`.
 * Source: "Amazon Resource Names", AWS General Reference.
 */
const [accountPart, resourcePart] = [4, 5];

/** What stands before the first mark, and what behind it; all and nothing where there is none. */
function cutAt(mark: string, text: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + mark.length)];
}

/** The name of the role whose session this is. */
export function roleOf({ resource, issuer, issuerName }: Identity): string | undefined {
  const [kind, name] = resource;
  return kind === "assumed-role" ? name : (issuerName ?? issuer?.split("/").at(-1));
}

/** The permission set that IAM Identity Center made the role of, going by its name. */
export function permissionSetOf(role: string): string | undefined {
  return /^AWSReservedSSO_(.+?)(?:_[0-9a-f]{16})?$/.exec(role)?.[1];
}
