import type { Condition, FieldPath, Rule } from "@logcritical/rules";
import { nearest } from "./nearest.ts";
import type { Remark } from "./remark.ts";

/**
 * The fields that a rule asks for and no record has, with the nearest that there is. Its types say
 * so to who writes TypeScript; rules in JSON and JavaScript have nobody else to tell them.
 */
export function checkFields({ id: ruleId, when, raise = [], threshold }: Rule): readonly Remark[] {
  const counted = threshold === undefined || threshold.count === "records" ? [] : threshold.count;
  return [
    ...pathsIn(when, "when"),
    ...raise.flatMap((one, at) => pathsIn(one.when, `raise[${at}].when`)),
    ...counted.map((literal, at) => ({ literal, path: `threshold.count[${at}]` })),
  ].flatMap(({ literal, path }): readonly Remark[] => {
    const [name = ""] = /^[\w-]+/.exec(literal) ?? [];
    if (name === "" || Object.hasOwn(fields, name)) return [];
    const near = nearest(name, Object.keys(fields));
    const mend = near === undefined ? "look it up in a record" : `perhaps ${near}`;
    const message = `${name} is no field of a record: ${mend}.`;
    return [{ kind: "problem", code: "unknown-field", ruleId, path, literal, message }];
  });
}

/** A path into a record, and where in the rule it stands. */
interface AskedPath {
  readonly literal: string;
  readonly path: string;
}

function pathsIn(condition: Condition, path: string): readonly AskedPath[] {
  if ("conditions" in condition) {
    return condition.conditions.flatMap((part, at) => pathsIn(part, `${path}.conditions[${at}]`));
  }
  return "path" in condition ? [{ literal: condition.path, path }] : [];
}

/** The paths of one step. */
type Field = Exclude<FieldPath, `${string}.${string}` | `${string}[${string}`>;

/** The type checker sees that they are those of `FieldPath`, and that none is missing. */
const fields: Readonly<Record<Field, true>> = {
  additionalEventData: true,
  addendum: true,
  apiVersion: true,
  awsRegion: true,
  edgeDeviceDetails: true,
  errorCode: true,
  errorMessage: true,
  eventCategory: true,
  eventContext: true,
  eventID: true,
  eventName: true,
  eventSource: true,
  eventTime: true,
  eventType: true,
  eventVersion: true,
  insightDetails: true,
  managementEvent: true,
  readOnly: true,
  recipientAccountId: true,
  requestID: true,
  requestParameters: true,
  resources: true,
  responseElements: true,
  serviceEventDetails: true,
  sessionCredentialFromConsole: true,
  sharedEventID: true,
  sourceIPAddress: true,
  tlsDetails: true,
  userAgent: true,
  userIdentity: true,
  vpcEndpointAccountId: true,
  vpcEndpointId: true,
};
