import { type Condition, field, type TrailRecord } from "@logcritical/rules";
import {
  type Actor,
  accountOf,
  actionOf,
  actorOf,
  identityFields,
  outcomeOf,
  type ReadFields,
  regionOf,
  sourceOf,
} from "@logcritical/rules/record";

/** What counts of a call, in parts of which each varies by itself. */
export interface Call {
  readonly actor: Actor;
  readonly request: {
    /** `ec2:RunInstances`. */
    readonly action: string;
    readonly outcome: "succeeded" | "refused" | "failed";
  };
  /** Where it came from: an address or a part of AWS; empty where the record does not say. */
  readonly source: string;
  /** Empty where the record does not say. */
  readonly place: { readonly account: string; readonly region: string };
}

/** Reads what counts of a call. */
export function readCall(record: TrailRecord): Call {
  return {
    actor: actorOf(record),
    request: readRequest(record),
    source: readSource(record),
    place: readPlace(record),
  };
}

/** What each part is read from, in their order, unless `readsMore` holds. */
const partFields: readonly ReadFields[] = [
  { userIdentity: identityFields },
  { eventName: "all", eventSource: "all", errorCode: "all" },
  { sourceIPAddress: "all" },
  { recipientAccountId: "all", userIdentity: { accountId: "all" }, awsRegion: "all" },
];

/** The same as paths. */
export const callOutlines: readonly (readonly string[])[] = partFields.map(pathsOf);

/** Of a sign-in the response is read as well, where it says that it has failed. */
export const readsMore: Condition = field("responseElements").holdsAnyOf("Failure");

/** Creates what reads a call from such outlines, each of them once; or from a record alone. */
export function createCallReader(): (outlines: readonly TrailRecord[]) => Call {
  const actor = once(actorOf);
  const request = once(readRequest);
  const source = once(readSource);
  const place = once(readPlace);
  return ([first = {}, ...others]) => {
    const [second, third, fourth] = others;
    if (second === undefined || third === undefined || fourth === undefined) return readCall(first);
    return {
      actor: actor(first),
      request: request(second),
      source: source(third),
      place: place(fourth),
    };
  };
}

function readRequest(record: TrailRecord): Call["request"] {
  return { action: actionOf(record), outcome: outcomeOf(record).kind };
}

function readSource(record: TrailRecord): string {
  return sourceOf(record).text;
}

function readPlace(record: TrailRecord): Call["place"] {
  return { account: accountOf(record) ?? "", region: regionOf(record) ?? "" };
}

/** The same function, which reads each outline once, as most are of many records. */
function once<T>(read: (outline: TrailRecord) => T): (outline: TrailRecord) => T {
  const known = new WeakMap<TrailRecord, { readonly value: T }>();
  return (outline) => {
    const remembered = known.get(outline);
    if (remembered !== undefined) return remembered.value;
    const value = read(outline);
    known.set(outline, { value });
    return value;
  };
}

function pathsOf(fields: ReadFields): readonly string[] {
  return Object.entries(fields).flatMap(([name, within]) =>
    within === "all" ? [name] : pathsOf(within).map((path) => `${name}.${path}`),
  );
}
