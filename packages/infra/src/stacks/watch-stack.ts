import type { Construct } from "constructs";
import type { AlertsOptions } from "../alarms/options.ts";
import type { Environment } from "../environment/environment.ts";
import { describePipeline } from "../watch/pipeline.ts";
import { PipelineWatch } from "../watch/pipeline-watch.ts";
import { SecurityStack } from "./security-stack.ts";

/** Alarms on the pipeline itself, tampering with it, and the daily report. */
export class WatchStack extends SecurityStack {
  constructor(scope: Construct, environment: Environment, alerts: AlertsOptions) {
    super(scope, "watch", {
      environment,
      description: "LogCritical: alarms on its own pipeline, tampering with it, the daily report",
    });
    const { watch } = environment;
    // The one id that CDK leaves out of those of resources.
    new PipelineWatch(this, "Default", {
      ...watch,
      recipients: watch.recipients ?? alerts.infosec,
      pipeline: describePipeline(environment, alerts),
      names: this.names,
    });
  }
}
