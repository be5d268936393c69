import { all, field, type Rule, succeeded } from "../index.ts";

/** A door between a network and the world: the Internet, a VPN, another network. */
export const igwChange: Rule = {
  id: "igw-change",
  title: "Network gateway changed",
  description: "An Internet, NAT, VPN, transit or other gateway was created, changed or removed.",
  severity: "critical",
  teams: ["infosec", "devops"],
  when: all(
    field("eventSource").is("ec2.amazonaws.com"),
    field("eventName").isOneOf(
      "*InternetGateway",
      "*NatGateway",
      "*VpnGateway",
      "*CustomerGateway",
      "*CarrierGateway",
      "*TransitGateway",
      "*TransitGatewayVpcAttachment",
      "*TransitGatewayPeeringAttachment",
      "*TransitGatewayClientVpnAttachment",
      "*TransitGatewayConnect",
      "*TransitGatewayConnectPeer",
      "*VpnConnection",
      "ModifyVpnConnectionOptions",
      "*VpnTunnelOptions",
      "*VpnConcentrator",
      "*ClientVpnEndpoint",
      "*ClientVpnIngress",
      "*sociateClientVpnTargetNetwork",
    ),
    succeeded(),
  ),
  attack: ["T1562.007", "T1133"],
  cis: ["CloudWatch.12"],
  runbook: [
    "See what hangs on it: aws ec2 describe-internet-gateways, describe-nat-gateways or " +
      "describe-vpn-connections, and the tables that route to it: aws ec2 describe-route-tables " +
      "--filters Name=route.gateway-id,Values=<gateway>.",
    "See what else the actor built: CloudWatch Logs Insights, filter userIdentity.arn = " +
      '"<actor>" and eventSource = "ec2.amazonaws.com" | fields eventTime, eventName, awsRegion.',
  ],
  falsePositives: ["Deployments of networks; where they are daily work, lower it in the settings."],
  references: [
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNatGateway.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateClientVpnTargetNetwork.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html",
  ],
};
