import { describe, expect, it } from "vitest";
import { catalog } from "../src/catalog/index.ts";
import { compileRules, type Settings } from "../src/index.ts";

/** A call that AWS carried out, by a role of the account. */
const call = {
  eventType: "AwsApiCall",
  readOnly: false,
  recipientAccountId: "111122223333",
  userIdentity: {
    type: "AssumedRole",
    sessionContext: { sessionIssuer: { arn: "arn:aws:iam::111122223333:role/Deploy" } },
  },
};

function check(record: object, settings: Settings = {}): readonly string[] {
  const rules = compileRules(catalog, settings);
  if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
  const findings = rules.value.match({ ...call, ...record });
  return findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`);
}

const iam = (eventName: string, requestParameters: object): object => ({
  eventSource: "iam.amazonaws.com",
  eventName,
  requestParameters,
});
/** A rule that is there already, and then lets in the network. */
const modify = (network: object): object => ({
  SecurityGroupRuleId: "sgr-0b1359c5022eaf6bd",
  SecurityGroupRule: { FromPort: 22, ToPort: 22, IpProtocol: "tcp", ...network },
});
const modifyRules = (SecurityGroupRule: object): object => ({
  eventSource: "ec2.amazonaws.com",
  eventName: "ModifySecurityGroupRules",
  requestParameters: { ModifySecurityGroupRulesRequest: { SecurityGroupRule } },
});
/** Nothing is said of its address, so that the response alone tells. */
const restore = (responseElements: object): object => ({
  eventSource: "rds.amazonaws.com",
  eventName: "RestoreDBInstanceFromDBSnapshot",
  requestParameters: { dBSnapshotIdentifier: "ledger", dBInstanceIdentifier: "ledger-copy" },
  responseElements,
});
/** All are let into a subnet, but for what is said otherwise. */
const entry = (parts: object): object => ({
  eventSource: "ec2.amazonaws.com",
  eventName: "CreateNetworkAclEntry",
  requestParameters: {
    ruleAction: "allow",
    aclProtocol: "-1",
    egress: false,
    cidrBlock: "0.0.0.0/0",
    ...parts,
  },
});
const policy = (policyDocument: string): object => iam("PutRolePolicy", { policyDocument });
const issuedBy = (arn: string): object => ({
  eventSource: "s3.amazonaws.com",
  eventName: "GetObject",
  errorCode: "AccessDenied",
  userIdentity: { type: "AssumedRole", sessionContext: { sessionIssuer: { arn } } },
});

/** What somebody would write who knows the rules and does not want to be seen. */
describe("the catalogue is not evaded by", () => {
  it.each<readonly [name: string, record: object, found: readonly string[]]>([
    [
      "a default route that is not written as AWS keeps it",
      {
        eventSource: "ec2.amazonaws.com",
        eventName: "CreateRoute",
        requestParameters: { destinationCidrBlock: "203.0.113.5/0" },
      },
      ["route-change high"],
    ],
    [
      "an ACL entry that is not written as AWS keeps it",
      entry({ cidrBlock: undefined, ipv6CidrBlock: "0:0::/0" }),
      ["netacl-change high"],
    ],
    [
      "a firewall rule modified to a network that is not written as AWS keeps it",
      modifyRules(modify({ CidrIpv4: "203.0.113.5/0" })),
      ["change-secgroup high"],
    ],
    [
      "two firewall rules modified to a half of the Internet each",
      modifyRules([modify({ CidrIpv6: "::/1" }), modify({ CidrIpv6: "8000::/1" })]),
      ["change-secgroup high"],
    ],
    [
      "a network added to the list that a firewall rule refers to",
      {
        eventSource: "ec2.amazonaws.com",
        eventName: "ModifyManagedPrefixList",
        requestParameters: {
          ModifyManagedPrefixListRequest: { AddEntry: { Cidr: "203.0.113.5/32" } },
        },
      },
      ["change-secgroup medium"],
    ],
    [
      "a database that is public because its restoration does not say otherwise",
      restore({ publiclyAccessible: true }),
      ["rds-change high"],
    ],
    [
      "a default route in two halves",
      {
        eventSource: "ec2.amazonaws.com",
        eventName: "CreateRoute",
        requestParameters: { destinationCidrBlock: "128.0.0.0/1" },
      },
      ["route-change high"],
    ],
    [
      "the same in a transit gateway",
      {
        eventSource: "ec2.amazonaws.com",
        eventName: "CreateTransitGatewayRoute",
        requestParameters: {
          CreateTransitGatewayRouteRequest: { DestinationCidrBlock: "0.0.0.0/1" },
        },
      },
      ["route-change high"],
    ],
    ["an open ACL in two halves", entry({ cidrBlock: "0.0.0.0/1" }), ["netacl-change high"]],
    [
      "an ACL that is open for all ports, and for TCP only",
      entry({ aclProtocol: "6", portRange: { from: 0, to: 65_535 } }),
      ["netacl-change high"],
    ],
    [
      "a role whose path holds that of service roles",
      issuedBy("arn:aws:iam::111122223333:role/x:role/aws-service-role/y/eve"),
      ["unauthorised medium"],
    ],
    [
      "the managed policies of another partition",
      iam("AttachRolePolicy", { policyArn: "arn:aws-cn:iam::aws:policy/AdministratorAccess" }),
      ["iam-change high"],
    ],
    [
      "a policy attached to a permission set",
      {
        eventSource: "sso.amazonaws.com",
        eventName: "AttachManagedPolicyToPermissionSet",
        requestParameters: { managedPolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
      },
      ["iam-change high"],
    ],
    [
      "a policy written into a permission set",
      {
        eventSource: "sso.amazonaws.com",
        eventName: "PutInlinePolicyToPermissionSet",
        requestParameters: { inlinePolicy: '{"Effect":"Allow","Action":"*"}' },
      },
      ["iam-change high"],
    ],
    [
      "another way to write every action",
      policy('{"Effect":"Allow","Action":"*:*"}'),
      ["iam-change high"],
    ],
    [
      "every action behind another one",
      policy('{"Action" : [ "s3:Get*",\n "*" ], "Effect" : "Allow"}'),
      ["iam-change high"],
    ],
    [
      "everything but an action that nobody misses",
      policy('{"Effect":"Allow","NotAction":["sns:GetSMSAttributes"],"Resource":"*"}'),
      ["iam-change high"],
    ],
    [
      "the same the other way round",
      policy('{"Statement":[{"NotAction": "sns:*", "Resource": "*", "Effect": "Allow"}]}'),
      ["iam-change high"],
    ],
  ])("%s", (_, record, found) => {
    expect(check(record)).toEqual(found);
  });

  it.each<readonly [name: string, record: object, found: readonly string[]]>([
    [
      "a service role that is refused",
      issuedBy(
        "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX",
      ),
      [],
    ],
    [
      "a firewall rule modified to a network of some size",
      modifyRules(modify({ CidrIpv4: "203.0.113.0/24" })),
      ["change-secgroup medium"],
    ],
    [
      "a database restored out of the reach of the Internet",
      restore({ publiclyAccessible: false }),
      ["rds-change medium"],
    ],
    [
      "a route to a network of some size",
      {
        eventSource: "ec2.amazonaws.com",
        eventName: "CreateRoute",
        requestParameters: { destinationCidrBlock: "10.0.0.0/11" },
      },
      ["route-change medium"],
    ],
    [
      "an ACL that lets in one port",
      entry({ aclProtocol: "6", portRange: { from: 443, to: 443 } }),
      ["netacl-change medium"],
    ],
    [
      "a policy that denies all but what it names beside what it allows",
      policy(
        '{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"},' +
          '{"Effect":"Deny","NotAction":["iam:ChangePassword"],"Resource":"*"}]}',
      ),
      ["iam-change medium"],
    ],
    [
      "a policy of one service for every resource",
      policy('{"Effect":"Allow","Action":["s3:*"],"Resource":["*"]}'),
      ["iam-change medium"],
    ],
  ])("nor is made shriller by %s", (_, record, found) => {
    expect(check(record)).toEqual(found);
  });
});

describe("an address of ours behind an endpoint", () => {
  const ours = "vpce-04c81f7be29d3a650";
  const theirs = "vpce-0f93b6d2a81e47c05";
  const through = (vpcEndpointId: string): object => ({
    eventSource: "s3.amazonaws.com",
    eventName: "GetObject",
    readOnly: true,
    sourceIPAddress: "10.20.0.7",
    vpcEndpointId,
  });
  it.each<readonly [name: string, asked: Asked, found: readonly string[]]>([
    ["of ours", { endpoint: ours, known: [ours] }, []],
    ["of others", { endpoint: theirs, known: [ours] }, ["net-access medium"]],
    ["of whoever, where none is listed", { endpoint: theirs, known: [] }, []],
  ])("%s", (_, { endpoint, known }, found) => {
    const settings = { networks: ["10.20.0.0/16"], lists: { vpcEndpoints: known } };
    expect(check(through(endpoint), settings)).toEqual(found);
  });
});

interface Asked {
  readonly endpoint: string;
  readonly known: readonly string[];
}
