import { all, any, field, type Rule, succeeded } from "../index.ts";

/** Of the Internet, which as two routes take all of its packets, being more exact than one. */
const halves = ["0.0.0.0/1", "128.0.0.0/1", "::/1", "8000::/1"] as const;

/** Where packets go was changed, in a VPC, a transit gateway or a VPN. */
export const routeChange: Rule = {
  id: "route-change",
  title: "Routing changed",
  description: "A route, a route table or its association was created, replaced or deleted.",
  severity: "medium",
  teams: ["infosec", "devops"],
  when: all(
    field("eventSource").is("ec2.amazonaws.com"),
    field("eventName").isOneOf(
      "*Route",
      "*RouteTable",
      "*RouteTableAssociation",
      "*RoutePropagation",
      "*RouteTablePropagation",
      "*RouteServerPropagation",
      "*RouteServerPeer",
      "*TransitGatewayPrefixListReference",
      "*TransitGatewayPolicyTable",
    ),
    succeeded(),
  ),
  raise: [
    {
      to: "high",
      when: all(
        field("eventName").isNot("Delete*"),
        // EC2 takes 203.0.113.5/0 as well, and makes 0.0.0.0/0 of it; two halves go before the whole.
        any(
          field("requestParameters.destinationCidrBlock").isOneOf("*/0", "*/1"),
          field("requestParameters.destinationIpv6CidrBlock").isOneOf("*/0", "*/1"),
          field("requestParameters").holdsAnyOf("0.0.0.0/0", "::/0", ...halves),
        ),
      ),
      because: "it is the way to everywhere else: a subnet was opened, or its traffic diverted",
    },
  ],
  attack: ["T1562.007", "T1557"],
  cis: ["CloudWatch.13"],
  runbook: [
    "See where packets go now: aws ec2 describe-route-tables --route-table-ids <table>; a target " +
      "that is an instance or an interface can read what passes through.",
    "See which subnets that concerns, and what lives there: aws ec2 describe-network-interfaces " +
      "--filters Name=subnet-id,Values=<subnet>.",
  ],
  falsePositives: ["Deployments of networks, and NAT instances that replace one another."],
  references: [
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceRoute.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/dynamic-routing-route-server.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html",
  ],
};
