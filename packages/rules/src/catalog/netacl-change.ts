import { all, any, field, type Rule, succeeded } from "../index.ts";

/** The firewall around a whole subnet was changed. */
export const netaclChange: Rule = {
  id: "netacl-change",
  title: "Network ACL changed",
  description: "A network ACL, one of its entries or its association with a subnet was changed.",
  severity: "medium",
  teams: ["infosec", "devops"],
  when: all(
    field("eventSource").is("ec2.amazonaws.com"),
    field("eventName").isOneOf(
      "CreateNetworkAcl",
      "CreateNetworkAclEntry",
      "DeleteNetworkAcl",
      "DeleteNetworkAclEntry",
      "ReplaceNetworkAclEntry",
      "ReplaceNetworkAclAssociation",
    ),
    succeeded(),
  ),
  raise: [
    {
      to: "high",
      when: all(
        field("requestParameters.ruleAction").is("allow"),
        any(
          field("requestParameters.aclProtocol").is("-1"),
          // Of TCP, by the number that EC2 writes for it.
          all(
            field("requestParameters.aclProtocol").is("6"),
            field("requestParameters.portRange.from").isAtMost(22),
            field("requestParameters.portRange.to").isAtLeast(3389),
          ),
        ),
        field("requestParameters.egress").isFalse(),
        // EC2 takes 203.0.113.5/0 as well, and makes 0.0.0.0/0 of it.
        any(
          field("requestParameters.cidrBlock").isOneOf("*/0", "*/1"),
          field("requestParameters.ipv6CidrBlock").isOneOf("*/0", "*/1"),
        ),
      ),
      because: "the subnet now lets nearly everything in, from everywhere",
    },
  ],
  attack: ["T1562.007"],
  cis: ["CloudWatch.11"],
  runbook: [
    "Read the entries in their order, for the first that fits wins: aws ec2 describe-network-acls " +
      "--network-acl-ids <acl>.",
    "See which subnets it guards: the Associations of the same answer; then who reached them " +
      "since: the VPC's flow logs, filter action = ACCEPT and dstAddr = <address>.",
  ],
  falsePositives: ["Deployments of networks, and automatic blocking of attacking addresses."],
  references: [
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html",
  ],
};
