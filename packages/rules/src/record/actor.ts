import { type ActorKind, kindOf } from "./actor-kind.ts";
import { nameActor } from "./actor-name.ts";
import { type Identity, identityFields, readIdentity } from "./identity.ts";
import { type MFA, mfaOf } from "./mfa.ts";
import { rememberFields } from "./remember-fields.ts";
import type { TrailRecord } from "./trail-record.ts";
import { isObject, valueAt } from "./value.ts";

/** Who made a call. */
export interface Actor {
  readonly kind: ActorKind;
  /** For people: `root`, `alice`, `Admin/alice`, `alice@example.com via SSO Admin`. */
  readonly name: string;
  /**
   * The same for all calls of one actor, to group and to count by. It leaves session names out, as
   * the caller may choose another for each call, but for IAM Identity Center's, which are people.
   */
  readonly key: string;
  readonly arn?: string;
  /** The actor's own account, which may differ from the account that was acted in. */
  readonly accountId?: string;
  /** The name of the session, for roles. */
  readonly session?: string;
  /** The ARN of the role or user whose temporary credentials were used. */
  readonly issuer?: string;
  /** The AWS service that called on behalf of this actor. */
  readonly invokedBy?: string;
  /** Unknown where another identity provider signs people in, for AWS does not see its checks. */
  readonly mfa: MFA;
}

/** Reads who made the call, from whatever the record says of it. */
export function actorOf(record: TrailRecord): Actor {
  const given = valueAt(record, "userIdentity");
  const { identity, caller } = readCaller(isObject(given) ? given : {});
  return { ...caller, mfa: mfaOf(record, caller.kind, identity) };
}

interface Caller {
  readonly identity: Identity;
  readonly caller: Omit<Actor, "mfa">;
}

const readCaller = rememberFields(identityFields, (given): Caller => {
  const identity = readIdentity(given);
  const kind = kindOf(identity);
  const { name, key } = nameActor(kind, identity);
  const { arn, accountId, session, issuer, invokedBy } = identity;
  const caller: { -readonly [Name in keyof Caller["caller"]]: Caller["caller"][Name] } = {
    kind,
    name,
    key: `${kind}:${key}`,
  };
  if (arn !== undefined) caller.arn = arn;
  if (accountId !== undefined) caller.accountId = accountId;
  if (session !== undefined) caller.session = session;
  if (issuer !== undefined) caller.issuer = issuer;
  if (invokedBy !== undefined) caller.invokedBy = invokedBy;
  return { identity, caller };
});
