import { gzipSync } from "node:zlib";
import { createRandom } from "./random.ts";

/** Records in one envelope of CloudWatch Logs, in the forms that it has on its way. */
export interface Delivery {
  /** What Lambda is handed in `awslogs.data`: base64 of gzip. */
  readonly data: string;
  readonly inflated: Buffer;
  readonly recordCount: number;
}

/** Puts records into deliveries of at least `from` and at most `to` each. */
export function createDeliveries(
  records: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly Delivery[] {
  const random = createRandom(records.length);
  const deliveries: Delivery[] = [];
  for (let at = 0; at < records.length; ) {
    const messages = records.slice(at, at + from + random.below(to - from + 1));
    const inflated = Buffer.from(JSON.stringify(envelope(messages, at)));
    const data = gzipSync(inflated).toString("base64");
    deliveries.push({ data, inflated, recordCount: messages.length });
    at += messages.length;
  }
  return deliveries;
}

function envelope(messages: readonly string[], first: number): object {
  return {
    messageType: "DATA_MESSAGE",
    owner: "111122223333",
    logGroup: "CloudTrail/logs",
    logStream: "111122223333_CloudTrail_eu-west-1",
    subscriptionFilters: ["logcritical"],
    logEvents: messages.map((message, index) => ({
      id: `3195310660696698337880902507980421114328961542429${1_000_000 + first + index}`,
      timestamp: 1_773_307_867_000 + first + index,
      message,
    })),
  };
}
