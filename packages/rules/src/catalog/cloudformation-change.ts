import { all, field, type Rule, succeeded, wrote } from "../index.ts";

/** A stack, a stack set or what they are made of was changed. */
export const cloudformationChange: Rule = {
  id: "cloudformation-change",
  title: "CloudFormation stack changed",
  description: "A CloudFormation stack, stack set, change set or type was changed.",
  severity: "low",
  teams: ["infosec", "devops"],
  when: all(
    field("eventSource").is("cloudformation.amazonaws.com"),
    field("eventName").isNoneOf("Detect*", "Estimate*", "BatchDescribe*"),
    field("eventName").isNoneOf("SignalResource", "RecordHandlerProgress"),
    wrote(),
    succeeded(),
  ),
  attack: ["T1578"],
  runbook: [
    "See what the stack did: aws cloudformation describe-stack-events --stack-name <stack>.",
    "See what it is made of, IAM roles above all: aws cloudformation get-template --stack-name " +
      "<stack>, and the actor's reason: the deployment that names the same stack.",
  ],
  falsePositives: ["Every deployment: what is of interest is one by somebody who never deploys."],
  references: [
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-api-logging-cloudtrail.html",
  ],
};
