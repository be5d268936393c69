import { all, any, field, none, type Rule, setting, succeeded, wrote } from "../index.ts";

/** Somebody used the account from a place that is not ours; refused reads are left out. */
export const netAccess: Rule = {
  id: "net-access",
  title: "Access from outside the known networks",
  description:
    "A call came from outside our networks, or through an endpoint of a VPC that is not ours.",
  severity: "medium",
  teams: ["infosec"],
  when: all(
    field("sourceIPAddress").isNoneOf("*.amazonaws.com*", "AWS Internal*"),
    any(
      none(field("sourceIPAddress").isInNetworks(setting("networks"))),
      // Behind an endpoint of their own VPC, anybody's address may look like one of ours.
      field("vpcEndpointId").isNoneOf(setting("lists.vpcEndpoints", "*")),
    ),
    any(wrote(), succeeded()),
  ),
  attack: ["T1078.004"],
  runbook: [
    "See all that came from there: CloudWatch Logs Insights, filter sourceIPAddress = " +
      '"<address>" | stats count(*), min(eventTime), max(eventTime) by userIdentity.arn, eventName.',
    "Ask the actor whether they travel or work from elsewhere. If not, the credential is stolen: " +
      "aws iam update-access-key --access-key-id <key> --status Inactive --user-name <user>.",
  ],
  falsePositives: [
    "People on the road, and functions and build runners that call from AWS's own public " +
      "addresses: suppress those roles, with a date.",
  ],
  references: [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
  ],
};
