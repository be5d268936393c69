import { all, any, type Condition, field, type Rule, succeeded } from "../index.ts";

/** The response has one form, whichever of two forms the request took. */
const opened = "responseElements.securityGroupRuleSet.items[*]";

/** A call that changes several rules holds them as a list, and one rule without one. */
const modified = ["SecurityGroupRule", "SecurityGroupRule[*]"].map(
  (rule) => `requestParameters.ModifySecurityGroupRulesRequest.${rule}.SecurityGroupRule` as const,
);

/** A firewall rule was added, changed or removed, or a list of networks that rules refer to. */
export const changeSecgroup: Rule = {
  id: "change-secgroup",
  title: "Security group rules changed",
  description:
    "Rules of an EC2 security group, or a prefix list that rules may refer to, were changed.",
  severity: "medium",
  teams: ["infosec"],
  when: all(
    field("eventSource").is("ec2.amazonaws.com"),
    field("eventName").isOneOf(
      "AuthorizeSecurityGroup*",
      "RevokeSecurityGroup*",
      "ModifySecurityGroupRules",
      // Every rule that refers to the list follows its entries, without a call of its own.
      "ModifyManagedPrefixList",
      "RestoreManagedPrefixListVersion",
      "UpdateSecurityGroupRuleDescriptions*",
      "AssociateSecurityGroupVpc",
      "DisassociateSecurityGroupVpc",
      "ApplySecurityGroupsToClientVpnTargetNetwork",
    ),
    succeeded(),
  ),
  raise: [
    {
      to: "high",
      when: all(
        field("eventName").is("AuthorizeSecurityGroupIngress"),
        any(
          field(`${opened}.cidrIpv4`).isOneOf("*/0", "*/1"),
          field(`${opened}.cidrIpv6`).isOneOf("*/0", "*/1"),
        ),
        any(
          field(`${opened}.ipProtocol`).is("-1"),
          ...[22, 3389, 1433, 3306, 5432, 5439, 6379, 9200, 27017].map(opens),
        ),
      ),
      because: "remote administration or a database was opened to the whole Internet",
    },
    {
      to: "high",
      when: all(
        field("eventName").is("ModifySecurityGroupRules"),
        any(
          field("requestParameters").holdsAnyOf("0.0.0.0/0", "::/0"),
          // EC2 takes 203.0.113.5/0 as well, and makes 0.0.0.0/0 of it.
          ...modified.flatMap((rule) => [
            field(`${rule}.CidrIpv4`).isOneOf("*/0", "*/1"),
            field(`${rule}.CidrIpv6`).isOneOf("*/0", "*/1"),
          ]),
        ),
      ),
      because: "a rule that was there before is now open to the whole Internet",
    },
  ],
  attack: ["T1562.007"],
  cis: ["CloudWatch.10"],
  runbook: [
    "See what is open now, and to whom: aws ec2 describe-security-group-rules --filters " +
      "Name=group-id,Values=<group>; for a prefix list, which resources refer to it: aws ec2 " +
      "get-managed-prefix-list-associations --prefix-list-id <list>.",
    "See what it protects: aws ec2 describe-network-interfaces --filters " +
      "Name=group-id,Values=<group> --query NetworkInterfaces[].[InstanceId,Association.PublicIp].",
    "If nobody meant it: aws ec2 revoke-security-group-ingress --group-id <group> " +
      "--security-group-rule-ids <rule>, then read the flow logs for who came in meanwhile.",
  ],
  falsePositives: ["Deployments, and controllers that manage the groups of their load balancers."],
  references: [
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySecurityGroupRules.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html",
  ],
};

/** Whether the ports that were opened include this one, or could where several rules were added. */
function opens(port: number): Condition {
  return all(field(`${opened}.fromPort`).isAtMost(port), field(`${opened}.toPort`).isAtLeast(port));
}
