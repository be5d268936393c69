import { gunzipSync } from "node:zlib";
import { gunzip } from "@logcritical/handler";
import type { RuleSet } from "@logcritical/rules";
import type { Scanner } from "@logcritical/rules/scan";
import type { Delivery } from "./data/deliveries.ts";

/** A delivery as Lambda is handed it. */
export type Packed = Pick<Delivery, "data">;

/** Decodes and inflates a delivery as the handler does. */
function unpack({ data }: Packed, scanner: Scanner): Buffer {
  return inflate(Buffer.from(data, "base64"), scanner);
}

/** Inflates gzip as the handler does, with its CRC checked. */
export function inflate(gzip: Buffer, scanner: Scanner): Buffer {
  const inflated = gunzip(gzip, 64 * 1024 * 1024, scanner.inflate);
  if (!inflated.ok) throw new Error(inflated.problem.message);
  return inflated.value;
}

/** The floor: base64, gunzip, the document parsed, each message parsed, and nothing matched. */
export function parseAll(deliveries: readonly Packed[]): number {
  let records = 0;
  for (const { data } of deliveries) {
    for (const message of messagesOf(gunzipSync(Buffer.from(data, "base64")))) {
      if (typeof JSON.parse(message) === "object") records += 1;
    }
  }
  return records;
}

/** The messages of an inflated delivery, parsed once. */
export function messagesOf(inflated: Buffer): readonly string[] {
  // What the generator wrote.
  const document = JSON.parse(inflated.toString()) as {
    readonly logEvents: readonly { readonly message: string }[];
  };
  return document.logEvents.map(({ message }) => message);
}

/** The reference engine over whole deliveries: the number of findings. */
export function matchAll(deliveries: readonly Packed[], rules: RuleSet): number {
  let findings = 0;
  for (const { data } of deliveries) {
    for (const message of messagesOf(gunzipSync(Buffer.from(data, "base64")))) {
      findings += rules.matchText(message).length;
    }
  }
  return findings;
}

/** The scanner over whole deliveries, without records: the number of rules that match. */
export function decideAll(deliveries: readonly Packed[], scanner: Scanner): number {
  let found = 0;
  for (const delivery of deliveries) {
    for (const ids of scanner.decide(unpack(delivery, scanner)).matches) found += ids.length;
  }
  return found;
}

/** The scanner over whole deliveries, with the record of every finding parsed. */
export function findAll(deliveries: readonly Packed[], scanner: Scanner): number {
  let findings = 0;
  for (const delivery of deliveries)
    findings += scanner.scan(unpack(delivery, scanner)).findings.length;
  return findings;
}
