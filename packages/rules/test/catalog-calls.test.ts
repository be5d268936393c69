import { describe, expect, it } from "vitest";
import { catalog } from "../src/catalog/index.ts";
import { compileRules, type Finding } from "../src/index.ts";
import { readFixtureRecords, readFixtureSettings } from "./support/fixture-records.ts";

/**
 * One of a rule's records with another call, or another error, in it. Every name is one of AWS's own
 * (the API models of botocore 1.43 and the documentation of Identity Center's sign-in), so that a
 * slip in a rule's list, or a glob that reaches too far, shows.
 */
interface Case {
  readonly rule: string;
  readonly record: string;
  readonly field?: "errorCode";
  readonly found: string;
  readonly passed: string;
}

const cases: readonly Case[] = [
  {
    rule: "rds-change",
    record: "match-instance-modified",
    found: `AddRoleToDBCluster CopyDBSnapshot CreateDBProxy CreateGlobalCluster DeleteDBCluster
      FailoverDBCluster ModifyActivityStream PromoteReadReplica RebootDBInstance
      RestoreDBInstanceToPointInTime StartExportTask StopActivityStream SwitchoverReadReplica`,
    passed: "AddTagsToResource RemoveTagsFromResource",
  },
  {
    rule: "iam-change",
    record: "match-user-created",
    found: `AddUserToGroup AttachGroupPolicy CreateOpenIDConnectProvider CreateVirtualMFADevice
      DeleteAccountPasswordPolicy DisableOrganizationsRootSessions PutRolePermissionsBoundary
      SetDefaultPolicyVersion TagRole UpdateAccessKey UploadSSHPublicKey`,
    passed: `Authenticate CreateServiceLinkedRole CreateToken Federate GenerateCredentialReport
      GenerateServiceLastAccessedDetails Logout SimulateCustomPolicy SimulatePrincipalPolicy`,
  },
  {
    rule: "srt-instance",
    record: "match-instance-stopped",
    found: "RebootInstances StopInstances TerminateInstances",
    passed: "MonitorInstances RunInstances StartInstances",
  },
  {
    rule: "massive-operations",
    record: "match-one-started",
    found: "RebootInstances RunInstances StartInstances StopInstances TerminateInstances",
    passed: "MonitorInstances RunScheduledInstances UnmonitorInstances",
  },
  {
    rule: "change-secgroup",
    record: "match-egress-revoked",
    found: `ApplySecurityGroupsToClientVpnTargetNetwork AssociateSecurityGroupVpc
      AuthorizeSecurityGroupEgress AuthorizeSecurityGroupIngress DisassociateSecurityGroupVpc
      ModifyManagedPrefixList ModifySecurityGroupRules RestoreManagedPrefixListVersion
      RevokeSecurityGroupEgress RevokeSecurityGroupIngress
      UpdateSecurityGroupRuleDescriptionsEgress UpdateSecurityGroupRuleDescriptionsIngress`,
    passed: `CreateManagedPrefixList CreateSecurityGroup DeleteSecurityGroup
      ValidateSecurityGroupQuotasForInterface`,
  },
  {
    rule: "create-delete-secgroup",
    record: "match-deleted",
    found: "CreateSecurityGroup DeleteSecurityGroup",
    passed: "ModifySecurityGroupRules AssociateSecurityGroupVpc",
  },
  {
    rule: "secgroup-instance",
    record: "match-instance-groups-replaced",
    found: "ModifyInstanceAttribute ModifyNetworkInterfaceAttribute",
    passed: "CreateNetworkInterface ResetInstanceAttribute",
  },
  {
    rule: "route-change",
    record: "match-route-to-a-peer",
    found: `AssociateRouteTable AssociateTransitGatewayRouteTable CreateClientVpnRoute
      AssociateTransitGatewayPolicyTable CreateLocalGatewayRoute CreateLocalGatewayRouteTable
      CreateRoute CreateRouteServerPeer CreateRouteTable CreateTransitGatewayPrefixListReference
      CreateTransitGatewayRoute CreateTransitGatewayRouteTable CreateVpnConnectionRoute
      DeleteClientVpnRoute DeleteLocalGatewayRoute DeleteLocalGatewayRouteTable DeleteRoute
      DeleteRouteTable DeleteTransitGatewayRoute DeleteTransitGatewayRouteTable
      DeleteVpnConnectionRoute DisableTransitGatewayRouteTablePropagation
      DeleteRouteServerPeer DeleteTransitGatewayPrefixListReference
      DisableRouteServerPropagation DisableVgwRoutePropagation DisassociateRouteTable
      DisassociateTransitGatewayRouteTable EnableRouteServerPropagation
      EnableTransitGatewayRouteTablePropagation EnableVgwRoutePropagation
      ModifyLocalGatewayRoute ModifyTransitGatewayPrefixListReference ReplaceRoute ReplaceRouteTableAssociation
      ReplaceTransitGatewayRoute`,
    passed: `AssociateRouteServer CreateRouteServer DescribeRouteServerPeers
      ExportTransitGatewayRoutes GetRouteServerPropagations GetTransitGatewayPrefixListReferences
      SearchTransitGatewayRoutes`,
  },
  {
    rule: "create-delete-vpc",
    record: "match-deleted",
    found: `AcceptVpcEndpointConnections AcceptVpcPeeringConnection AssociateVpcCidrBlock
      CreateDefaultVpc CreateVpc CreateVpcBlockPublicAccessExclusion CreateVpcEncryptionControl
      CreateVpcEndpoint CreateVpcEndpointServiceConfiguration CreateVpcPeeringConnection DeleteVpc
      DeleteVpcEndpoints DeleteVpcPeeringConnection DisassociateVpcCidrBlock
      ModifyAccountVpcEncryptionControl ModifyVpcAttribute ModifyVpcBlockPublicAccessOptions
      ModifyVpcEndpoint ModifyVpcPeeringConnectionOptions ModifyVpcTenancy
      RejectVpcPeeringConnection StartVpcEndpointServicePrivateDnsVerification`,
    passed: `AssociateSecurityGroupVpc AttachClassicLinkVpc CreateTransitGatewayVpcAttachment
      MoveAddressToVpc`,
  },
  {
    rule: "netacl-change",
    record: "match-deleted",
    found: `CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry
      ReplaceNetworkAclAssociation ReplaceNetworkAclEntry`,
    passed: "DescribeNetworkAcls",
  },
  {
    rule: "cloudtrail-change",
    record: "match-stopped",
    found: `AddTags CreateEventDataStore CreateTrail DeleteEventDataStore DeleteTrail
      DeregisterOrganizationDelegatedAdmin DisableFederation PutEventSelectors
      PutInsightSelectors PutResourcePolicy StartLogging StopEventDataStoreIngestion StopImport
      StopLogging UpdateTrail`,
    passed: "CancelQuery GenerateQuery SearchSampleQueries StartDashboardRefresh StartQuery",
  },
  {
    rule: "cloudtrail-change",
    record: "match-bucket-told-to-forget",
    found: `DeleteBucket DeleteBucketEncryption DeleteBucketPolicy PutBucketLifecycle
      PutBucketPolicy`,
    passed: "CreateBucket GetBucketPolicy PutBucketTagging PutBucketVersioning",
  },
  {
    rule: "cloudtrail-change",
    record: "match-log-group-deleted",
    found: "DeleteLogGroup DeleteMetricFilter DeleteSubscriptionFilter",
    passed: "CreateLogGroup PutMetricFilter PutRetentionPolicy PutSubscriptionFilter",
  },
  {
    rule: "cloudformation-change",
    record: "match-stack-deleted",
    found: `CreateChangeSet CreateStackInstances DeleteStackSet ExecuteChangeSet
      ImportStacksToStackSet RegisterType RollbackStack SetStackPolicy UpdateStack
      UpdateTerminationProtection`,
    passed: `BatchDescribeTypeConfigurations DetectStackDrift DetectStackResourceDrift
      DetectStackSetDrift EstimateTemplateCost RecordHandlerProgress SignalResource`,
  },
  {
    rule: "unauthorised",
    record: "match-launch-refused",
    field: "errorCode",
    found: `AccessDenied AccessDeniedException AuthorizationError AuthorizationErrorException
      Client.UnauthorizedOperation NotAuthorized UnauthorizedException UnauthorizedOperation
      VpceAccessDenied`,
    passed: `Client.DryRunOperation Client.RequestLimitExceeded ExpiredToken NoSuchBucket
      NotAuthorizedException ThrottlingException`,
  },
  {
    rule: "igw-change",
    record: "match-internet-gateway-attached",
    found: `AcceptTransitGatewayClientVpnAttachment AcceptTransitGatewayPeeringAttachment
      AcceptTransitGatewayVpcAttachment AssociateClientVpnTargetNetwork AttachInternetGateway
      AttachVpnGateway AuthorizeClientVpnIngress CreateCarrierGateway
      CreateClientVpnEndpoint CreateCustomerGateway CreateEgressOnlyInternetGateway
      CreateInternetGateway CreateNatGateway CreateTransitGateway CreateTransitGatewayConnect
      CreateTransitGatewayConnectPeer CreateTransitGatewayPeeringAttachment
      CreateTransitGatewayVpcAttachment CreateVpnConcentrator CreateVpnConnection
      CreateVpnGateway DeleteCarrierGateway DeleteClientVpnEndpoint DeleteCustomerGateway
      DeleteEgressOnlyInternetGateway DeleteInternetGateway
      DeleteNatGateway DeleteTransitGateway DeleteTransitGatewayPeeringAttachment
      DeleteTransitGatewayVpcAttachment DeleteVpnConnection DeleteVpnGateway
      DetachInternetGateway DetachVpnGateway DisassociateClientVpnTargetNetwork
      ModifyClientVpnEndpoint ModifyTransitGateway
      ModifyTransitGatewayVpcAttachment ModifyVpnConnection ModifyVpnConnectionOptions
      ModifyVpnTunnelOptions
      RejectTransitGatewayPeeringAttachment RejectTransitGatewayVpcAttachment
      RevokeClientVpnIngress`,
    passed: `ApplySecurityGroupsToClientVpnTargetNetwork AssociateNatGatewayAddress
      CreateTransitGatewayRoute CreateVpnConnectionRoute DescribeClientVpnTargetNetworks
      DescribeInternetGateways`,
  },
  {
    rule: "vpc-flow-logs",
    record: "match-deleted",
    found: "CreateFlowLogs DeleteFlowLogs",
    passed: "DescribeFlowLogs GetFlowLogsIntegrationTemplate",
  },
  {
    rule: "critical-instance",
    record: "match-password-read",
    found: "GetConsoleOutput GetConsoleScreenshot GetPasswordData",
    passed: "DescribeInstanceAttribute GetLaunchTemplateData",
  },
  {
    rule: "critical-instance",
    record: "match-attribute-changed",
    found: "CreateImage MonitorInstances ReplaceIamInstanceProfileAssociation SendCommand",
    passed: `CreateLogStream PutComplianceItems PutInventory UpdateInstanceAssociationStatus
      UpdateInstanceInformation`,
  },
  {
    rule: "eip-change",
    record: "match-released",
    found: `AcceptAddressTransfer AllocateAddress AssociateAddress DisableAddressTransfer
      DisassociateAddress EnableAddressTransfer ModifyAddressAttribute MoveAddressToVpc
      ReleaseAddress ResetAddressAttribute RestoreAddressToClassic`,
    passed: "AssignPrivateIpAddresses AssociateNatGatewayAddress DescribeAddresses",
  },
];

const ruleSet = compileRules(catalog, readFixtureSettings());

describe.each(cases)("the rule $rule, given $record", ({ rule, record, field, ...names }) => {
  const find = (name: string): readonly string[] =>
    matchChanged(rule, record, { [field ?? "eventName"]: name }).map(({ ruleId }) => ruleId);

  it.each(names.found.split(/\s+/))("finds %s", (name) => {
    expect(find(name)).toContain(rule);
  });

  it.each(names.passed.split(/\s+/))("passes over %s", (name) => {
    expect(find(name)).not.toContain(rule);
  });
});

/** Ports and networks that make a rule for a security group grave. */
describe("a security group that is opened", () => {
  const open = (part: object): Finding["severity"] | undefined => {
    const rule = { isEgress: false, ipProtocol: "tcp", fromPort: 22, toPort: 22, ...part };
    const responseElements = { securityGroupRuleSet: { items: [rule] } };
    const [finding] = matchChanged("change-secgroup", "match-office-let-in", { responseElements });
    return finding?.severity;
  };
  const all = { cidrIpv4: "0.0.0.0/0" };

  it.each([22, 3389, 1433, 3306, 5432, 5439, 6379, 9200, 27017])(
    "to all is grave at %i",
    (port) => {
      expect(open({ ...all, fromPort: port, toPort: port })).toBe("high");
      expect(open({ ...all, fromPort: port - 1, toPort: port + 1 })).toBe("high");
      expect(open({ ...all, fromPort: port + 1, toPort: port + 1 })).toBe("medium");
    },
  );

  it.each([80, 443])("to all is not grave at %i", (port) => {
    expect(open({ ...all, fromPort: port, toPort: port })).toBe("medium");
  });

  it.each(["0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1"])("to %s is grave", (cidrIpv4) => {
    expect(open({ cidrIpv4 })).toBe("high");
  });

  it.each(["::/0", "8000::/1"])("to %s is grave", (cidrIpv6) => {
    expect(open({ cidrIpv6 })).toBe("high");
  });

  it.each(["198.51.100.0/24", "10.0.0.0/8", "100.64.0.0/10", "192.0.2.1/32"])(
    "to %s is not grave",
    (cidrIpv4) => {
      expect(open({ cidrIpv4 })).toBe("medium");
    },
  );
});

/** What makes a change of identities grave by its name alone. */
describe("a change of identities", () => {
  it.each([
    ["AddClientIDToOpenIDConnectProvider", "high"],
    ["AssociateDirectory", "high"],
    ["CreateAccessKey", "high"],
    ["CreateLoginProfile", "high"],
    ["CreateOpenIDConnectProvider", "high"],
    ["CreateSAMLProvider", "high"],
    ["CreateServiceSpecificCredential", "high"],
    ["DeactivateMFADevice", "high"],
    ["DeleteMfaDeviceForUser", "high"],
    ["DeleteVirtualMFADevice", "high"],
    ["EnableExternalIdPConfigurationForDirectory", "high"],
    ["ResetServiceSpecificCredential", "high"],
    ["UpdateAssumeRolePolicy", "high"],
    ["UpdateLoginProfile", "high"],
    ["UpdateOpenIDConnectProviderThumbprint", "high"],
    ["UpdateSAMLProvider", "high"],
    ["UploadSigningCertificate", "high"],
    ["UploadSSHPublicKey", "high"],
    ["CreateUser", "medium"],
    ["DeleteAccessKey", "medium"],
    ["DeleteServiceSpecificCredential", "medium"],
    ["EnableMFADevice", "medium"],
  ])("by %s is %s", (eventName, severity) => {
    const [finding] = matchChanged("iam-change", "match-user-created", { eventName });
    expect(finding?.severity).toBe(severity);
  });

  it.each([
    ["Active", "high"],
    ["Inactive", "medium"],
  ])("that makes an access key %s is %s", (status, severity) => {
    const changes = { eventName: "UpdateAccessKey", requestParameters: { status } };
    const [finding] = matchChanged("iam-change", "match-user-created", changes);
    expect(finding?.severity).toBe(severity);
  });

  it.each(["AdministratorAccess", "IAMFullAccess", "PowerUserAccess"])(
    "is grave where %s is attached, and not where it is detached",
    (policy) => {
      const requestParameters = { policyArn: `arn:aws:iam::aws:policy/${policy}` };
      const severityOf = (eventName: string): string | undefined =>
        matchChanged("iam-change", "match-user-created", { eventName, requestParameters })[0]
          ?.severity;
      expect([severityOf("AttachRolePolicy"), severityOf("DetachRolePolicy")]).toEqual([
        "high",
        "medium",
      ]);
    },
  );
});

/** The findings of a fixture with some of its fields changed. */
function matchChanged(rule: string, file: string, changes: object): readonly Finding[] {
  if (!ruleSet.ok) throw new Error(JSON.stringify(ruleSet.problems));
  const found = readFixtureRecords(rule).find((fixture) => fixture.file === `${file}.json`);
  if (found === undefined) throw new Error(`there is no ${file}.json in fixtures/rules/${rule}`);
  return ruleSet.value.match({ ...found.record, ...changes });
}
