import { bad, type Checkup, good, type Observation } from "../checkup.ts";

/** Whether alarms can tell anybody. */
export const alarms: Checkup = {
  id: "alarms",
  asks: "Alarms tell somebody",
  why: "An alarm whose actions are switched off, or go to a topic that is gone, rings unheard.",
  needs: ["cloudwatch:DescribeAlarms"],
  async run({ config, resources }) {
    const found = await resources();
    const names = found.idsOf("AWS::CloudWatch::Alarm");
    const topics = new Set(found.idsOf("AWS::SNS::Topic"));
    const { CloudWatchClient, DescribeAlarmsCommand } = await import("@aws-sdk/client-cloudwatch");
    const client = new CloudWatchClient(config);
    const observations: Observation[] = [];
    // As many as one question may name ("DescribeAlarms", Amazon CloudWatch API Reference).
    for (let at = 0; at < names.length; at += 100) {
      const asked = names.slice(at, at + 100);
      const { MetricAlarms = [] } = await client.send(
        new DescribeAlarmsCommand({ AlarmNames: asked, MaxRecords: 100 }),
      );
      for (const name of asked) {
        const alarm = MetricAlarms.find(({ AlarmName }) => AlarmName === name);
        const { ActionsEnabled, AlarmActions = [] } = alarm ?? {};
        const stray = AlarmActions.filter((arn) => arn.includes(":sns:") && !topics.has(arn));
        if (alarm === undefined) observations.push(bad(`${name} is gone`, "deploy again"));
        else if (ActionsEnabled !== true) {
          const mend = `aws cloudwatch enable-alarm-actions --alarm-names ${name}`;
          observations.push(bad(`the actions of ${name} are switched off`, mend));
        } else if (AlarmActions.length === 0) {
          observations.push(bad(`${name} has no action`, "deploy again"));
        } else if (stray.length > 0) {
          observations.push(
            bad(`${name} tells ${stray.join(", ")}, no topic of ours`, "deploy again"),
          );
        }
      }
    }
    return [
      ...observations,
      good(`${names.length - observations.length} of ${names.length} can ring`),
    ];
  },
};
