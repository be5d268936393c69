import type { ReplayResult } from "../../replay/result.ts";

/** An actor as the report counts it: sessions of a role are one, as who takes it on names them. */
export interface Person {
  readonly key: string;
  readonly name: string;
}

/** What says who made a call. */
export type Named = Pick<ReplayResult, "actor" | "actorArn" | "actorKind" | "account">;

/** IAM Identity Center's roles have sessions that are people, and each is counted as one. */
const session = /^(arn:[\w-]+:sts::\d*:assumed-role\/(?!AWSReservedSSO_)[^/]+)\/.*$/s;

/** Reads who made a call, for counting. */
export function personOf({ actor, actorArn, actorKind, account = "" }: Named): Person {
  const role = actorArn === undefined ? undefined : session.exec(actorArn)?.[1];
  if (role === undefined)
    return { key: actorArn ?? `${actorKind}/${account}/${actor}`, name: actor };
  return { key: role, name: role.slice(role.indexOf("/") + 1) };
}
