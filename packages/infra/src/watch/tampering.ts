/**
 * Calls that switch off, divert or blind something that alerts depend on: in goes a pipeline, out
 * come event patterns for EventBridge, which has them from CloudTrail by a way that neither log
 * groups nor the function are part of. Refused calls are not among them: anybody may make those, as
 * many as they like, and each would be a mail and an SMS, until SNS suspends the one and the month's
 * money for the other is gone. The rule `unauthorised` tells these.
 */
export interface Tampering {
  readonly id: string;
  /** Completes "somebody changed …". */
  readonly what: string;
  /** As records have it: `kms.amazonaws.com`. */
  readonly eventSource: string;
  readonly eventNames: readonly Match[];
  /** Where records name the thing, and our names there; any of them may fit. None: all of them. */
  readonly among: readonly Place[];
  /** Not to be told of: a service that calls it often, for people whose calls are recorded too. */
  readonly exceptBy?: string;
}

/** A condition of an event pattern on one text. */
export type Match =
  | string
  | { readonly prefix: string }
  | { readonly suffix: string }
  | { readonly wildcard: string };

/** A field of records, and what it has to be. */
export interface Place {
  readonly path: readonly [string, ...string[]];
  readonly is: readonly Match[];
}

/** The event pattern of a kind of tampering. */
export function printEventPattern(kind: Tampering): object {
  const { eventSource, eventNames, among, exceptBy } = kind;
  const places = among.map(({ path, is }) =>
    path.reduceRight<object>((inner, step) => ({ [step]: inner }), is),
  );
  // EventBridge takes no choice of one.
  const where = places.length > 1 ? { $or: places } : places[0];
  return {
    // Anybody who may put events can write all else; this AWS keeps for itself ("PutEvents").
    source: [{ prefix: "aws." }],
    "detail-type": ["AWS API Call via CloudTrail"],
    detail: {
      eventSource: [eventSource],
      eventName: eventNames,
      errorCode: [{ exists: false }],
      ...(exceptBy !== undefined && { sourceIPAddress: [{ "anything-but": [exceptBy] }] }),
      ...where,
    },
  };
}

/** `requestParameters.<name>` is one of these. */
export function parameter(name: string, ...is: readonly Match[]): Place {
  return { path: ["requestParameters", name], is };
}

/** Names that begin so: newer versions of a call, and its kin. */
export function starting(...names: readonly string[]): readonly Match[] {
  return names.map((prefix) => ({ prefix }));
}
