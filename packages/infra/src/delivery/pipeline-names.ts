import type { Names } from "../environment/names.ts";

/** What the parts of the alerting pipeline are called, known before any of them is deployed. */
export interface PipelineNames {
  readonly functionName: string;
  /** Of the queue for deliveries that failed to the last. */
  readonly failureQueueName: string;
  readonly tableName: string;
  /** Of the settings, where they are a parameter. */
  readonly parameterName: string;
  readonly streamName: string;
  /** Subscription filters are called this and a number. */
  readonly subscriptionPrefix: string;
}

/** The pipeline's names, for the stack that deploys it and the one that watches it. */
export function pipelineNames({ prefix, local }: Names): PipelineNames {
  return {
    functionName: local("alerts"),
    failureQueueName: local("alerts-failed"),
    tableName: local("state"),
    parameterName: `/${prefix}/settings`,
    streamName: local("records"),
    subscriptionPrefix: prefix,
  };
}
