import type { TopicName } from "../route/topic.ts";

/** An alert, or several in a summary, rendered for one topic and all who subscribe to it. */
export interface Message {
  /** Unique within a delivery; names the message in logs. */
  readonly id: string;
  readonly topic: TopicName;
  /** Ids of the alerts that are told by it; none for a notice about the handler itself. */
  readonly alertIds: readonly string[];
  /** For e-mail topics only: SNS would send the subject instead of the text to a phone. */
  readonly subject?: string;
  /** By protocol, as SNS's `MessageStructure: json` wants it: `default` is the JSON for queues. */
  readonly body: MessageBody;
  /** For subscribers' filter policies: `severity`, `ruleId`, `accountId`, `region`. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** One text for each protocol. */
export interface MessageBody {
  readonly default: string;
  readonly email: string;
  readonly sms: string;
}

/** What became of a message. */
export type MessageOutcome =
  | { readonly kind: "published" }
  | { readonly kind: "failed"; readonly retry: Retry; readonly reason: string };

/**
 * Whether a failure may pass: `now` by itself in a moment (throttling, a broken connection),
 * `later` when somebody mends the account (a missing permission), `never` (a refused message).
 */
export type Retry = "now" | "later" | "never";

/**
 * Hands messages of one topic, at most ten of at most 256 KiB together, to whoever delivers them,
 * and says of each, in order, what became of it. It never rejects.
 */
export type Publisher = (
  topic: TopicName,
  messages: readonly Message[],
) => Promise<readonly MessageOutcome[]>;
