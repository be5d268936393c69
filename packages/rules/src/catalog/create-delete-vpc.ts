import { all, field, type Rule, succeeded, wrote } from "../index.ts";

/** A network of its own came, went, or was joined to another. */
export const createDeleteVpc: Rule = {
  id: "create-delete-vpc",
  title: "VPC created, deleted or connected",
  description: "A VPC, its addresses, attributes, peerings or endpoints were changed.",
  severity: "medium",
  teams: ["infosec", "devops"],
  when: all(
    field("eventSource").is("ec2.amazonaws.com"),
    field("eventName").isOneOf(
      "CreateVpc",
      "CreateDefaultVpc",
      "DeleteVpc",
      "*VpcAttribute",
      "*VpcCidrBlock",
      "*VpcTenancy",
      "*VpcPeeringConnection*",
      "*VpcEndpoint*",
      "*VpcBlockPublicAccess*",
      "*VpcEncryptionControl",
    ),
    wrote(),
    succeeded(),
  ),
  raise: [
    {
      to: "high",
      when: field("eventName").is("*VpcBlockPublicAccess*"),
      because: "the lock that keeps VPCs off the Internet was changed",
    },
    {
      to: "high",
      when: field("eventName").is("*VpcPeeringConnection"),
      because: "a direct way into another network was offered, accepted or cut",
    },
  ],
  attack: ["T1562.007", "T1599"],
  cis: ["CloudWatch.14"],
  runbook: [
    "See what is there now: aws ec2 describe-vpcs --vpc-ids <vpc>, and for a peering the other " +
      "side's account: aws ec2 describe-vpc-peering-connections.",
    "See what was put into a new one: CloudWatch Logs Insights, filter userIdentity.arn = " +
      '"<actor>" and eventSource = "ec2.amazonaws.com" | fields eventTime, eventName, awsRegion.',
  ],
  falsePositives: ["Deployments of networks, and services that make their own endpoints."],
  references: [
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html",
  ],
};
