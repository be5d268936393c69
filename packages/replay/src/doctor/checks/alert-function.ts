import { bad, type Checkup, good, note, type Observation } from "../checkup.ts";
import { sumOf } from "../sum-of-metric.ts";

/** Whether the function can run, and whether it failed of late. */
export const alertFunction: Checkup = {
  id: "function",
  asks: "The function runs without errors",
  why: "What it fails on is tried again, and then waits in a queue instead of an inbox.",
  needs: ["lambda:GetFunctionConfiguration", "cloudwatch:GetMetricStatistics"],
  async run({ environment, config, nowMs }) {
    if (!environment.hasFunction) return [note("the environment has no function")];
    const FunctionName = `${environment.prefix}-alerts`;
    const { LambdaClient, GetFunctionConfigurationCommand } = await import(
      "@aws-sdk/client-lambda"
    );
    const client = new LambdaClient(config);
    const { State, LastUpdateStatus, StateReason } = await client.send(
      new GetFunctionConfigurationCommand({ FunctionName }),
    );
    const counts = await Promise.all(
      ["Errors", "Throttles"].map(async (metric): Promise<Observation> => {
        const dimensions = { FunctionName };
        const asked = { namespace: "AWS/Lambda", metric, dimensions, hours: 24, nowMs };
        const count = await sumOf(config, asked);
        const what = `${count} ${metric.toLowerCase()} in 24 hours`;
        return count === 0
          ? good(what)
          : bad(
              what,
              `aws logs tail /aws/lambda/${FunctionName} --since 24h --filter-pattern error`,
            );
      }),
    );
    const isReady = State === "Active" && LastUpdateStatus === "Successful";
    return [
      isReady
        ? good(`${FunctionName} is active`)
        : bad(
            `${FunctionName} is ${State ?? "unknown"}, last update ${LastUpdateStatus ?? "unknown"}: ${StateReason ?? "no reason given"}`,
            "deploy again",
          ),
      ...counts,
    ];
  },
};
