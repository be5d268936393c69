import { all, any, field, type Rule, setting, wrote } from "../index.ts";

/** Where records go by its own name, or by that which the CDK app of this project gives it. */
const buckets = setting("lists.trailBuckets", "*cloudtrail*", "*-trail-*");
const logGroups = setting("lists.trailLogGroups", "*cloudtrail*", "*CloudTrail*", "*-trail");

/** Whoever blinds the trail has something to hide, so an attempt that fails counts as well. */
export const cloudtrailChange: Rule = {
  id: "cloudtrail-change",
  title: "CloudTrail changed",
  description:
    "CloudTrail, or the bucket or log group its records go to, was or was to be changed.",
  severity: "critical",
  teams: ["infosec"],
  when: any(
    all(
      field("eventSource").is("cloudtrail.amazonaws.com"),
      any(field("eventType").isMissing(), field("eventType").isNot("AwsServiceEvent")),
      field("eventName").isNoneOf("StartQuery", "CancelQuery", "GenerateQuery"),
      field("eventName").isNoneOf("SearchSampleQueries", "StartDashboardRefresh"),
      wrote(),
    ),
    all(
      field("eventName").isOneOf("DeleteBucket*", "PutBucketLifecycle*", "PutBucketPolicy"),
      field("requestParameters.bucketName").isOneOf(buckets),
    ),
    all(
      field("eventName").isOneOf(
        "DeleteLogGroup",
        "DeleteMetricFilter",
        "DeleteSubscriptionFilter",
      ),
      field("requestParameters.logGroupName").isOneOf(logGroups),
    ),
  ),
  attack: ["T1562.008", "T1070"],
  cis: ["CloudWatch.5"],
  runbook: [
    "See whether it still records: aws cloudtrail get-trail-status --name <trail>; if not, start " +
      "it again at once: aws cloudtrail start-logging --name <trail>.",
    "See whether it still records everything: aws cloudtrail get-event-selectors --trail-name " +
      "<trail>; management events and all Regions must be included.",
    "Treat the actor as hostile until they say otherwise: aws cloudtrail lookup-events " +
      "--lookup-attributes AttributeKey=Username,AttributeValue=<user>, which holds 90 days even " +
      "without a trail.",
  ],
  falsePositives: ["Deployment of the trail itself. There should be few others."],
  references: [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html",
    "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StopLogging.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html",
  ],
};
