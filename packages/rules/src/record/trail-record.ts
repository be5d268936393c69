/** One CloudTrail record, parsed: whatever a JSON object can be, for nothing in it is certain. */
export interface TrailRecord {
  readonly [name: string]: unknown;
}

/**
 * The top-level fields of a CloudTrail record.
 * Source: "CloudTrail record contents", AWS CloudTrail User Guide, eventVersion 1.11.
 */
type TopLevelField =
  | "additionalEventData"
  | "addendum"
  | "apiVersion"
  | "awsRegion"
  | "edgeDeviceDetails"
  | "errorCode"
  | "errorMessage"
  | "eventCategory"
  | "eventContext"
  | "eventID"
  | "eventName"
  | "eventSource"
  | "eventTime"
  | "eventType"
  | "eventVersion"
  | "insightDetails"
  | "managementEvent"
  | "readOnly"
  | "recipientAccountId"
  | "requestID"
  | "requestParameters"
  | "resources"
  | "responseElements"
  | "serviceEventDetails"
  | "sessionCredentialFromConsole"
  | "sharedEventID"
  | "sourceIPAddress"
  | "tlsDetails"
  | "userAgent"
  | "userIdentity"
  | "vpcEndpointAccountId"
  | "vpcEndpointId";

/**
 * A path into a record. Top-level names are checked by the compiler, as that is where a slip is
 * commonest; below them anything goes, as services put what they like there.
 */
export type FieldPath =
  | TopLevelField
  | `${TopLevelField}.${string}`
  | `${TopLevelField}[${number | "*"}]${string}`;
