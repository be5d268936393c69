import { all, field, type Rule, succeeded } from "../index.ts";

/** Another firewall was put around an instance, by way of itself or of its network interface. */
export const secgroupInstance: Rule = {
  id: "secgroup-instance",
  title: "Instance put into other security groups",
  description: "The security groups of an instance or of a network interface were replaced.",
  severity: "medium",
  teams: ["infosec"],
  when: all(
    field("eventSource").is("ec2.amazonaws.com"),
    field("eventName").isOneOf("ModifyInstanceAttribute", "ModifyNetworkInterfaceAttribute"),
    field("requestParameters.groupSet.items[*].groupId").isPresent(),
    succeeded(),
  ),
  attack: ["T1562.007"],
  runbook: [
    "See what the new groups let in: aws ec2 describe-security-group-rules --filters " +
      "Name=group-id,Values=<group>.",
    "See which groups it had before: aws configservice get-resource-config-history " +
      "--resource-type AWS::EC2::NetworkInterface --resource-id <interface> --limit 2.",
  ],
  falsePositives: ["Isolation of an instance under investigation, and container networking."],
  references: [
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceAttribute.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyNetworkInterfaceAttribute.html",
  ],
};
