import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";

/** When and where the drill pretends to happen. */
export interface DrillScene {
  /** Milliseconds since 1970 of the last call. */
  readonly nowMs: number;
  /** The account of the records, 12 digits. */
  readonly account: string;
  readonly region: string;
}

/**
 * A small intrusion as the blob that CloudWatch Logs would put into a stream: root signs in, makes
 * a key, and stops the trail. Every record says that it is a drill, in its user agent and its
 * `eventID`, and has an id of its own, so that a second drill is no repeat of the first.
 */
export function createDrill({ nowMs, account, region }: DrillScene): Buffer {
  const trail = `arn:aws:cloudtrail:${region}:${account}:trail/drill`;
  const calls = [
    ["signin.amazonaws.com", "ConsoleLogin", { responseElements: { ConsoleLogin: "Success" } }],
    ["iam.amazonaws.com", "CreateAccessKey", { requestParameters: { userName: "drill" } }],
    ["cloudtrail.amazonaws.com", "StopLogging", { requestParameters: { name: trail } }],
  ] as const;
  const logEvents = calls.map(([eventSource, eventName, part], index) => {
    const atMs = nowMs - (calls.length - index) * 1000;
    const record = {
      eventVersion: "1.11",
      eventID: `drill-${randomUUID()}`,
      eventTime: `${new Date(atMs).toISOString().slice(0, 19)}Z`,
      eventSource,
      eventName,
      eventType: eventName === "ConsoleLogin" ? "AwsConsoleSignIn" : "AwsApiCall",
      eventCategory: "Management",
      managementEvent: true,
      readOnly: false,
      awsRegion: region,
      recipientAccountId: account,
      // Documentation's own addresses: RFC 5737.
      sourceIPAddress: "203.0.113.7",
      userAgent: "logcritical drill: nothing of this happened",
      userIdentity: { type: "Root", accountId: account, arn: `arn:aws:iam::${account}:root` },
      ...part,
    };
    return { id: String(index), timestamp: atMs, message: JSON.stringify(record) };
  });
  return gzipSync(
    JSON.stringify({
      messageType: "DATA_MESSAGE",
      owner: account,
      logGroup: "drill",
      logStream: "drill",
      subscriptionFilters: ["drill"],
      logEvents,
    }),
  );
}
