import { all, any, failed, field, type Rule, wrote } from "../index.ts";

/** Only from the start: a path of one's own may hold `:role/aws-service-role/` further on. */
const serviceRole = "^arn:aws[a-z-]*:iam::[0-9]+:role/aws-service-role/";

/** One refusal is a slip, five in five minutes are somebody trying doors. */
export const unauthorised: Rule = {
  id: "unauthorised",
  title: "Calls refused for lack of permission",
  description: "One actor was refused five times in five minutes: calls, or console sign-ins.",
  severity: "medium",
  teams: ["infosec"],
  when: all(
    any(
      field("errorCode").isOneOf("*AccessDenied*", "*Unauthorized*", "*NotAuthorized"),
      field("errorCode").is("AuthorizationError*"),
      all(
        field("eventName").is("ConsoleLogin"),
        field("responseElements.ConsoleLogin").is("Failure"),
      ),
    ),
    any(field("userIdentity.type").isMissing(), field("userIdentity.type").isNot("AWSService")),
    any(
      field("userIdentity.sessionContext.sessionIssuer.arn").isMissing(),
      field("userIdentity.sessionContext.sessionIssuer.arn").doesNotMatch(serviceRole),
    ),
  ),
  threshold: { over: 4, withinSeconds: 300, by: ["account", "actor"], count: "records" },
  raise: [
    {
      to: "high",
      when: all(
        field("eventSource").isOneOf(
          "cloudtrail.amazonaws.com",
          "iam.amazonaws.com",
          "kms.amazonaws.com",
          "organizations.amazonaws.com",
        ),
        wrote(),
        failed(),
      ),
      because:
        "it was to change identities, keys, the trail or the organisation, without the right to",
    },
  ],
  attack: ["T1580", "T1526", "T1110"],
  cis: ["CloudWatch.2", "CloudWatch.6"],
  runbook: [
    "See what was tried: CloudWatch Logs Insights, filter userIdentity.arn = " +
      '"<actor>" and ispresent(errorCode) | stats count(*) by eventSource, eventName, errorCode. ' +
      "Many services once each is a search; one call many times is a misconfiguration.",
    "See what the same actor or address was permitted in the hour around it: filter " +
      'sourceIPAddress = "<address>" and not ispresent(errorCode) | stats count(*) by eventName.',
    "For sign-ins, see which users were tried from there: filter eventName = " +
      '"ConsoleLogin" and sourceIPAddress = "<address>" | fields eventTime, userIdentity.userName.',
  ],
  falsePositives: [
    "Scanners of one's own, such as prowler, and people who open console pages beyond their role.",
    "A deployment whose role lacks a permission, until somebody adds it.",
  ],
  references: [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
  ],
};
