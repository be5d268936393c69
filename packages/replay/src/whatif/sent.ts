import type { AlertDocument, TopicName } from "@logcritical/handler";
import type { TrailRecord } from "@logcritical/rules";
import type { SMSSize } from "./sms-size.ts";

/** What the Lambda would have sent, in the order of record time. */
export type Sent = SentAlert | SentSummary | SentReport;

/** An alert that reached somebody. */
export interface SentAlert {
  readonly kind: "alert";
  /** When it is sent, by the clock of record time, in milliseconds since 1970. */
  readonly sentAtMs: number;
  /**
   * Everything the alert says, redacted and made safe: its id, time, rule, severity, and under
   * `why` clause by clause why the rule matched.
   */
  readonly alert: AlertDocument;
  /** Where it went. */
  readonly topics: readonly TopicName[];
  /** Where it would have gone by SMS, had the share of the hour or the day not been used up. */
  readonly muted: readonly TopicName[];
  /** Findings that it tells of: those of its delivery, and the repeats since the alert before. */
  readonly findings: number;
  /** The messages that tell of it alone. */
  readonly messages: readonly SentMessage[];
  /** Topics that hear of it in one line of a mail that several alerts share. */
  readonly shared: readonly TopicName[];
  /** The record that led to it, redacted; its texts are as the record holds them. */
  readonly record: TrailRecord;
}

/** One mail for the alerts that would have been too many, or too slight, by themselves. */
interface SentSummary {
  readonly kind: "summary";
  readonly sentAtMs: number;
  readonly alertIds: readonly string[];
  readonly messages: readonly SentMessage[];
}

/** The daily report, with what of low severity waited for it. */
interface SentReport {
  readonly kind: "daily-report";
  readonly sentAtMs: number;
  readonly messages: readonly SentMessage[];
}

/** A message as people get it. */
export type SentMessage = SentEmail | SentSMS;

/** An e-mail, to everybody who subscribes to the topic. */
interface SentEmail {
  readonly channel: "email";
  readonly topic: TopicName;
  readonly subject: string;
  readonly text: string;
}

/** A text message, to every phone that subscribes to the topic. */
interface SentSMS {
  readonly channel: "sms";
  readonly topic: TopicName;
  /** Without the name of the topic, which SNS puts before it. */
  readonly text: string;
  /** Of the text with the name. */
  readonly size: SMSSize;
}
