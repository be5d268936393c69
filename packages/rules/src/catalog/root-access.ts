import { all, any, field, type Rule } from "../index.ts";

/** Nobody works as root; what AWS itself does in root's name is left out. */
export const rootAccess: Rule = {
  id: "root-access",
  title: "Root account used",
  description: "Somebody signed in or acted as the account's root user, or tried to.",
  severity: "critical",
  teams: ["infosec"],
  when: any(
    all(
      field("userIdentity.type").is("Root"),
      any(field("eventType").isMissing(), field("eventType").isNot("AwsServiceEvent")),
      any(
        field("userIdentity.invokedBy").isMissing(),
        field("userIdentity.invokedBy").is("signin.amazonaws.com"),
      ),
    ),
    all(field("eventSource").is("sts.amazonaws.com"), field("eventName").is("AssumeRoot")),
  ),
  attack: ["T1078.004"],
  cis: ["CloudWatch.1"],
  runbook: [
    "Ask whoever keeps root's second factor, by telephone. If it was not they, recover the " +
      "account: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html.",
    "List all that root did in the last 24 hours: CloudWatch Logs Insights, filter " +
      'userIdentity.type = "Root" | fields eventTime, eventSource, eventName, sourceIPAddress, ' +
      "errorCode | sort eventTime.",
    "See whether root has access keys, which it never should: aws iam get-account-summary " +
      "--query SummaryMap.AccountAccessKeysPresent.",
  ],
  falsePositives: ["The few tasks that only root can do, such as closing the account."],
  references: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-tasks.html",
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html",
    "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html",
  ],
};
