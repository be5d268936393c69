import { all, any, field, type Rule, setting, succeeded, wrote } from "../index.ts";

/** Anything done to or on a critical instance; what agents on it report by themselves is left out. */
export const criticalInstance: Rule = {
  id: "critical-instance",
  title: "Critical instance operated on",
  description: "A call changed, entered or read secrets of an instance listed as critical.",
  severity: "high",
  teams: ["infosec", "devops"],
  when: all(
    any(
      field("requestParameters").holdsAnyOf(setting("criticalInstances")),
      field("responseElements").holdsAnyOf(setting("criticalInstances")),
    ),
    any(
      wrote(),
      field("eventName").isOneOf("GetPasswordData", "GetConsoleOutput", "GetConsoleScreenshot"),
    ),
    field("eventName").isNoneOf(
      // An agent that ships logs names the stream for the instance: {instance_id} in its settings.
      "CreateLogStream",
      "PutComplianceItems",
      "PutInventory",
      "UpdateInstanceAssociationStatus",
      "UpdateInstanceInformation",
    ),
    succeeded(),
  ),
  attack: ["T1578.005", "T1651"],
  runbook: [
    "See what was done to it in the last day: aws cloudtrail lookup-events --lookup-attributes " +
      "AttributeKey=ResourceName,AttributeValue=<instance>.",
    "If somebody entered, see how long: aws ssm describe-sessions --state History --filters " +
      "key=Target,value=<instance>, or for a pushed key the host's own log of sign-ins.",
  ],
  falsePositives: ["Maintenance by those who run it, and backups that snapshot its disks."],
  references: [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-cloudtrail-logs.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetPasswordData.html",
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-Configuration-File-Details.html",
  ],
};
