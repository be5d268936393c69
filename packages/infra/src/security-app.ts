import type { Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Environment } from "./environment/environment.ts";
import { TrailStack } from "./stacks/trail-stack.ts";

/** The stacks of an environment, in the order in which they are deployed. */
export function createSecurityStacks(scope: Construct, environment: Environment): readonly Stack[] {
  const { trail } = environment;
  const trailStack = trail.existing === undefined ? [new TrailStack(scope, environment)] : [];
  // Alarms and subscriptions need the log group, which they know by its name only.
  const stacks: Stack[] = [...trailStack];
  for (const stack of stacks.slice(1))
    for (const first of trailStack) stack.addStackDependency(first);
  return stacks;
}
