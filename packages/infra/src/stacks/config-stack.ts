import type { Construct } from "constructs";
import { ConfigRecorder } from "../config/config-recorder.ts";
import { ConfigRules } from "../config/config-rules.ts";
import type { Environment } from "../environment/environment.ts";
import { SecurityStack } from "./security-stack.ts";

/** AWS Config: `awsconfig.global` of 2016. */
export class ConfigStack extends SecurityStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, "config", {
      environment,
      description: "LogCritical: AWS Config's recorder, its bucket and key, and basic rules",
    });
    const { recorder: isRecorder, rules, ...options } = environment.config;
    const { local, bucket, prefix } = this.names;
    const config = isRecorder
      ? new ConfigRecorder(this, "Config", {
          ...options,
          recorderName: local("config"),
          bucketName: bucket("config"),
          accessLogsBucketName: bucket("config-access"),
        })
      : undefined;
    if (!rules) return;
    new ConfigRules(this, "Rules", {
      prefix,
      ...(config === undefined ? {} : { recorder: config.recorder }),
    });
  }
}
