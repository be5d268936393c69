import {
  type BatchResultErrorEntry,
  PublishBatchCommand,
  type PublishBatchRequestEntry,
  SNSClient,
} from "@aws-sdk/client-sns";
import { isSMSTopic, type Topics } from "../route/topic.ts";
import type { Message, MessageOutcome, Publisher, Retry } from "./message.ts";

/** Publishes to SNS. Retries are the caller's, who knows how much time is left. */
export function createSNSPublisher(topics: Topics): Publisher {
  const client = new SNSClient({
    maxAttempts: 1,
    // Together less than what is kept back from the time limit to note what was done.
    requestHandler: { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true },
  });
  return async (topic, messages) => {
    const TopicArn = topics[topic];
    if (TopicArn === undefined) {
      return messages.map(() => failed("later", `${topic} has no ARN`));
    }
    try {
      const PublishBatchRequestEntries = messages.map(entryOf);
      const command = new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries });
      const { Successful = [], Failed = [] } = await client.send(command);
      const accepted = new Set(Successful.map(({ Id }) => Id));
      const refused = new Map(Failed.map((entry) => [entry.Id, entry]));
      return messages.map((_, index) => {
        const id = String(index);
        return accepted.has(id) ? { kind: "published" } : outcomeOf(refused.get(id));
      });
    } catch (error) {
      const { name, message, retry } = judge(error);
      return messages.map(() => failed(retry, `${name}: ${message}`));
    }
  };
}

function entryOf(message: Message, index: number): PublishBatchRequestEntry {
  const given = isSMSTopic(message.topic)
    ? { ...message.attributes, ...urgentSMS }
    : message.attributes;
  const attributes = Object.entries(given).map(
    ([name, StringValue]) => [name, { DataType: "String", StringValue }] as const,
  );
  return {
    Id: String(index),
    MessageStructure: "json",
    Message: JSON.stringify(message.body),
    MessageAttributes: Object.fromEntries(attributes),
    ...(message.subject === undefined ? {} : { Subject: message.subject }),
  };
}

/**
 * Unless the account says otherwise, SMS are `Promotional`, which SNS delivers as cheaply as it can,
 * not as surely. Source: "Publishing to a topic" and "Setting SMS messaging preferences", Amazon SNS
 * Developer Guide.
 */
const urgentSMS = { "AWS.SNS.SMS.SMSType": "Transactional" } as const;

/**
 * Of a message that SNS does not name as accepted. Named nowhere, as in an answer that is empty or
 * comes from something in between, it may well be lost.
 */
function outcomeOf(refused: BatchResultErrorEntry | undefined): MessageOutcome {
  if (refused === undefined) return failed("now", "SNS does not say that it took the message");
  const { Code = "unknown", Message = "", SenderFault } = refused;
  return failed(SenderFault === true ? faultOf(Code) : "now", `${Code}: ${Message}`);
}

/** A request that SNS refused as a whole, or that it may or may not have received. */
function judge(error: unknown): { name: string; message: string; retry: Retry } {
  if (!(error instanceof Error)) return { name: "Error", message: String(error), retry: "now" };
  const { name, message } = error;
  const isFault = "$fault" in error && error.$fault === "client";
  return { name, message, retry: isFault ? faultOf(name) : "now" };
}

/**
 * What the sender is to blame for: a bad message stays bad; a missing permission, key or topic
 * can be mended, so the delivery must survive until then.
 * Source: PublishBatch, "Errors", Amazon SNS API Reference.
 */
function faultOf(code: string): Retry {
  if (/Throttl|TooManyRequests|RequestTimeout|SlowDown/i.test(code)) return "now";
  return /InvalidParameter|ParameterValueInvalid|Validation|BatchEntryIds|TooLong/i.test(code)
    ? "never"
    : "later";
}

function failed(retry: Retry, reason: string): MessageOutcome {
  return { kind: "failed", retry, reason };
}
