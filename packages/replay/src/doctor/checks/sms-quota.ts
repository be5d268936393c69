import { bad, type Checkup, good, note } from "../checkup.ts";
import { sumOf } from "../sum-of-metric.ts";

/** Whether SMS can be sent, and to whom. */
export const smsQuota: Checkup = {
  id: "sms-quota",
  asks: "SMS can be sent",
  why: "Past its quota for the month, or to an unverified number in the sandbox, SNS sends nothing and says nothing.",
  needs: [
    "sns:GetSMSAttributes",
    "sns:GetSMSSandboxAccountStatus",
    "cloudwatch:GetMetricStatistics",
  ],
  async run({ environment, config, nowMs }) {
    if (!environment.hasPhones) return [note("the environment names no phones")];
    const { SNSClient, GetSMSAttributesCommand, GetSMSSandboxAccountStatusCommand } = await import(
      "@aws-sdk/client-sns"
    );
    const client = new SNSClient(config);
    const { attributes = {} } = await client.send(new GetSMSAttributesCommand({}));
    const { IsInSandbox } = await client.send(new GetSMSSandboxAccountStatusCommand({}));
    // "Amazon SNS endpoints and quotas", AWS General Reference: one dollar unless it was raised.
    const limit = Number(attributes.MonthlySpendLimit ?? 1);
    const spent = await sumOf(config, {
      namespace: "AWS/SNS",
      metric: "SMSMonthToDateSpentUSD",
      statistic: "Maximum",
      hours: 24,
      nowMs,
    });
    return [
      IsInSandbox === true
        ? bad(
            "the account is in the SMS sandbox: only verified numbers get any",
            "verify the numbers, or ask to leave the sandbox, in SNS's console",
          )
        : good("the account is out of the SMS sandbox"),
      spent >= limit * shareMax
        ? bad(
            `US$${spent.toFixed(2)} of ${limit.toFixed(2)} are spent this month`,
            "have the quota raised by AWS's support, then raise MonthlySpendLimit",
          )
        : good(`US$${spent.toFixed(2)} of ${limit.toFixed(2)} are spent this month`),
    ];
  },
};

/** From this part of the quota on, it is no surprise if the rest does not last. */
const shareMax = 0.8;
