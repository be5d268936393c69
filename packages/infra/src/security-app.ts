import { CfnResource, type Stack } from "aws-cdk-lib";
import type { Code } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import { type Area, acknowledge } from "./checks/acknowledge.ts";
import { acknowledgements } from "./checks/acknowledgements.ts";
import type { Environment } from "./environment/environment.ts";
import { AlertingStack } from "./stacks/alerting-stack.ts";
import { ConfigStack } from "./stacks/config-stack.ts";
import { IdentityStack } from "./stacks/identity-stack.ts";
import { TrailStack } from "./stacks/trail-stack.ts";
import { WatchStack } from "./stacks/watch-stack.ts";

/** What an environment's file does not hold. */
export interface SecurityParts {
  /** The handler's bundle, asked for once by each stack that deploys it. */
  readonly functionCode: () => Code;
}

/** The stacks of an environment; those that read the trail wait for ours, if it is ours. */
export function createSecurityStacks(
  scope: Construct,
  environment: Environment,
  { functionCode }: SecurityParts,
): readonly Stack[] {
  const { trail, config, alerts, identity } = environment;
  const trailStacks = trail.existing === undefined ? [new TrailStack(scope, environment)] : [];
  const configStacks = config.recorder || config.rules ? [new ConfigStack(scope, environment)] : [];
  const identityStacks =
    identity === undefined
      ? []
      : [new IdentityStack(scope, environment, identity)].filter(hasResources);
  // Alarms and subscriptions know the log group by its name only, so CDK cannot see that they wait;
  // nor that EventBridge is let into a function that has to be there.
  const alertingStacks =
    alerts === undefined
      ? []
      : [new AlertingStack(scope, environment, { alerts, code: functionCode() })];
  const watchStacks = alerts === undefined ? [] : [new WatchStack(scope, environment, alerts)];
  const readers = [...alertingStacks, ...watchStacks];
  for (const [at, reader] of readers.entries()) {
    for (const stack of [...trailStacks, ...readers.slice(0, at)]) reader.addStackDependency(stack);
  }
  const areas = {
    trail: trailStacks,
    config: configStacks,
    identity: identityStacks,
    alerting: alertingStacks,
    watch: watchStacks,
  } satisfies Record<Area, readonly Stack[]>;
  for (const [area, stacks] of Object.entries(areas)) {
    // The keys are those of the object above.
    for (const stack of stacks) acknowledge(stack, acknowledgements[area as Area]);
  }
  return [...trailStacks, ...configStacks, ...identityStacks, ...readers];
}

/** CloudFormation takes no empty stack, so that one with everything switched off is taken out. */
function hasResources(stack: Stack): boolean {
  const isFilled = stack.node.findAll().some((construct) => CfnResource.isCfnResource(construct));
  if (!isFilled) stack.node.scope?.node.tryRemoveChild(stack.node.id);
  return isFilled;
}
