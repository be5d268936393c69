import { all, field, type Rule, succeeded } from "../index.ts";

/** A public address was taken, given up, moved, or offered to another account. */
export const eipChange: Rule = {
  id: "eip-change",
  title: "Elastic IP address changed",
  description: "An Elastic IP address was allocated, associated, moved, transferred or released.",
  severity: "low",
  teams: ["infosec", "devops"],
  when: all(
    field("eventSource").is("ec2.amazonaws.com"),
    field("eventName").isOneOf(
      "AllocateAddress",
      "AssociateAddress",
      "DisassociateAddress",
      "ReleaseAddress",
      "MoveAddressToVpc",
      "RestoreAddressToClassic",
      "EnableAddressTransfer",
      "AcceptAddressTransfer",
      "DisableAddressTransfer",
      "ModifyAddressAttribute",
      "ResetAddressAttribute",
    ),
    succeeded(),
  ),
  raise: [
    {
      to: "high",
      when: field("eventName").is("EnableAddressTransfer"),
      because: "whoever accepts it speaks with our address, to those who trust that address",
    },
  ],
  attack: ["T1578.005"],
  runbook: [
    "See what the address points at: aws ec2 describe-addresses --public-ips <address>.",
    "For a transfer, see who it is offered to, and end it: aws ec2 describe-address-transfers, " +
      "aws ec2 disable-address-transfer --allocation-id <allocation>.",
  ],
  falsePositives: ["Deployments, NAT gateways that come and go, failover between two instances."],
  references: [
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateAddress.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EnableAddressTransfer.html",
  ],
};
