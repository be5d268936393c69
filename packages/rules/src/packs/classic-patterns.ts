/** One filter of the 2016 templates, and what it lacks today. */
export interface ClassicPattern {
  /** As in the article, and as the id of the rule that stands in its place today. */
  readonly id: string;
  /** The filter, character for character, with the placeholders of the template in it. */
  readonly pattern: string;
  /** One sentence. */
  readonly lacks: string;
  /** The period of the alarm, where it asked for ten or more within it and not for one. */
  readonly withinSeconds?: number;
}

/**
 * The 23 filters as the CloudFormation templates of the article had them in 2016. The ids in
 * `change-critical-ebs` and `critical-instance` and the networks in `net-access` are placeholders,
 * which whoever deployed the templates had to replace; they match nothing, and nearly everything.
 */
export const classicPatterns: readonly ClassicPattern[] = [
  {
    id: "rds-change",
    pattern: "{$.eventName = CopyDB* || $.eventName = CreateDB* || $.eventName = DeleteDB*}",
    lacks: "It sees CopyDB, CreateDB and DeleteDB only: not that a snapshot is shared.",
  },
  {
    id: "iam-change",
    pattern:
      "{($.eventSource = iam.amazonaws.com) && ($.eventName != Get* && $.eventName != List*)}",
    lacks: "It counts simulations and service-linked roles, and knows no Identity Center.",
  },
  {
    id: "srt-instance",
    pattern:
      "{($.eventName = StopInstances || $.eventName = TerminateInstances || $.eventName = RebootInstances)}",
    lacks: "It counts refused calls, and what a scaling group does by itself.",
  },
  {
    id: "large-instance",
    pattern:
      "{ (($.eventName = RunInstances) || ($.eventName = StartInstances)) && (($.requestParameters.instanceType = *.2xlarge) || ($.requestParameters.instanceType = *.4xlarge) || ($.requestParameters.instanceType = *.8xlarge) || ($.requestParameters.instanceType = *.10xlarge)) }",
    lacks: "Its four sizes are few of today's, and StartInstances names no type.",
  },
  {
    id: "massive-operations",
    pattern:
      "{($.eventName = StopInstances || $.eventName = TerminateInstances || $.eventName = RebootInstances || $.eventName = RunInstances || $.eventName = StartInstances)}",
    lacks: "It counts calls, and one call can name a hundred instances.",
    withinSeconds: 300,
  },
  {
    id: "massive-terminations",
    pattern: "{$.eventName = TerminateInstances}",
    lacks: "It counts calls, within a minute that is shorter than the delay of delivery.",
    withinSeconds: 60,
  },
  {
    id: "detach-force-ebs",
    pattern: "{$.eventName = DetachVolume && $.requestParameters.force IS TRUE}",
    lacks: "It counts refused calls.",
  },
  {
    id: "change-critical-ebs",
    pattern:
      "{($.eventName = DetachVolume || $.eventName = AttachVolume || $.eventName = CreateVolume || $.eventName = DeleteVolume || $.eventName = EnableVolumeIO || $.eventName = ImportVolume || $.eventName = ModifyVolumeAttribute) && ($.requestParameters.volumeId = vol-youvol1ID || $.requestParameters.volumeId = vol-youvol2ID)}",
    lacks: "Its volumes are placeholders: put your own ids in their place.",
  },
  {
    id: "change-secgroup",
    pattern:
      "{$.eventName = AuthorizeSecurityGroupEgress || $.eventName = AuthorizeSecurityGroupIngress || $.eventName = AuthorizeCacheSecurityGroupIngress || $.eventName = AuthorizeClusterSecurityGroupIngress || $.eventName = AuthorizeDBSecurityGroupIngress ||$.eventName = RevokeSecurityGroupEgress || $.eventName = RevokeSecurityGroupIngress || $.eventName = RevokeCacheSecurityGroupIngress || $.eventName = RevokeClusterSecurityGroupIngress || $.eventName = RevokeDBSecurityGroupIngress}",
    lacks: "It does not know ModifySecurityGroupRules.",
  },
  {
    id: "create-delete-secgroup",
    pattern:
      "{$.eventName = CreateSecurityGroup || $.eventName = CreateCacheSecurityGroup || $.eventName = CreateClusterSecurityGroup || $.eventName = CreateDBSecurityGroup || $.eventName = DeleteSecurityGroup || $.eventName = DeleteCacheSecurityGroup || $.eventName = DeleteClusterSecurityGroup ||  $.eventName = DeleteDBSecurityGroup}",
    lacks: "It counts refused calls.",
  },
  {
    id: "secgroup-instance",
    pattern:
      "{$.eventName = ModifyInstanceAttribute && $.requestParameters.groupSet.items[0].groupId = * }",
    lacks: "It does not see the way by the network interface.",
  },
  {
    id: "route-change",
    pattern:
      "{$.eventName = AssociateRouteTable || $.eventName = CreateRouteTable || $.eventName = DeleteRouteTable || $.eventName = DisassociateRouteTable || $.eventName = ReplaceRouteTableAssociation}",
    lacks: "It sees tables, but not the routes in them.",
  },
  {
    id: "create-delete-vpc",
    pattern: "{$.eventName = CreateVpc || $.eventName = DeleteVpc}",
    lacks: "It sees no peering, no endpoint and no attribute.",
  },
  {
    id: "netacl-change",
    pattern:
      "{($.eventName = CreateNetworkAcl) || ($.eventName = CreateNetworkAclEntry) || ($.eventName = DeleteNetworkAcl) || ($.eventName = DeleteNetworkAclEntry) || ($.eventName = ReplaceNetworkAclEntry) || ($.eventName = ReplaceNetworkAclAssociation)}",
    lacks: "It counts refused calls.",
  },
  {
    id: "cloudtrail-change",
    pattern:
      "{$.eventSource = cloudtrail.amazonaws.com && ($.eventName != Get* && $.eventName != List* && $.eventName != Lookup* && $.eventName != Describe*)}",
    lacks: "It counts the queries of CloudTrail Lake.",
  },
  {
    id: "cloudformation-change",
    pattern:
      "{$.eventSource = cloudformation.amazonaws.com && ($.eventName != Validate* && $.eventName != Describe* && $.eventName != List* && $.eventName != Get*)}",
    lacks: "It counts the detection of drift, and signals of instances.",
  },
  {
    id: "root-access",
    pattern: "{$.userIdentity.type = Root}",
    lacks: "It counts what AWS itself does in the name of root.",
  },
  {
    id: "unauthorised",
    pattern:
      "{($.eventName = ConsoleLogin && $.errorMessage = Failed*) || $.errorCode = *UnauthorizedOperation || $.errorCode = AccessDenied*}",
    lacks: "It counts the probes of AWS's own services, and one failed sign-in of two kinds.",
  },
  {
    id: "igw-change",
    pattern:
      "{$.eventName = AttachInternetGateway || $.eventName = CreateInternetGateway || $.eventName = DeleteInternetGateway || $.eventName = DetachInternetGateway || $.eventName = AttachVpnGateway || $.eventName = CreateVpnGateway || $.eventName = DeleteVpnGateway || $.eventName = DetachVpnGateway}",
    lacks: "It sees no NAT, transit, customer or egress-only gateway.",
  },
  {
    id: "vpc-flow-logs",
    pattern: "{$.eventName = CreateFlowLogs || $.eventName = DeleteFlowLogs}",
    lacks: "It counts refused calls.",
  },
  {
    id: "critical-instance",
    pattern:
      "{$.requestParameters.instanceId = i-instance1ID || $.requestParameters.instanceId = i-instance2ID || $.requestParameters.instanceId = i-instance3ID || $.requestParameters.instanceId = i-instance4ID || $.requestParameters.instanceId = i-instance5ID || $.requestParameters.instanceId = i-instance6ID|| $.requestParameters.instanceId = i-instance7ID}",
    lacks: "Its instances are placeholders, and no start, stop or termination has this field.",
  },
  {
    id: "eip-change",
    pattern:
      "{$.eventName = AssociateAddress || $.eventName = DisassociateAddress || $.eventName = MoveAddressToVpc || $.eventName = ReleaseAddress }",
    lacks: "It does not see addresses that are allocated or transferred.",
  },
  {
    id: "net-access",
    pattern:
      "{$.sourceIPAddress != 111.222.3* && $.sourceIPAddress != 111.222.4* && $.sourceIPAddress != cloud* && $.sourceIPAddress != AWS* && $.sourceIPAddress != 11.22.33.00 && $.sourceIPAddress != 11.22.33.01 }",
    lacks: "Its networks are placeholders, and most AWS services pass for strangers.",
  },
];
