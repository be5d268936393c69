import type { Construct } from "constructs";
import type { Environment } from "../environment/environment.ts";
import { Trail } from "../trail/trail.ts";
import { SecurityStack } from "./security-stack.ts";

/** CloudTrail: `cloudtrail.global` of 2016. */
export class TrailStack extends SecurityStack {
  readonly trail: Trail;

  constructor(scope: Construct, environment: Environment) {
    super(scope, "trail", {
      environment,
      description: "LogCritical: the trail, its bucket, log group and key",
    });
    const { existing: _, ...options } = environment.trail;
    this.trail = new Trail(this, "Trail", {
      ...options,
      trailName: this.names.local("trail"),
      bucketName: this.names.bucket("trail"),
      accessLogsBucketName: this.names.bucket("trail-access"),
      logGroupName: this.names.local("trail"),
    });
  }
}
