import { describe, expect, it } from "vitest";
import type { PolicyDocument, Statement } from "../src/identity/policy-document.ts";
import { type Call, evaluatePolicies } from "./support/evaluate-policy.ts";
import { documentOf, documentsOf, serviceDocuments, ways } from "./support/people.ts";

const iam = "arn:aws:iam::111122223333:";
const ec2 = "arn:aws:ec2:eu-west-1:111122223333:";
const self = `${iam}user/ann`;
const device = `${iam}mfa/ann`;
const instance = `${ec2}instance/i-0a1b2c3d4e5f60718`;
const workloadBoundary = {
  "iam:PermissionsBoundary": `${iam}policy/infosec/policy/acme-prod-workload-boundary`,
};
const peopleBoundary = {
  "iam:PermissionsBoundary": `${iam}policy/infosec/policy/acme-prod-people-boundary`,
};
const critical = { "aws:ResourceTag/Critical": "true" };
const denyAll = { "iam:PolicyARN": "arn:aws:iam::aws:policy/AWSDenyAll" };
const admin = { "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" };

/** An administrator by mistake: whatever a group allows, the guards hold. */
const everything: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Sid: "Everything", Effect: "Allow", Action: ["*"], Resource: "*" }],
};

/** Roles and service accounts, each with its own policy only. */
const serviceHolders = Object.fromEntries(
  serviceDocuments().map(([name, document]): [string, Holder] => [name, { policies: [document] }]),
);

/** The policies of services whose names begin so. */
function ofService(name: string): readonly PolicyDocument[] {
  const found = serviceDocuments().filter(([other]) => other.startsWith(name));
  return found.map(([, document]) => document);
}

const holders: Readonly<Record<string, Holder>> = {
  infosec: { policies: documentsOf("infosec") },
  /** What the team's own policy allows where the guards are switched off. */
  infosecAlone: { policies: documentsOf("infosec").slice(0, 1) },
  devops: { policies: documentsOf("devops") },
  dba: { policies: documentsOf("dba") },
  guarded: { policies: [everything, ...documentsOf("devops").slice(1)] },
  selfService: { policies: [documentOf("self-service")] },
  office: { policies: [everything, documentOf("enforce-access-from-office")] },
  prod: { policies: [everything, documentOf("protect-prod-environment")] },
  /** A role that DevOps made, with the most powerful policy there is. */
  workload: { policies: [everything], boundary: documentOf("workload-boundary") },
  ...serviceHolders,
  /** Users have the policies of all service accounts as well. */
  siemUser: { policies: [...ofService("siem"), ...ofService("service-accounts")] },
  smtpUser: { policies: [...ofService("smtp"), ...ofService("service-accounts")] },
  /** A user that Infosec made, to whom somebody gave the same. */
  person: { policies: [everything], boundary: documentOf("people-boundary") },
};

interface Holder {
  readonly policies: readonly PolicyDocument[];
  readonly boundary?: PolicyDocument;
}

type Row = readonly [
  says: string,
  holder: string,
  way: keyof typeof ways,
  action: string,
  resource: string,
  context: Call["context"],
  verdict: string,
];

/** The verdict of a row. */
function check([, name, way, action, resource, context]: Row, all = holders): string {
  const { policies, boundary } = all[name] ?? { policies: [] };
  const call = { action, resource, context: { ...ways[way], ...context } };
  const { verdict, by } = evaluatePolicies(call, policies, boundary);
  return by === undefined ? verdict : `${verdict} by ${by}`;
}

/** Self Service. */
// biome-ignore format: one case a line, so that they can be compared
const selfService: readonly Row[] = [
  ["enrols a device after a password", "selfService", "noMFA", "iam:CreateVirtualMFADevice", device, {}, "allowed by EnrolMFA"],
  ["enables it", "selfService", "noMFA", "iam:EnableMFADevice", self, {}, "allowed by EnrolMFA"],
  ["enables it for a user in a path", "selfService", "noMFA", "iam:EnableMFADevice", `${iam}user/people/ann`, {}, "allowed by EnrolMFA"],
  ["names a second device", "selfService", "mfa", "iam:CreateVirtualMFADevice", `${device}-phone`, {}, "allowed by EnrolMFA"],
  ["lists devices", "selfService", "noMFA", "iam:ListVirtualMFADevices", "*", {}, "allowed by ListDevices"],
  ["lists none by an access key", "selfService", "key", "iam:ListVirtualMFADevices", "*", {}, "not allowed"],
  ["sees the password policy with MFA", "selfService", "mfa", "iam:GetAccountPasswordPolicy", "*", {}, "allowed by SeePasswordPolicy"],
  ["not without", "selfService", "noMFA", "iam:GetAccountPasswordPolicy", "*", {}, "not allowed"],
  ["sees oneself", "selfService", "noMFA", "iam:GetUser", self, {}, "allowed by EnrolMFA"],
  ["enrols nothing by an access key", "selfService", "key", "iam:EnableMFADevice", self, {}, "not allowed"],
  ["enrols nothing for others", "selfService", "noMFA", "iam:EnableMFADevice", `${iam}user/bob`, {}, "not allowed"],
  ["is not who ends with one's name", "selfService", "noMFA", "iam:EnableMFADevice", `${iam}user/joann`, {}, "not allowed"],
  ["nor in a path", "selfService", "noMFA", "iam:EnableMFADevice", `${iam}user/people/joann`, {}, "not allowed"],
  ["makes no device of others", "selfService", "noMFA", "iam:CreateVirtualMFADevice", `${iam}mfa/bob`, {}, "not allowed"],
  ["removes no device without MFA", "selfService", "noMFA", "iam:DeactivateMFADevice", self, {}, "not allowed"],
  ["nor by an access key", "selfService", "key", "iam:DeactivateMFADevice", self, {}, "not allowed"],
  ["removes it with MFA", "selfService", "mfa", "iam:DeactivateMFADevice", self, {}, "allowed by ManageOwnMFA"],
  ["deletes it with MFA", "selfService", "mfa", "iam:DeleteVirtualMFADevice", device, {}, "allowed by ManageOwnMFA"],
  ["makes an access key with MFA", "selfService", "mfa", "iam:CreateAccessKey", self, {}, "allowed by ManageOwnCredentials"],
  ["makes none without", "selfService", "noMFA", "iam:CreateAccessKey", self, {}, "not allowed"],
  ["makes none by an access key", "selfService", "key", "iam:CreateAccessKey", self, {}, "not allowed"],
  ["makes none for others", "selfService", "mfa", "iam:CreateAccessKey", `${iam}user/bob`, {}, "not allowed"],
  ["changes the password with MFA", "selfService", "mfa", "iam:ChangePassword", self, {}, "allowed by ManageOwnCredentials"],
  ["changes none without", "selfService", "noMFA", "iam:ChangePassword", self, {}, "not allowed"],
  ["uploads an SSH key with MFA", "selfService", "mfa", "iam:UploadSSHPublicKey", self, {}, "allowed by ManageOwnCredentials"],
  ["gets no policy", "selfService", "mfa", "iam:AttachUserPolicy", self, admin, "not allowed"],
  ["joins no group", "selfService", "mfa", "iam:AddUserToGroup", `${iam}group/infosec/groups/acme-prod-infosec`, {}, "not allowed"],
  ["is nobody as a role", "selfService", "role", "iam:CreateAccessKey", self, {}, "not allowed"],
];

/** EnforceMFA, to whom everything is allowed else. */
// biome-ignore format: one case a line, so that they can be compared
const enforceMFA: readonly Row[] = [
  ["a password makes no user", "guarded", "noMFA", "iam:CreateUser", `${iam}user/eve`, {}, "denied by NothingWithoutMFA"],
  ["nor a key", "guarded", "key", "iam:CreateUser", `${iam}user/eve`, {}, "denied by NothingWithoutMFA"],
  ["a code does", "guarded", "mfa", "iam:CreateUser", `${iam}user/eve`, {}, "allowed by Everything"],
  ["a password enrols a device", "guarded", "noMFA", "iam:EnableMFADevice", self, {}, "allowed by Everything"],
  ["and makes one", "guarded", "noMFA", "iam:CreateVirtualMFADevice", device, {}, "allowed by Everything"],
  ["a key enrols none", "guarded", "key", "iam:EnableMFADevice", self, {}, "denied by NoDeviceByAccessKey"],
  ["and makes none", "guarded", "key", "iam:CreateVirtualMFADevice", device, {}, "denied by NoDeviceByAccessKey"],
  ["a key gets a session, for a code", "guarded", "key", "sts:GetSessionToken", "*", {}, "allowed by Everything"],
  ["but federates nobody", "guarded", "key", "sts:GetFederationToken", "*", {}, "denied by NothingWithoutMFA"],
  ["a password reads nothing", "guarded", "noMFA", "s3:GetObject", "arn:aws:s3:::data/k", {}, "denied by NothingWithoutMFA"],
  ["nor a key", "guarded", "key", "ec2:DescribeInstances", "*", {}, "denied by NothingWithoutMFA"],
  ["a password removes no device", "guarded", "noMFA", "iam:DeactivateMFADevice", self, {}, "denied by NothingWithoutMFA"],
  ["nor makes a key", "guarded", "noMFA", "iam:CreateAccessKey", self, {}, "denied by NothingWithoutMFA"],
  ["nor takes a role", "guarded", "noMFA", "sts:AssumeRole", `${iam}role/any`, {}, "denied by NothingWithoutMFA"],
  ["a service acts on after a code", "guarded", "service", "ec2:RunInstances", instance, {}, "allowed by Everything"],
];

/** EnforceAccessFromOffice, to whom everything is allowed else. */
// biome-ignore format: one case a line, so that they can be compared
const fromOffice: readonly Row[] = [
  ["works in the office", "office", "mfa", "iam:CreateUser", self, {}, "allowed by Everything"],
  ["and over IPv6", "office", "office6", "iam:CreateUser", self, {}, "allowed by Everything"],
  ["not in a hotel", "office", "hotel", "iam:CreateUser", self, {}, "denied by OnlyFromOffice"],
  ["nor over IPv6", "office", "hotel6", "iam:CreateUser", self, {}, "denied by OnlyFromOffice"],
  ["a service acts on from its own address", "office", "service", "iam:PassRole", `${iam}role/devops/x`, {}, "allowed by Everything"],
  ["such as CloudFormation making instances", "office", "service", "ec2:CreateVolume", `${ec2}volume/*`, {}, "allowed by Everything"],
  ["the office's endpoint is inside", "office", "endpoint", "kms:ScheduleKeyDeletion", "arn:aws:kms:eu-west-1:111122223333:key/k", {}, "allowed by Everything"],
  ["another endpoint is not", "office", "strangeEndpoint", "kms:ScheduleKeyDeletion", "arn:aws:kms:eu-west-1:111122223333:key/k", {}, "denied by OnlyFromOffice"],
  ["nor a call from nowhere", "office", "nowhere", "iam:CreateUser", self, {}, "denied by OnlyFromOffice"],
  ["a hotel looks at instances", "office", "hotel", "ec2:DescribeInstances", "*", {}, "allowed by Everything"],
  ["but stops none", "office", "hotel", "ec2:StopInstances", instance, {}, "denied by OnlyFromOffice"],
  ["nor takes another role", "office", "hotel", "sts:AssumeRole", `${iam}role/any`, {}, "denied by OnlyFromOffice"],
  ["nor reads secrets", "office", "hotel", "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:s", {}, "denied by OnlyFromOffice"],
  ["nor opens a shell", "office", "hotel", "ssm:StartSession", instance, {}, "denied by OnlyFromOffice"],
  ["nor changes a stack", "office", "hotel", "cloudformation:UpdateStack", "arn:aws:cloudformation:eu-west-1:111122223333:stack/s/1", {}, "denied by OnlyFromOffice"],
  ["nor runs a build", "office", "hotel", "codebuild:StartBuild", "arn:aws:codebuild:eu-west-1:111122223333:project/devops-b", {}, "denied by OnlyFromOffice"],
  ["nor a task", "office", "hotel", "ecs:RunTask", "arn:aws:ecs:eu-west-1:111122223333:task-definition/devops-t:1", {}, "denied by OnlyFromOffice"],
  ["nor opens a bucket", "office", "hotel", "s3:PutBucketPolicy", "arn:aws:s3:::data", {}, "denied by OnlyFromOffice"],
  ["nor a terminal by way of SSH", "office", "hotel", "ec2-instance-connect:SendSSHPublicKey", instance, {}, "denied by OnlyFromOffice"],
];

/** ProtectProdEnvironment, and what DevOps and DBA may do beside it. */
// biome-ignore format: one case a line, so that they can be compared
const protectProd: readonly Row[] = [
  ["DevOps stops an instance", "devops", "mfa", "ec2:StopInstances", instance, {}, "allowed by RunServices"],
  ["but no critical one", "devops", "mfa", "ec2:StopInstances", instance, critical, "denied by KeepCritical"],
  ["whatever the case of its value", "devops", "mfa", "ec2:StopInstances", instance, { "aws:ResourceTag/Critical": "True" }, "denied by KeepCritical"],
  ["or of its key", "devops", "mfa", "ec2:StopInstances", instance, { "aws:ResourceTag/critical": "true" }, "denied by KeepCritical"],
  ["nor terminates it", "devops", "mfa", "ec2:TerminateInstances", instance, critical, "denied by KeepCritical"],
  ["nor reboots it", "devops", "mfa", "ec2:RebootInstances", instance, critical, "denied by KeepCritical"],
  ["nor by making an image", "devops", "mfa", "ec2:CreateImage", instance, critical, "denied by KeepCritical"],
  ["nor by a diagnostic interrupt", "devops", "mfa", "ec2:SendDiagnosticInterrupt", instance, critical, "denied by KeepCritical"],
  ["nor through a service", "devops", "service", "ec2:TerminateInstances", instance, critical, "denied by KeepCritical"],
  ["nor through a group", "devops", "mfa", "autoscaling:AttachInstances", "arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:u:autoScalingGroupName/g", {}, "denied by NoStoppingByGroup"],
  ["nor through an alarm", "devops", "mfa", "cloudwatch:PutMetricAlarm", "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:a", { "cloudwatch:AlarmActions": ["arn:aws:sns:eu-west-1:111122223333:t", "arn:aws:automate:eu-west-1:ec2:stop"] }, "denied by NoStoppingByAlarm"],
  ["nor the older form", "devops", "mfa", "cloudwatch:PutMetricAlarm", "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:a", { "cloudwatch:AlarmActions": ["arn:aws:swf:eu-west-1:111122223333:action/actions/AWS_EC2.InstanceId.Stop/1.0"] }, "denied by NoStoppingByAlarm"],
  ["while alarms that tell are fine", "devops", "mfa", "cloudwatch:PutMetricAlarm", "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:a", { "cloudwatch:AlarmActions": ["arn:aws:sns:eu-west-1:111122223333:t"] }, "allowed by RunServices"],
  ["nor through a target of EventBridge", "devops", "mfa", "events:PutTargets", "arn:aws:events:eu-west-1:111122223333:rule/devops-r", { "events:TargetArn": "arn:aws:events:eu-west-1:111122223333:target/stop-instance" }, "denied by NoStoppingByTarget"],
  ["while other targets are fine", "devops", "mfa", "events:PutTargets", "arn:aws:events:eu-west-1:111122223333:rule/devops-r", { "events:TargetArn": "arn:aws:lambda:eu-west-1:111122223333:function:devops-web" }, "allowed by RunWithRoles"],
  ["opens no shell on it", "devops", "mfa", "ssm:StartSession", instance, critical, "denied by KeepCritical"],
  ["opens one on others", "devops", "mfa", "ssm:StartSession", instance, {}, "allowed by OperateInstances"],
  ["detaches no critical volume", "devops", "mfa", "ec2:DetachVolume", `${ec2}volume/vol-1`, critical, "denied by KeepCritical"],
  ["nor one from a critical instance", "devops", "mfa", "ec2:DetachVolume", instance, critical, "denied by KeepCritical"],
  ["changes no critical interface", "devops", "mfa", "ec2:ModifyNetworkInterfaceAttribute", `${ec2}network-interface/eni-1`, critical, "denied by KeepCritical"],
  ["changes no attribute of it", "devops", "mfa", "ec2:ModifyInstanceAttribute", instance, critical, "denied by KeepCritical"],
  ["gives a critical group's template no other start", "devops", "mfa", "ec2:CreateLaunchTemplateVersion", `${ec2}launch-template/lt-1`, critical, "denied by KeepCritical"],
  ["empties no critical group", "devops", "mfa", "autoscaling:SetDesiredCapacity", "arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:u:autoScalingGroupName/g", critical, "denied by KeepCritical"],
  ["starts it", "devops", "mfa", "ec2:StartInstances", instance, critical, "allowed by RunServices"],
  ["removes no tag Critical", "devops", "mfa", "ec2:DeleteTags", instance, { ...critical, "aws:TagKeys": ["Critical"] }, "denied by KeepCritical"],
  ["nor all tags at once", "devops", "mfa", "ec2:DeleteTags", instance, critical, "denied by KeepCritical"],
  ["nor sets it to false", "devops", "mfa", "ec2:CreateTags", instance, { ...critical, "aws:TagKeys": ["Critical"] }, "denied by KeepCriticalTag"],
  ["nor adds critical beside it", "devops", "mfa", "ec2:CreateTags", instance, { ...critical, "aws:TagKeys": ["Name", "critical"] }, "denied by KeepCriticalTag"],
  ["sets other tags", "devops", "mfa", "ec2:CreateTags", instance, { ...critical, "aws:TagKeys": ["Name"] }, "allowed by RunServices"],
  ["sets it on what has none", "devops", "mfa", "ec2:CreateTags", instance, { "aws:TagKeys": ["Critical"] }, "allowed by RunServices"],
  ["deletes no VPC", "devops", "mfa", "ec2:DeleteVpc", `${ec2}vpc/vpc-1`, {}, "denied by KeepNetwork"],
  ["deletes no flow logs", "devops", "mfa", "ec2:DeleteFlowLogs", `${ec2}vpc-flow-log/fl-1`, {}, "denied by KeepNetwork"],
  ["in any Region", "devops", "mfa", "ec2:DeleteSubnet", "arn:aws:ec2:us-east-1:111122223333:subnet/s", {}, "denied by KeepNetwork"],
  ["a bucket goes with MFA only", "guarded", "mfa", "s3:DeleteBucket", "arn:aws:s3:::data", {}, "allowed by Everything"],
  ["not without", "prod", "noMFA", "s3:DeleteBucket", "arn:aws:s3:::data", {}, "denied by DeleteBucketsWithMFAOnly"],
  ["nor by a key", "prod", "key", "s3:DeleteBucketPolicy", "arn:aws:s3:::data", {}, "denied by DeleteBucketsWithMFAOnly"],
  ["objects go through a service", "prod", "service", "s3:DeleteObject", "arn:aws:s3:::data/k", {}, "allowed by Everything"],
  ["and through the office's endpoint", "prod", "endpoint", "s3:DeleteObject", "arn:aws:s3:::data/k", {}, "allowed by Everything"],
  ["objects go from the office", "guarded", "mfa", "s3:DeleteObject", "arn:aws:s3:::data/k", {}, "allowed by Everything"],
  ["not from a hotel", "guarded", "hotel", "s3:DeleteObject", "arn:aws:s3:::data/k", {}, "denied by DeleteObjectsFromOfficeOnly"],
  ["nor by a rule that lets them expire", "guarded", "hotel", "s3:PutLifecycleConfiguration", "arn:aws:s3:::data", {}, "denied by DeleteObjectsFromOfficeOnly"],
  ["DBA deletes a database", "dba", "mfa", "rds:DeleteDBInstance", "arn:aws:rds:eu-west-1:111122223333:db:d", {}, "allowed by RunDatabases"],
  ["but no critical one", "dba", "mfa", "rds:DeleteDBInstance", "arn:aws:rds:eu-west-1:111122223333:db:d", critical, "denied by KeepCritical"],
  ["nor removes its tag", "dba", "mfa", "rds:RemoveTagsFromResource", "arn:aws:rds:eu-west-1:111122223333:db:d", { ...critical, "aws:TagKeys": ["Critical"] }, "denied by KeepCritical"],
  ["nor sets it to false", "dba", "mfa", "rds:AddTagsToResource", "arn:aws:rds:eu-west-1:111122223333:db:d", { ...critical, "aws:TagKeys": ["Critical"] }, "denied by KeepCriticalTag"],
];

/** Nobody raises themselves, and nobody touches what watches them. */
// biome-ignore format: one case a line, so that they can be compared
const escalation: readonly Row[] = [
  ["Infosec writes no version of a policy", "infosec", "mfa", "iam:CreatePolicyVersion", `${iam}policy/infosec/policy/acme-prod-infosec`, {}, "denied by NoEscalation"],
  ["of any policy", "infosec", "mfa", "iam:SetDefaultPolicyVersion", `${iam}policy/other`, {}, "denied by NoEscalation"],
  ["attaches no policy to itself", "infosec", "mfa", "iam:AttachUserPolicy", self, admin, "denied by UsersGetNoPolicies"],
  ["writes none into itself", "infosec", "mfa", "iam:PutUserPolicy", self, {}, "denied by NoEscalation"],
  ["nor into its group", "infosec", "mfa", "iam:PutGroupPolicy", `${iam}group/infosec/groups/acme-prod-infosec`, {}, "denied by NoEscalation"],
  ["attaches none to its group", "infosec", "mfa", "iam:AttachGroupPolicy", `${iam}group/infosec/groups/acme-prod-infosec`, admin, "denied by NoEscalation"],
  ["passes no role", "infosec", "mfa", "iam:PassRole", `${iam}role/admin`, { "iam:PassedToService": "ec2.amazonaws.com" }, "not allowed"],
  ["takes no role", "infosec", "mfa", "sts:AssumeRole", `${iam}role/admin`, {}, "not allowed"],
  ["stops a user", "infosec", "mfa", "iam:AttachUserPolicy", `${iam}user/eve`, denyAll, "allowed by Stop"],
  ["stops a role", "infosec", "mfa", "iam:AttachRolePolicy", `${iam}role/any`, denyAll, "allowed by Stop"],
  ["but raises none", "infosec", "mfa", "iam:AttachRolePolicy", `${iam}role/any`, admin, "not allowed"],
  ["switches a key off", "infosec", "mfa", "iam:UpdateAccessKey", `${iam}user/infosec/serviceaccounts/acme-prod-siem`, {}, "allowed by StopAndSee"],
  ["makes no key of others", "infosec", "mfa", "iam:CreateAccessKey", `${iam}user/people/bob`, {}, "not allowed"],
  ["asks what ours last did", "infosec", "mfa", "iam:GenerateServiceLastAccessedDetails", `${iam}role/infosec/services/acme-prod-salt-master`, {}, "allowed by StopAndSee"],
  ["makes people within the boundary", "infosec", "mfa", "iam:CreateUser", `${iam}user/people/bob`, peopleBoundary, "allowed by MakePeopleWithinBoundary"],
  ["not without", "infosec", "mfa", "iam:CreateUser", `${iam}user/people/bob`, {}, "not allowed"],
  ["nor within another", "infosec", "mfa", "iam:CreateUser", `${iam}user/people/bob`, { "iam:PermissionsBoundary": "arn:aws:iam::aws:policy/AdministratorAccess" }, "not allowed"],
  ["nor elsewhere", "infosec", "mfa", "iam:CreateUser", `${iam}user/admins/bob`, peopleBoundary, "not allowed"],
  ["takes no boundary away", "infosec", "mfa", "iam:DeleteUserPermissionsBoundary", `${iam}user/people/bob`, {}, "denied by NoEscalation"],
  ["resets passwords of people", "infosec", "mfa", "iam:UpdateLoginProfile", `${iam}user/people/bob`, {}, "allowed by LookAfterPeople"],
  ["of no administrators", "infosec", "mfa", "iam:UpdateLoginProfile", `${iam}user/admin`, {}, "not allowed"],
  ["puts people into the groups", "infosec", "mfa", "iam:AddUserToGroup", `${iam}group/infosec/groups/acme-prod-dba`, {}, "allowed by PutPeopleIntoGroups"],
  ["into no other group", "infosec", "mfa", "iam:AddUserToGroup", `${iam}group/admins`, {}, "not allowed"],
  ["isolates an instance", "infosec", "mfa", "ec2:ModifyNetworkInterfaceAttribute", `${ec2}network-interface/eni-1`, {}, "allowed by IsolateInstances"],
  ["switches flow logs on", "infosec", "mfa", "ec2:CreateFlowLogs", `${ec2}vpc/vpc-1`, {}, "allowed by SwitchFlowLogsOn"],
  ["with their role", "infosec", "mfa", "iam:PassRole", `${iam}role/infosec/services/acme-prod-vpc-flow-logs`, { "iam:PassedToService": "vpc-flow-logs.amazonaws.com" }, "allowed by PassRoleOfFlowLogs"],
  ["which it passes to nothing else", "infosec", "mfa", "iam:PassRole", `${iam}role/infosec/services/acme-prod-vpc-flow-logs`, { "iam:PassedToService": "ec2.amazonaws.com" }, "denied by PassNoIdentities"],
  ["with no other role", "infosec", "mfa", "iam:PassRole", `${iam}role/infosec/services/acme-prod-salt-master`, { "iam:PassedToService": "vpc-flow-logs.amazonaws.com" }, "not allowed"],
  ["nor where there is no guard", "infosecAlone", "mfa", "iam:PassRole", `${iam}role/infosec/services/acme-prod-vpc-flow-logs`, { "iam:PassedToService": "ec2.amazonaws.com" }, "not allowed"],
  ["switches none off", "infosec", "mfa", "ec2:DeleteFlowLogs", `${ec2}vpc-flow-log/fl-1`, {}, "denied by KeepNetwork"],
  ["writes no instance's start", "infosec", "mfa", "ec2:ModifyInstanceAttribute", instance, {}, "not allowed"],
  ["stops no trail", "infosec", "mfa", "cloudtrail:StopLogging", "arn:aws:cloudtrail:eu-west-1:111122223333:trail/acme-prod-trail", {}, "denied by KeepWatching"],
  ["stops no recorder", "infosec", "mfa", "config:StopConfigurationRecorder", "*", {}, "denied by KeepWatching"],
  ["disables no findings", "infosec", "mfa", "securityhub:DisableSecurityHub", "*", {}, "denied by KeepWatching"],
  ["reads the trail", "infosec", "mfa", "s3:GetObject", "arn:aws:s3:::acme-prod-trail-111122223333-eu-west-1/AWSLogs/x", {}, "allowed by ReadTrailAndConfig"],
  ["writes nothing into it", "infosec", "mfa", "s3:PutObject", "arn:aws:s3:::acme-prod-trail-111122223333-eu-west-1/AWSLogs/x", {}, "denied by KeepLogCritical"],
  ["reads no other bucket of that beginning", "infosec", "mfa", "s3:GetObject", "arn:aws:s3:::acme-prod-payroll/x", {}, "not allowed"],
  ["keeps evidence in its own bucket", "infosec", "mfa", "s3:PutObject", "arn:aws:s3:::infosec-evidence/x", { "aws:ResourceAccount": "111122223333" }, "allowed by KeepEvidence"],
  ["in nobody else's", "infosec", "mfa", "s3:PutObject", "arn:aws:s3:::infosec-evidence/x", { "aws:ResourceAccount": "999999999999" }, "not allowed"],
  ["decrypts what it reads", "infosec", "mfa", "kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/k", { "kms:ViaService": "s3.eu-west-1.amazonaws.com" }, "allowed by DecryptWhatIsRead"],
  ["nothing else", "infosec", "mfa", "kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/k", {}, "not allowed"],
  ["searches logs", "infosec", "mfa", "logs:StartQuery", "arn:aws:logs:eu-west-1:111122223333:log-group:acme-prod-trail:*", {}, "allowed by SearchLogs"],
  ["runs security services", "infosec", "mfa", "guardduty:ArchiveFindings", "*", {}, "allowed by RunSecurityServices"],
  ["keeps its own code", "infosec", "mfa", "codecommit:GitPush", "arn:aws:codecommit:eu-west-1:111122223333:infosec-runbooks", {}, "allowed by KeepOwnRepositories"],
  ["DevOps makes roles within the boundary", "devops", "mfa", "iam:CreateRole", `${iam}role/devops/web`, workloadBoundary, "allowed by MakeRolesWithinBoundary"],
  ["not without", "devops", "mfa", "iam:CreateRole", `${iam}role/devops/web`, {}, "not allowed"],
  ["nor elsewhere", "devops", "mfa", "iam:CreateRole", `${iam}role/web`, workloadBoundary, "not allowed"],
  ["attaches to those only", "devops", "mfa", "iam:AttachRolePolicy", `${iam}role/devops/old`, admin, "not allowed"],
  ["takes no boundary away", "devops", "mfa", "iam:DeleteRolePermissionsBoundary", `${iam}role/devops/web`, {}, "denied by NoEscalation"],
  ["passes its roles", "devops", "mfa", "iam:PassRole", `${iam}role/devops/web`, { "iam:PassedToService": "lambda.amazonaws.com" }, "allowed by PassOwnRoles"],
  ["to services that run workloads", "devops", "mfa", "iam:PassRole", `${iam}role/devops/web`, { "iam:PassedToService": "cloudformation.amazonaws.com" }, "not allowed"],
  ["puts them into profiles", "devops", "mfa", "iam:AddRoleToInstanceProfile", `${iam}instance-profile/devops/web`, {}, "allowed by KeepOwnRoles"],
  ["sees identities", "devops", "mfa", "iam:GetRole", `${iam}role/any`, {}, "allowed by SeeIdentities"],
  ["lets a service make its role", "devops", "mfa", "iam:CreateServiceLinkedRole", `${iam}role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`, { "iam:AWSServiceName": "ecs.amazonaws.com" }, "allowed by LetServicesMakeTheirRoles"],
  ["not any service", "devops", "mfa", "iam:CreateServiceLinkedRole", `${iam}role/aws-service-role/x.amazonaws.com/X`, { "iam:AWSServiceName": "organizations.amazonaws.com" }, "not allowed"],
  ["registers tasks", "devops", "mfa", "ecs:RegisterTaskDefinition", "*", {}, "allowed by RunWithoutNames"],
  ["passes no other", "devops", "mfa", "iam:PassRole", `${iam}role/admin`, { "iam:PassedToService": "lambda.amazonaws.com" }, "not allowed"],
  ["nor ours", "devops", "mfa", "iam:PassRole", `${iam}role/infosec/services/acme-prod-salt-master`, { "iam:PassedToService": "ec2.amazonaws.com" }, "denied by PassNoIdentities"],
  ["makes no user", "devops", "mfa", "iam:CreateUser", `${iam}user/eve`, {}, "not allowed"],
  ["takes no role of the CDK", "devops", "mfa", "sts:AssumeRole", `${iam}role/cdk-hnb659fds-deploy-role-111122223333-eu-west-1`, {}, "denied by KeepIdentities"],
  ["changes its stacks", "devops", "mfa", "cloudformation:UpdateStack", "arn:aws:cloudformation:eu-west-1:111122223333:stack/devops-web/1", {}, "allowed by RunWithRoles"],
  ["changes no other", "devops", "mfa", "cloudformation:UpdateStack", "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/1", {}, "not allowed"],
  ["nor ours", "devops", "mfa", "cloudformation:DeleteStack", "arn:aws:cloudformation:eu-west-1:111122223333:stack/acme-prod-trail/1", {}, "denied by KeepLogCritical"],
  ["nor the toolkit", "devops", "mfa", "cloudformation:UpdateStack", "arn:aws:cloudformation:eu-west-1:111122223333:stack/CDKToolkit/1", {}, "denied by KeepLogCritical"],
  ["writes code of its functions", "devops", "mfa", "lambda:UpdateFunctionCode", "arn:aws:lambda:eu-west-1:111122223333:function:devops-web", {}, "allowed by RunWithRoles"],
  ["of no other", "devops", "mfa", "lambda:UpdateFunctionCode", "arn:aws:lambda:eu-west-1:111122223333:function:provider", {}, "not allowed"],
  ["nor ours", "devops", "mfa", "lambda:UpdateFunctionCode", "arn:aws:lambda:eu-west-1:111122223333:function:acme-prod-alerts", {}, "denied by KeepLogCritical"],
  ["feeds no other function", "devops", "mfa", "lambda:CreateEventSourceMapping", "*", { "lambda:FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:acme-prod-alerts" }, "not allowed"],
  ["feeds its own", "devops", "mfa", "lambda:CreateEventSourceMapping", "*", { "lambda:FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:devops-web" }, "allowed by FeedOwnFunctions"],
  ["publishes to its topics", "devops", "mfa", "sns:Publish", "arn:aws:sns:eu-west-1:111122223333:web", {}, "allowed by RunServices"],
  ["to none of ours", "devops", "mfa", "sns:Publish", "arn:aws:sns:eu-west-1:111122223333:acme-prod-InfosecEmail", {}, "denied by KeepLogCritical"],
  ["unsubscribes nobody from ours", "devops", "mfa", "sns:Unsubscribe", "arn:aws:sns:eu-west-1:111122223333:acme-prod-InfosecEmail", {}, "denied by KeepLogCritical"],
  ["sends nothing to the SIEM", "devops", "mfa", "sqs:SendMessage", "arn:aws:sqs:eu-west-1:111122223333:acme-prod-trail-siem", {}, "denied by KeepLogCritical"],
  ["takes nothing from it", "devops", "mfa", "sqs:ReceiveMessage", "arn:aws:sqs:eu-west-1:111122223333:acme-prod-trail-siem", {}, "denied by KeepLogCritical"],
  ["silences no alarm", "devops", "mfa", "cloudwatch:DisableAlarmActions", "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:acme-prod-iam-change", {}, "denied by KeepLogCritical"],
  ["mutes none", "devops", "mfa", "cloudwatch:PutAlarmMuteRule", "*", {}, "denied by KeepAccountSettings"],
  ["hides no field of logs", "devops", "mfa", "logs:PutAccountPolicy", "*", {}, "denied by KeepAccountSettings"],
  ["sets no limit to text messages", "devops", "mfa", "sns:SetSMSAttributes", "*", {}, "denied by KeepAccountSettings"],
  ["draws over no dashboard of ours", "devops", "mfa", "cloudwatch:PutDashboard", "arn:aws:cloudwatch::111122223333:dashboard/acme-prod", {}, "denied by KeepLogCritical"],
  ["writes nothing that the CDK deploys", "devops", "mfa", "s3:PutObject", "arn:aws:s3:::cdk-hnb659fds-assets-111122223333-eu-west-1/x.json", {}, "denied by KeepLogCritical"],
  ["nor an image", "devops", "mfa", "ecr:PutImage", "arn:aws:ecr:eu-west-1:111122223333:repository/cdk-hnb659fds-container-assets-111122223333-eu-west-1", {}, "denied by KeepLogCritical"],
  ["reads its own parameters", "devops", "mfa", "ssm:GetParameter", "arn:aws:ssm:eu-west-1:111122223333:parameter/devops-web/url", {}, "allowed by RunWithRoles"],
  ["not others, which hold passwords", "devops", "mfa", "ssm:GetParameter", "arn:aws:ssm:eu-west-1:111122223333:parameter/shop/password", {}, "not allowed"],
  ["opens no snapshot to all", "devops", "mfa", "ec2:DisableSnapshotBlockPublicAccess", "*", {}, "denied by KeepWatching"],
  ["deletes no log of ours", "devops", "mfa", "logs:DeleteLogGroup", "arn:aws:logs:eu-west-1:111122223333:log-group:acme-prod-trail:*", {}, "denied by KeepLogCritical"],
  ["nor a function's", "devops", "mfa", "logs:DeleteLogGroup", "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/acme-prod-alerts:*", {}, "denied by KeepLogCritical"],
  ["nor its filters", "devops", "mfa", "logs:DeleteSubscriptionFilter", "arn:aws:logs:eu-west-1:111122223333:log-group:acme-prod-trail:*", {}, "denied by KeepLogCritical"],
  ["reads no password of SMTP", "guarded", "mfa", "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:acme-prod-smtp-AbCdEf", {}, "denied by KeepLogCritical"],
  ["uses no key of ours", "devops", "mfa", "kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/k", { "kms:ResourceAliases": ["alias/acme-prod-trail"] }, "denied by LeaveKeysOfLogCritical"],
  ["nor through a service", "devops", "service", "kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/k", { "kms:ViaService": "s3.eu-west-1.amazonaws.com", "kms:ResourceAliases": ["alias/acme-prod-trail"] }, "denied by LeaveKeysOfLogCritical"],
  ["uses others through services", "devops", "service", "kms:CreateGrant", "arn:aws:kms:eu-west-1:111122223333:key/k", { "kms:ViaService": "ec2.eu-west-1.amazonaws.com", "kms:ResourceAliases": ["alias/web"] }, "allowed by UseKeysThroughServices"],
  ["not by itself", "devops", "mfa", "kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/k", { "kms:ResourceAliases": ["alias/web"] }, "not allowed"],
  ["finds the newest images", "devops", "mfa", "ssm:GetParameters", "arn:aws:ssm:eu-west-1::parameter/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64", {}, "allowed by FindImages"],
  ["writes no start of an instance with our role", "devops", "mfa", "ec2:ModifyInstanceAttribute", instance, { "ec2:InstanceProfile": `${iam}instance-profile/infosec/services/acme-prod-salt-master` }, "denied by KeepInstancesOfIdentities"],
  ["DBA passes the monitoring role", "dba", "mfa", "iam:PassRole", `${iam}role/dba/monitoring`, { "iam:PassedToService": "monitoring.rds.amazonaws.com" }, "allowed by PassMonitoringRole"],
  ["no other", "dba", "mfa", "iam:PassRole", `${iam}role/admin`, { "iam:PassedToService": "rds.amazonaws.com" }, "not allowed"],
  ["publishes to its own topics only", "dba", "mfa", "sns:Publish", "arn:aws:sns:eu-west-1:111122223333:orders", {}, "not allowed"],
  ["namely these", "dba", "mfa", "sns:Publish", "arn:aws:sns:eu-west-1:111122223333:dba-alerts", {}, "allowed by TellOfDatabases"],
  ["sees performance", "dba", "mfa", "pi:GetResourceMetrics", "arn:aws:pi:eu-west-1:111122223333:metrics/rds/db-X", {}, "allowed by SeePerformance"],
  ["encrypts databases", "dba", "mfa", "kms:CreateGrant", "arn:aws:kms:eu-west-1:111122223333:key/k", { "kms:ViaService": "rds.eu-west-1.amazonaws.com" }, "allowed by EncryptDatabases"],
  ["grants itself nothing", "dba", "mfa", "kms:CreateGrant", "arn:aws:kms:eu-west-1:111122223333:key/k", {}, "not allowed"],
  ["passes it to nothing else", "dba", "mfa", "iam:PassRole", `${iam}role/dba/monitoring`, { "iam:PassedToService": "ec2.amazonaws.com" }, "not allowed"],
  ["shares no snapshot", "dba", "mfa", "rds:ModifyDBSnapshotAttribute", "arn:aws:rds:eu-west-1:111122223333:snapshot:s", {}, "not allowed"],
  ["exports none", "dba", "mfa", "rds:StartExportTask", "*", {}, "not allowed"],
];

/** What principals can do that teams made, whatever policies they were given. */
// biome-ignore format: one case a line, so that they can be compared
const boundaries: readonly Row[] = [
  ["a workload works", "workload", "role", "dynamodb:PutItem", "arn:aws:dynamodb:eu-west-1:111122223333:table/orders", {}, "allowed by Everything"],
  ["deletes items of what is critical", "workload", "role", "dynamodb:DeleteItem", "arn:aws:dynamodb:eu-west-1:111122223333:table/orders", critical, "allowed by Everything"],
  ["deletes no critical table", "workload", "role", "dynamodb:DeleteTable", "arn:aws:dynamodb:eu-west-1:111122223333:table/orders", critical, "denied by KeepCritical"],
  ["talks to Systems Manager", "workload", "role", "ssmmessages:CreateControlChannel", "*", {}, "allowed by Everything"],
  ["stops no critical instance", "workload", "role", "ec2:StopInstances", instance, critical, "denied by KeepCritical"],
  ["makes no user", "workload", "role", "iam:CreateUser", `${iam}user/eve`, {}, "not allowed"],
  ["makes no role, even within its boundary", "workload", "role", "iam:CreateRole", `${iam}role/devops/eve`, workloadBoundary, "not allowed"],
  ["passes no role", "workload", "role", "iam:PassRole", `${iam}role/admin`, {}, "not allowed"],
  ["takes no role", "workload", "role", "sts:AssumeRole", `${iam}role/admin`, {}, "not allowed"],
  ["writes no code of other functions", "workload", "role", "lambda:UpdateFunctionCode", "arn:aws:lambda:eu-west-1:111122223333:function:provider", {}, "not allowed"],
  ["reads its own secrets", "workload", "role", "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:devops-web-AbCdEf", {}, "allowed by Everything"],
  ["reads no other secrets", "workload", "role", "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:other", {}, "not allowed"],
  ["decrypts with other keys", "workload", "role", "kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/k", { "kms:ResourceAliases": ["alias/web"] }, "allowed by Everything"],
  ["not with ours", "workload", "role", "kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/k", { "kms:ResourceAliases": ["alias/acme-prod-trail"] }, "denied by LeaveKeysOfLogCritical"],
  ["sends nothing to the SIEM", "workload", "role", "sqs:SendMessage", "arn:aws:sqs:eu-west-1:111122223333:acme-prod-trail-siem", {}, "denied by KeepLogCritical"],
  ["changes nobody's start", "workload", "role", "ec2:ModifyInstanceAttribute", instance, { "ec2:InstanceProfile": `${iam}instance-profile/infosec/services/x` }, "denied by KeepInstancesOfIdentities"],
  ["mutes no alarm", "workload", "role", "cloudwatch:PutAlarmMuteRule", "*", {}, "denied by KeepAccountSettings"],
  ["writes nothing that the CDK deploys", "workload", "role", "s3:PutObject", "arn:aws:s3:::cdk-hnb659fds-assets-111122223333-eu-west-1/x.json", {}, "denied by KeepLogCritical"],
  ["writes nothing into the trail", "workload", "role", "s3:PutObject", "arn:aws:s3:::acme-prod-trail-111122223333-eu-west-1/AWSLogs/x", {}, "denied by KeepLogCritical"],
  ["changes none of our stacks", "workload", "role", "cloudformation:DeleteStack", "arn:aws:cloudformation:eu-west-1:111122223333:stack/acme-prod-trail/1", {}, "not allowed"],
  ["nor our function", "workload", "role", "lambda:UpdateFunctionCode", "arn:aws:lambda:eu-west-1:111122223333:function:acme-prod-alerts", {}, "not allowed"],
  ["nor our rules", "workload", "role", "events:DisableRule", "arn:aws:events:eu-west-1:111122223333:rule/acme-prod-watch-trail", {}, "not allowed"],
  ["nor our settings", "workload", "role", "ssm:PutParameter", "arn:aws:ssm:eu-west-1:111122223333:parameter/acme-prod/settings", {}, "not allowed"],
  ["a person does what is no escalation", "person", "mfa", "ec2:StopInstances", instance, {}, "allowed by Everything"],
  ["makes no role without a boundary", "person", "mfa", "iam:CreateRole", `${iam}role/eve`, {}, "denied by OthersStayWithinBoundaries"],
  ["nor within a boundary of one's own", "person", "mfa", "iam:CreateRole", `${iam}role/eve`, { "iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/mine" }, "denied by OthersStayWithinBoundaries"],
  ["nor policies into one that has none", "person", "mfa", "iam:PutRolePolicy", `${iam}role/admin`, {}, "denied by OthersStayWithinBoundaries"],
  ["makes one within ours", "person", "mfa", "iam:CreateRole", `${iam}role/devops/web`, workloadBoundary, "allowed by Everything"],
  ["stops a role", "person", "mfa", "iam:AttachRolePolicy", `${iam}role/any`, denyAll, "allowed by Everything"],
  ["frees itself of nothing", "person", "mfa", "iam:DeleteUserPermissionsBoundary", self, {}, "denied by NoEscalation"],
  ["attaches nothing to itself", "person", "mfa", "iam:AttachUserPolicy", self, admin, "denied by UsersGetNoPolicies"],
  ["passes no role of the CDK", "person", "mfa", "iam:PassRole", `${iam}role/cdk-hnb659fds-cfn-exec-role-111122223333-eu-west-1`, { "iam:PassedToService": "cloudformation.amazonaws.com" }, "denied by PassNoIdentities"],
  ["blinds nobody", "person", "mfa", "guardduty:DeleteDetector", "*", {}, "denied by KeepWatching"],
];

/** Roles of instances and services, and service accounts. */
// biome-ignore format: one case a line, so that they can be compared
const services: readonly Row[] = [
  ["a SIEM takes messages", "siem", "key", "sqs:ReceiveMessage", "arn:aws:sqs:eu-west-1:111122223333:acme-prod-trail-siem", {}, "allowed by ReceiveMessages"],
  ["from no other queue", "siem", "key", "sqs:ReceiveMessage", "arn:aws:sqs:eu-west-1:111122223333:orders", {}, "not allowed"],
  ["writes none", "siem", "key", "sqs:SendMessage", "arn:aws:sqs:eu-west-1:111122223333:acme-prod-trail-siem", {}, "not allowed"],
  ["reads deliveries", "siem", "key", "s3:GetObject", "arn:aws:s3:::acme-prod-trail-111122223333-eu-west-1/AWSLogs/x", {}, "allowed by ReadDeliveries"],
  ["no other data", "siem", "key", "s3:GetObject", "arn:aws:s3:::payroll/x", {}, "not allowed"],
  ["deletes nothing", "siem", "key", "s3:DeleteObject", "arn:aws:s3:::acme-prod-trail-111122223333-eu-west-1/AWSLogs/x", {}, "not allowed"],
  ["finds its bucket", "siem", "key", "s3:ListBucket", "arn:aws:s3:::acme-prod-trail-111122223333-eu-west-1", {}, "allowed by FindBuckets"],
  ["decrypts through S3", "siem", "key", "kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/k", { "kms:ViaService": "s3.eu-west-1.amazonaws.com", "kms:ResourceAliases": ["alias/acme-prod-trail"] }, "allowed by DecryptThroughServices"],
  ["and SQS", "siem", "key", "kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/k", { "kms:ViaService": "sqs.eu-west-1.amazonaws.com", "kms:ResourceAliases": ["alias/acme-prod-config"] }, "allowed by DecryptThroughServices"],
  ["not directly", "siem", "key", "kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/k", { "kms:ResourceAliases": ["alias/acme-prod-trail"] }, "not allowed"],
  ["with no other key", "siem", "key", "kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/k", { "kms:ViaService": "s3.eu-west-1.amazonaws.com", "kms:ResourceAliases": ["alias/payroll"] }, "not allowed"],
  ["asks for a snapshot", "siem", "key", "config:DeliverConfigSnapshot", "*", {}, "allowed by FindQueuesAndAskForSnapshots"],
  ["SMTP sends for its domain", "smtp", "key", "ses:SendRawEmail", "arn:aws:ses:eu-west-1:111122223333:identity/example.com", { "ses:FromAddress": "hello@example.com" }, "allowed by SendMail"],
  ["for its address, whose domain is verified", "smtp", "key", "ses:SendRawEmail", "arn:aws:ses:eu-west-1:111122223333:identity/example.org", { "ses:FromAddress": "alerts@example.org" }, "allowed by SendMail"],
  ["for no other address of that domain", "smtp", "key", "ses:SendRawEmail", "arn:aws:ses:eu-west-1:111122223333:identity/example.org", { "ses:FromAddress": "ceo@example.org" }, "not allowed"],
  ["for no other domain", "smtp", "key", "ses:SendRawEmail", "arn:aws:ses:eu-west-1:111122223333:identity/example.net", { "ses:FromAddress": "hello@example.net" }, "not allowed"],
  ["a domain that ends alike is another", "smtp", "key", "ses:SendRawEmail", "arn:aws:ses:eu-west-1:111122223333:identity/example.com", { "ses:FromAddress": "hello@notexample.com" }, "not allowed"],
  ["does nothing else", "smtp", "key", "ses:GetSendQuota", "*", {}, "not allowed"],
  ["a SIEM's user takes messages by key, from its network", "siemUser", "key", "sqs:ReceiveMessage", "arn:aws:sqs:eu-west-1:111122223333:acme-prod-trail-siem", { "aws:SourceIp": "198.51.100.9" }, "allowed by ReceiveMessages"],
  ["and reads deliveries", "siemUser", "key", "s3:GetObject", "arn:aws:s3:::acme-prod-trail-111122223333-eu-west-1/AWSLogs/x", { "aws:SourceIp": "198.51.100.9" }, "allowed by ReadDeliveries"],
  ["and decrypts them, as a service for it", "siemUser", "service", "kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/k", { "kms:ViaService": "s3.eu-west-1.amazonaws.com", "kms:ResourceAliases": ["alias/acme-prod-trail"] }, "allowed by DecryptThroughServices"],
  ["from nowhere else", "siemUser", "key", "sqs:ReceiveMessage", "arn:aws:sqs:eu-west-1:111122223333:acme-prod-trail-siem", {}, "denied by OnlyFromOffice"],
  ["the SMTP user sends from its network", "smtpUser", "key", "ses:SendRawEmail", "arn:aws:ses:eu-west-1:111122223333:identity/example.com", { "ses:FromAddress": "hello@example.com", "aws:SourceIp": "198.51.100.9" }, "allowed by SendMail"],
  ["from nowhere else either", "smtpUser", "key", "ses:SendRawEmail", "arn:aws:ses:eu-west-1:111122223333:identity/example.com", { "ses:FromAddress": "hello@example.com" }, "denied by OnlyFromOffice"],
  ["Salt starts its own instances", "salt-master", "role", "ec2:RunInstances", instance, { "aws:RequestTag/ManagedBy": "salt" }, "allowed by StartOwnInstances"],
  ["no others", "salt-master", "role", "ec2:RunInstances", instance, {}, "not allowed"],
  ["from any image", "salt-master", "role", "ec2:RunInstances", "arn:aws:ec2:eu-west-1::image/ami-1", {}, "allowed by StartFromAnything"],
  ["tags at the start", "salt-master", "role", "ec2:CreateTags", instance, { "ec2:CreateAction": "RunInstances" }, "allowed by TagAtStart"],
  ["takes no other instance by its tag", "salt-master", "role", "ec2:CreateTags", instance, {}, "not allowed"],
  ["orders its own", "salt-master", "role", "ssm:SendCommand", instance, { "aws:ResourceTag/ManagedBy": "salt" }, "allowed by ManageOwnInstances"],
  ["no others", "salt-master", "role", "ssm:SendCommand", instance, {}, "not allowed"],
  ["by documents of AWS's or its own", "salt-master", "role", "ssm:SendCommand", "arn:aws:ssm:eu-west-1::document/AWS-RunShellScript", {}, "allowed by RunDocuments"],
  ["passes the roles named", "salt-master", "role", "iam:PassRole", `${iam}role/infosec/services/acme-prod-domain-join`, { "iam:PassedToService": "ec2.amazonaws.com" }, "allowed by PassRoles"],
  ["to instances only", "salt-master", "role", "iam:PassRole", `${iam}role/infosec/services/acme-prod-domain-join`, { "iam:PassedToService": "lambda.amazonaws.com" }, "not allowed"],
  ["not its own", "salt-master", "role", "iam:PassRole", `${iam}role/infosec/services/acme-prod-salt-master`, { "iam:PassedToService": "ec2.amazonaws.com" }, "not allowed"],
  ["pulls states", "salt-master", "role", "codecommit:GitPull", "arn:aws:codecommit:eu-west-1:111122223333:salt-states", {}, "allowed by PullStates"],
  ["pushes none", "salt-master", "role", "codecommit:GitPush", "arn:aws:codecommit:eu-west-1:111122223333:salt-states", {}, "not allowed"],
  ["sees instance profiles", "salt-master", "role", "iam:ListInstanceProfiles", "*", {}, "allowed by Look"],
  ["a database server keeps backups", "sql-database", "role", "s3:PutObject", "arn:aws:s3:::acme-backups/x", { "aws:ResourceAccount": "111122223333" }, "allowed by KeepBackups"],
  ["in our bucket", "sql-database", "role", "s3:PutObject", "arn:aws:s3:::acme-backups/x", { "aws:ResourceAccount": "999999999999" }, "not allowed"],
  ["and asks where it is", "sql-database", "role", "s3:GetBucketLocation", "arn:aws:s3:::acme-backups", { "aws:ResourceAccount": "111122223333" }, "allowed by SeeBucket"],
  ["whose it is too", "sql-database", "role", "s3:ListBucket", "arn:aws:s3:::acme-backups", { "aws:ResourceAccount": "999999999999" }, "not allowed"],
  ["flow logs are written", "vpc-flow-logs", "role", "logs:PutLogEvents", "arn:aws:logs:eu-west-1:111122223333:log-group:acme-prod-vpc-flow-logs:log-stream:eni-1", {}, "allowed by WriteStreams"],
  ["nowhere else", "vpc-flow-logs", "role", "logs:PutLogEvents", "arn:aws:logs:eu-west-1:111122223333:log-group:acme-prod-trail:log-stream:x", {}, "not allowed"],
  ["after the group was found", "vpc-flow-logs", "role", "logs:DescribeLogGroups", "*", {}, "allowed by FindGroup"],
  ["the function makes keys of its users", "credentials", "role", "iam:CreateAccessKey", `${iam}user/infosec/serviceaccounts/acme-prod-smtp`, {}, "allowed by KeepKeys"],
  ["of no others", "credentials", "role", "iam:CreateAccessKey", `${iam}user/people/ann`, {}, "not allowed"],
  ["stores them", "credentials", "role", "secretsmanager:PutSecretValue", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:acme-prod-smtp-AbCdEf", {}, "allowed by KeepSecrets"],
  ["nowhere else", "credentials", "role", "secretsmanager:PutSecretValue", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:acme-prod-smtp-other-AbCdEf", {}, "not allowed"],
  ["encrypts through Secrets Manager", "credentials", "role", "kms:GenerateDataKey", "arn:aws:kms:eu-west-1:111122223333:key/k", { "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com" }, "allowed by EncryptSecrets"],
  ["not directly", "credentials", "role", "kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/k", {}, "not allowed"],
  ["writes its log", "credentials", "role", "logs:PutLogEvents", "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/acme-prod-credentials:log-stream:x", {}, "allowed by WriteLog"],
];

const tables = {
  "Self Service": selfService,
  EnforceMFA: enforceMFA,
  EnforceAccessFromOffice: fromOffice,
  ProtectProdEnvironment: protectProd,
  "ProtectSecurity and the teams": escalation,
  "The boundaries": boundaries,
  "Roles and service accounts": services,
} as const;

const rows: readonly Row[] = Object.values(tables).flat();

describe.each(Object.entries(tables))("%s", (_, table) => {
  it.each(table)("%s (%s by %s, %s)", (...row) => {
    expect(check(row)).toBe(row[6]);
  });
});

type Change = (statement: Statement) => Statement | undefined;

/** The rows whose verdict is another one when statements are changed, or left out. */
function changedRows(change: Change): readonly string[] {
  const changed = ({ Version, Statement }: PolicyDocument): PolicyDocument => ({
    Version,
    Statement: Statement.flatMap((statement) => change(statement) ?? []),
  });
  const touched = Object.entries(holders).flatMap(([name, { policies, boundary }]) => {
    const all = [...policies, ...(boundary === undefined ? [] : [boundary])];
    const isTouched = all.some(({ Statement }) => Statement.some((one) => change(one) !== one));
    const within = boundary === undefined ? {} : { boundary: changed(boundary) };
    return isTouched ? [[name, { policies: policies.map(changed), ...within }] as const] : [];
  });
  const others: typeof holders = Object.fromEntries(touched);
  return rows
    .filter((row) => others[row[1]] !== undefined && check(row, others) !== row[6])
    .map(([says]) => says);
}

/** Every statement that somebody of the table has. */
const statements = Object.values(holders).flatMap(({ policies, boundary }) =>
  [...policies, ...(boundary === undefined ? [] : [boundary])].flatMap(
    ({ Statement }) => Statement,
  ),
);

/** EnforceMFA as it was in 2016. */
function asIn2016(statement: Statement): Statement {
  if (statement.Sid !== "NothingWithoutMFA") return statement;
  return { ...statement, Condition: { Null: { "aws:MultiFactorAuthPresent": "true" } } };
}

/** A statement with one operator of its condition put in place of another, or left out. */
function replaceOperator(sid: string, from: string, to?: string): Change {
  return (statement) => {
    const { [from]: keys, ...rest } = statement.Condition ?? {};
    if (statement.Sid !== sid || keys === undefined) return statement;
    return { ...statement, Condition: to === undefined ? rest : { ...rest, [to]: keys } };
  };
}

describe("the table can fail", () => {
  it.each<readonly [name: string, change: Change, row: string]>([
    [
      "BoolIfExists as Bool",
      replaceOperator("NothingWithoutMFA", "BoolIfExists", "Bool"),
      "nor a key",
    ],
    ["the condition of 2016", asIn2016, "a password makes no user"],
    [
      "no ViaAWSService",
      replaceOperator("OnlyFromOffice", "Bool"),
      "a service acts on from its own address",
    ],
    [
      "no SourceVpc",
      replaceOperator("OnlyFromOffice", "StringNotEquals"),
      "the office's endpoint is inside",
    ],
    [
      "IpAddress of the office",
      replaceOperator("OnlyFromOffice", "NotIpAddress", "IpAddress"),
      "works in the office",
    ],
    [
      "the tag's value with case",
      replaceOperator("KeepCritical", "StringEqualsIgnoreCase", "StringEquals"),
      "whatever the case of its value",
    ],
    [
      "the tag's key with case",
      replaceOperator(
        "KeepCriticalTag",
        "ForAnyValue:StringEqualsIgnoreCase",
        "ForAnyValue:StringEquals",
      ),
      "nor adds critical beside it",
    ],
  ])("with %s", (_, change, row) => {
    expect(changedRows(change)).toContain(row);
  });

  const sids = [...new Set(statements.map(({ Sid }) => Sid))];

  it.each(sids)("without the statement %s", (sid) => {
    const rowsWithout = changedRows((statement) => (statement.Sid === sid ? undefined : statement));
    expect(rowsWithout).not.toEqual([]);
  });

  const conditions = statements.flatMap(({ Sid, Condition }) =>
    Object.keys(Condition ?? {}).map((operator) => `${Sid} ${operator}`),
  );

  it.each([...new Set(conditions)])("without the condition %s", (condition) => {
    const [sid = "", operator = ""] = condition.split(" ");
    expect(changedRows(replaceOperator(sid, operator))).not.toEqual([]);
  });
});
