import { gzipSync } from "node:zlib";

/** A subscription's payload with these records, as CloudWatch Logs hands it to Lambda. */
export function logsPayload(...records: readonly object[]): object {
  return { awslogs: { data: gzipped(records).toString("base64") } };
}

/** A payload of Kinesis with one blob for each list of records. */
export function kinesisPayload(...blobs: readonly (readonly object[] | Buffer)[]): object {
  return {
    Records: blobs.map((blob, index) => ({
      eventSource: "aws:kinesis",
      kinesis: {
        sequenceNumber: `4959${index}`,
        data: (Buffer.isBuffer(blob) ? blob : gzipped(blob)).toString("base64"),
      },
    })),
  };
}

/** The daily tick of EventBridge. */
export const schedulePayload: object = {
  id: "1",
  source: "aws.events",
  "detail-type": "Scheduled Event",
  detail: {},
};

function gzipped(records: readonly object[]): Buffer {
  const logEvents = records.map((record, index) => ({
    id: `3195310660696698337880902507980421114328961542429${index}`,
    timestamp: 1_773_307_867_000,
    message: JSON.stringify(record),
  }));
  return gzipSync(
    JSON.stringify({
      messageType: "DATA_MESSAGE",
      owner: "111122223333",
      logGroup: "CloudTrail/logs",
      logStream: "111122223333_CloudTrail/logs_eu-west-1",
      subscriptionFilters: ["LogCritical"],
      logEvents,
    }),
  );
}
