import type { WatchOptions } from "./options.ts";
import type { Pipeline } from "./pipeline.ts";

/** An alarm on the pipeline itself. */
export interface WatchAlarm {
  readonly id: string;
  /** What is wrong, and what to do: the whole text that a person gets. */
  readonly description: string;
  readonly metric: WatchedMetric;
  /** `p99`, or one of the statistics that CloudWatch has names for. */
  readonly statistic: "Sum" | "Maximum" | "p99";
  readonly periodSeconds: number;
  /** In so many periods, one after the other. */
  readonly periods: number;
  /** It rings at this or above it; below it where `isFloor`. */
  readonly threshold: number;
  /** Whether too little is what is wrong, and so is no number at all. */
  readonly isFloor: boolean;
  /** Whether it is about the way that all of these alarms take, and so must take another as well. */
  readonly isOfWatch?: true;
}

/** A metric, or a query over metrics where not all of the dimensions are known. */
export type WatchedMetric =
  | {
      readonly kind: "metric";
      readonly namespace: string;
      readonly name: string;
      readonly dimensions: Readonly<Record<string, string>>;
    }
  | { readonly kind: "query"; readonly text: string };

/** What the alarms of a pipeline are planned from. */
export interface WatchRequest
  extends Pick<WatchOptions, "quietTrailHours" | "quietFunctionHours" | "smsBudgetUSD"> {
  readonly pipeline: Pipeline;
  /** Of the topic that these alarms go to. */
  readonly watchTopicName: string;
  /** Of the queue for news of tampering that nobody took. */
  readonly undeliveredQueueName: string;
  /** Of the rule that sends the daily report. */
  readonly heartbeatRuleName: string;
}

/** What alarms of one kind have in common. */
type Common = Omit<WatchAlarm, "id" | "description" | "metric">;

/** In seconds. */
export const hourSeconds = 3600;

/** What most of the alarms have in common: a single one within five minutes. */
export const once: Common = {
  statistic: "Sum",
  periodSeconds: 300,
  periods: 1,
  threshold: 1,
  isFloor: false,
};

/** Nothing at all for so many hours, one after the other; CloudWatch looks back a week at most. */
export function nothingFor(hours: number): Common {
  return { ...once, periodSeconds: hourSeconds, periods: hours, isFloor: true };
}

/** A metric by its name, of one thing. */
export function metric(
  namespace: string,
  name: string,
  dimensions: Readonly<Record<string, string>> = {},
): WatchedMetric {
  return { kind: "metric", namespace, name, dimensions };
}
