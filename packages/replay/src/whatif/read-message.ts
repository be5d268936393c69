import { isSMSTopic, type Message, smsBudget } from "@logcritical/handler";
import type { SentMessage } from "./sent.ts";
import { measureSMS } from "./sms-size.ts";

/** What people get of a message: its mail or its SMS, whichever its topic carries. */
export function readMessage({ topic, subject = "", body }: Message): SentMessage {
  if (!isSMSTopic(topic)) return { channel: "email", topic, subject, text: body.email };
  // What the topic's name takes is as many characters as one SMS has less for the text.
  const name = "-".repeat(singlePart - smsBudget(topic));
  return { channel: "sms", topic, text: body.sms, size: measureSMS(name + body.sms) };
}

/** Septets of one part. Source: see `measureSMS`. */
const singlePart = 160;
