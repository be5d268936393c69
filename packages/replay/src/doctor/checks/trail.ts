import { bad, type Checkup, good, type Observation } from "../checkup.ts";

/** Whether the trail records everything, and its records arrive. */
export const trail: Checkup = {
  id: "trail",
  asks: "The trail records, everywhere, and can be proved",
  why: "Without it there is nothing to watch, and from Regions that it leaves out an intruder works unseen.",
  needs: ["cloudtrail:GetTrail", "cloudtrail:GetTrailStatus"],
  async run({ environment, config, nowMs }) {
    const { CloudTrailClient, GetTrailCommand, GetTrailStatusCommand } = await import(
      "@aws-sdk/client-cloudtrail"
    );
    const client = new CloudTrailClient(config);
    const Name = environment.trailName;
    const { Trail = {} } = await client.send(new GetTrailCommand({ Name }));
    const status = await client.send(new GetTrailStatusCommand({ Name }));
    const ask = (isGood: boolean, what: readonly [string, string], mend: string): Observation =>
      isGood ? good(what[0]) : bad(what[1], mend);
    const update = `aws cloudtrail update-trail --name ${Name}`;
    const quietMs = nowMs - (status.LatestCloudWatchLogsDeliveryTime?.getTime() ?? 0);
    const errors = [status.LatestDeliveryError, status.LatestCloudWatchLogsDeliveryError];
    const failures = errors.filter((error) => error !== undefined && error !== "");
    return [
      ask(
        status.IsLogging === true,
        [`${Name} is logging`, `${Name} is stopped`],
        `ask who stopped it; aws cloudtrail start-logging --name ${Name}`,
      ),
      ask(
        Trail.IsMultiRegionTrail === true,
        ["it records every Region", "it records one Region only"],
        `${update} --is-multi-region-trail`,
      ),
      ask(
        Trail.LogFileValidationEnabled === true,
        ["its files can be validated", "its files cannot be validated"],
        `${update} --enable-log-file-validation`,
      ),
      ask(
        Trail.CloudWatchLogsLogGroupArn?.includes(`:log-group:${environment.logGroupName}:`) ===
          true,
        ["it writes to the log group", `it does not write to ${environment.logGroupName}`],
        "deploy again, or name its log group under trail.existing",
      ),
      ask(
        failures.length === 0,
        ["it delivers", `it cannot deliver: ${failures.join(", ")}`],
        "see the policies of the bucket, the key and the log group's role",
      ),
      ask(
        quietMs < quietMaxMs,
        [
          "records reached the log group within the hour",
          "no record reached the log group within the hour",
        ],
        "see the role that the trail writes to the log group with",
      ),
    ];
  },
};

/** CloudTrail delivers within about 5 minutes on average, and every account does something. */
const quietMaxMs = 3_600_000;
