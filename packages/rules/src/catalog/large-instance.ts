import { all, any, field, type Rule, setting, succeeded } from "../index.ts";

/** All instances of one launch are of one type, so the first of them tells. */
const launched = field("responseElements.instancesSet.items[0].instanceType");
const resized = field("requestParameters.instanceType.value");
const sizes = String.raw`\.[0-9]+xlarge|metal`;
const families = setting("largeInstanceTypes", "p*", "g*", "inf*", "trn*");

/** Large by size, from 2xlarge on and metal, or by family: graphics and other accelerators. */
export const largeInstance: Rule = {
  id: "large-instance",
  title: "Large instance launched",
  description: "An EC2 instance of a large or accelerated type was launched or resized to it.",
  severity: "medium",
  teams: ["devops"],
  when: all(
    field("eventSource").is("ec2.amazonaws.com"),
    any(
      launched.matches(sizes),
      launched.isOneOf(families),
      resized.matches(sizes),
      resized.isOneOf(families),
    ),
    field("eventName").isOneOf("RunInstances", "ModifyInstanceAttribute"),
    succeeded(),
  ),
  attack: ["T1496.001", "T1578.002"],
  runbook: [
    "See what runs and since when: aws ec2 describe-instances --instance-ids <instance> --query " +
      '"Reservations[].Instances[].[InstanceType,LaunchTime,KeyName,SubnetId,Tags]".',
    "See whether other Regions are used too: CloudWatch Logs Insights, filter eventName = " +
      '"RunInstances" and userIdentity.arn = "<actor>" ' +
      "| stats count(*) by awsRegion, requestParameters.instanceType, errorCode.",
    "If nobody ordered it: aws ec2 stop-instances --instance-ids <instance>, which keeps the disk " +
      "as evidence, and take away the actor's credentials.",
  ],
  falsePositives: [
    "Workloads that need such types, scaling groups among them: list in largeInstanceTypes the " +
      "families that are unusual here, and suppress the roles that launch the others.",
  ],
  references: [
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceAttribute.html",
    "https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html",
  ],
};
