import { bad, type Checkup, good, note, type Observation } from "../checkup.ts";
import { sumOf } from "../sum-of-metric.ts";

/** Whether the daily report went out, and records came in. */
export const heartbeat: Checkup = {
  id: "heartbeat",
  asks: "The daily report goes out, and records come in",
  why: "A quiet day and a broken chain look the same, but for this report.",
  needs: ["cloudwatch:GetMetricStatistics"],
  async run({ config, resources, nowMs, environment }) {
    if (!environment.hasFunction) return [note("the environment has no function to report")];
    const topics = (await resources())
      .idsOf("AWS::SNS::Topic")
      .map((arn) => arn.split(":").at(-1) ?? arn);
    const told = await Promise.all(
      topics
        .filter((topic) => /email$/i.test(topic))
        .map(async (topic): Promise<Observation> => {
          const dimensions = { TopicName: topic };
          const asked = { namespace: "AWS/SNS", dimensions, hours: reportHours, nowMs };
          const published = await sumOf(config, { ...asked, metric: "NumberOfMessagesPublished" });
          const failed = await sumOf(config, { ...asked, metric: "NumberOfNotificationsFailed" });
          if (published === 0) {
            const mend =
              "see the function's log for the scheduled run, and whether its schedule is on";
            return bad(`nothing was sent to ${topic} for ${reportHours} hours`, mend);
          }
          return failed === 0
            ? good(`${topic} was sent ${published} in ${reportHours} hours`)
            : bad(
                `${failed} mails from ${topic} did not arrive`,
                "see the addresses subscribed to it",
              );
        }),
    );
    const dimensions = { FunctionName: `${environment.prefix}-alerts` };
    const asked = { namespace: "AWS/Lambda", metric: "Invocations", dimensions, hours: 24, nowMs };
    const calls = await sumOf(config, asked);
    const mend = "see the subscription filters and the function's permission";
    return [
      ...told,
      calls > 0
        ? good(`the function ran ${calls} times in 24 hours`)
        : bad("the function did not run in 24 hours", mend),
    ];
  },
};

/** The report is daily; two hours are left for it to be late. */
const reportHours = 26;
