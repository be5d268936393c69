import type { Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Environment } from "./environment/environment.ts";
import { ConfigStack } from "./stacks/config-stack.ts";
import { TrailStack } from "./stacks/trail-stack.ts";

/** The stacks of an environment; those that read the trail wait for ours, if it is ours. */
export function createSecurityStacks(scope: Construct, environment: Environment): readonly Stack[] {
  const { trail, config } = environment;
  const trailStacks = trail.existing === undefined ? [new TrailStack(scope, environment)] : [];
  const configStacks = config.recorder || config.rules ? [new ConfigStack(scope, environment)] : [];
  // Alarms and subscriptions know the log group by its name only, so CDK cannot see that they wait.
  const readers: readonly Stack[] = [];
  for (const reader of readers) {
    for (const stack of trailStacks) reader.addStackDependency(stack);
  }
  return [...trailStacks, ...configStacks, ...readers];
}
