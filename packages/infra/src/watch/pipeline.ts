import { listTopics, topicPurpose } from "../alarms/alert-topics.ts";
import type { AlertsOptions } from "../alarms/options.ts";
import { type PipelineNames, pipelineNames } from "../delivery/pipeline-names.ts";
import type { Environment } from "../environment/environment.ts";
import { createNames } from "../environment/names.ts";
import { watchedTrail } from "../trail/watched-trail.ts";

/** All that alerts depend on, by name: what is watched, and what whoever hides would go for. */
export interface Pipeline {
  /** Every name of ours begins with it and a hyphen: `acme-prod`. */
  readonly prefix: string;
  readonly trailName: string;
  readonly logGroupName: string;
  /** The trail's bucket and that of its access logs, where they are ours. */
  readonly bucketNames: readonly string[];
  readonly topicNames: readonly string[];
  /** Whether some of the topics reach phones. */
  readonly hasPhones: boolean;
  /** The function and what belongs to it; absent where alarms are all that is deployed. */
  readonly function?: WatchedFunction;
}

/** The function, and the limits by which its numbers are judged. */
export interface WatchedFunction extends PipelineNames {
  readonly by: "logs" | "kinesis";
  readonly timeoutSeconds: number;
}

/** The pipeline of an environment. */
export function describePipeline(environment: Environment, alerts: AlertsOptions): Pipeline {
  const { delivery, trail } = environment;
  const names = createNames(environment);
  const purposes = listTopics(alerts).map(topicPurpose);
  const { by, timeoutSeconds } = delivery;
  return {
    ...watchedTrail(environment),
    prefix: names.prefix,
    bucketNames:
      trail.existing === undefined ? [names.bucket("trail"), names.bucket("trail-access")] : [],
    topicNames: purposes.map(names.local),
    hasPhones: [alerts.infosec, alerts.devops].some(({ phones }) => phones.length > 0),
    ...(by === "none" ? {} : { function: { ...pipelineNames(names), by, timeoutSeconds } }),
  };
}
