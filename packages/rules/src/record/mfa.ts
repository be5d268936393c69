import type { ActorKind } from "./actor-kind.ts";
import { type Identity, permissionSetOf, roleOf } from "./identity.ts";
import type { TrailRecord } from "./trail-record.ts";
import { textAt } from "./value.ts";

/** Whether the actor had given a second factor. */
export type MFA = "yes" | "no" | "unknown";

/**
 * Reads it from a sign-in (`MFAUsed`), or from the session (`mfaAuthenticated`). A "no" counts only
 * where AWS itself asks for the password: it says "No" of every federated sign-in, whatever the
 * identity provider had checked.
 */
export function mfaOf(record: TrailRecord, kind: ActorKind, identity: Identity): MFA {
  const said = textAt(record, "additionalEventData", "MFAUsed") ?? identity.mfaAuthenticated ?? "";
  if (/^(?:yes|true)$/i.test(said)) return "yes";
  if (!/^(?:no|false)$/i.test(said)) return "unknown";
  const isAsked = kind === "root" || kind === "user" || isPlainRole(record, kind, identity);
  return isAsked ? "no" : "unknown";
}

/** A role taken on by a principal of AWS. At the console, roles sign in by federation only. */
function isPlainRole(record: TrailRecord, kind: ActorKind, identity: Identity): boolean {
  return (
    kind === "role" &&
    identity.provider === undefined &&
    permissionSetOf(roleOf(identity) ?? "") === undefined &&
    textAt(record, "eventName") !== "ConsoleLogin"
  );
}
