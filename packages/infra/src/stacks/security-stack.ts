import { Stack, Tags } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Environment } from "../environment/environment.ts";
import { createNames, type Names } from "../environment/names.ts";

/** What a stack is for. */
export interface SecurityStackProps {
  readonly environment: Environment;
  /** What the console shows of it. */
  readonly description: string;
}

/** What every stack of the app has in common: an environment, and names that come of it. */
export class SecurityStack extends Stack {
  readonly names: Names;

  /** `area` is the stack's own part of its name: `trail` makes `acme-prod-trail`. */
  constructor(scope: Construct, area: string, { environment, description }: SecurityStackProps) {
    const { account, region, terminationProtection } = environment;
    const names = createNames(environment);
    super(scope, names.local(area), {
      stackName: names.local(area),
      env: { account, region },
      terminationProtection,
      description,
    });
    this.names = names;
    Tags.of(this).add("Company", environment.company);
    Tags.of(this).add("Environment", environment.name);
  }
}
