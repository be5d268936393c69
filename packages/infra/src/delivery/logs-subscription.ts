import { Stack } from "aws-cdk-lib";
import { CfnPermission, type IFunction } from "aws-cdk-lib/aws-lambda";
import { CfnSubscriptionFilter } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { BudgetedFilter } from "../alarms/budget.ts";
import { logGroupARN } from "../foundation/encryption-key.ts";

/** What is forwarded, from where, and to which function. */
export interface LogsSubscriptionProps {
  readonly logGroupName: string;
  /** The names of the subscription filters begin with it. */
  readonly namePrefix: string;
  readonly filters: readonly BudgetedFilter[];
  readonly function: IFunction;
}

/** A log group hands what its filters let through to a function, which it invokes itself. */
export class LogsSubscription extends Construct {
  constructor(scope: Construct, id: string, props: LogsSubscriptionProps) {
    super(scope, id);
    const { logGroupName, namePrefix, filters } = props;
    // CDK's own grant leaves out the account, which AWS's guide has beside the group's ARN.
    const permission = new CfnPermission(this, "Permission", {
      functionName: props.function.functionArn,
      action: "lambda:InvokeFunction",
      principal: "logs.amazonaws.com",
      sourceArn: `${logGroupARN(this, logGroupName)}:*`,
      sourceAccount: Stack.of(this).account,
    });
    for (const { id: name, pattern } of filters) {
      const filter = new CfnSubscriptionFilter(this, name, {
        logGroupName,
        filterName: `${namePrefix}-${name}`,
        filterPattern: pattern,
        destinationArn: props.function.functionArn,
      });
      // CloudWatch Logs tries the function when the filter is made.
      filter.addResourceDependency(permission);
    }
  }
}
