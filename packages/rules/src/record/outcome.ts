import type { TrailRecord } from "./trail-record.ts";
import { textAt } from "./value.ts";

/** How the call ended. */
export interface Outcome {
  /** Refused: for lack of permission or of valid credentials. Failed: for any other reason. */
  readonly kind: "succeeded" | "refused" | "failed";
  readonly errorCode?: string;
  readonly errorMessage?: string;
}

/**
 * Reads how the call ended. Sign-ins have no error code: they say `Failure` under their own name
 * in the response.
 * Source: "AWS Management Console sign-in events", AWS CloudTrail User Guide.
 */
export function outcomeOf(record: TrailRecord): Outcome {
  const errorCode = textAt(record, "errorCode");
  const errorMessage = textAt(record, "errorMessage");
  const kind = kindOf(record, errorCode);
  if (errorCode === undefined && errorMessage === undefined) return { kind };
  return { kind, ...(errorCode && { errorCode }), ...(errorMessage && { errorMessage }) };
}

function kindOf(record: TrailRecord, errorCode: string | undefined): Outcome["kind"] {
  if (errorCode !== undefined) return refusal.test(errorCode) ? "refused" : "failed";
  const answer = textAt(record, "responseElements", textAt(record, "eventName") ?? "");
  return answer === "Failure" ? "refused" : "succeeded";
}

/**
 * Services spell refusal in many ways: `AccessDenied`, `Client.UnauthorizedOperation`,
 * `AuthorizationErrorException`, `AuthFailure`, `ExpiredToken`.
 * Source: "Common errors" of the services' API references.
 */
const refusal =
  /AccessDenied|Unauthorized|NotAuthorized|AuthorizationError|AuthFailure|Forbidden|ExpiredToken|InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClient/i;
