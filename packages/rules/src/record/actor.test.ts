import { describe, expect, it } from "vitest";
import { type Actor, actorOf } from "./actor.ts";

const accountId = "111122223333";
const issuer = (arn: string) => ({
  sessionIssuer: { type: "Role", arn, accountId, userName: "Admin" },
});
const role = (path: string): string => `arn:aws:iam::${accountId}:role/${path}`;
const assumed = (session: string): string => `arn:aws:sts::${accountId}:assumed-role/${session}`;
const ssoRole = "AWSReservedSSO_Admin_0123456789abcdef";
const ssoPath = "aws-reserved/sso.amazonaws.com/eu-west-1";

const cases: readonly (readonly [string, unknown, Partial<Actor>])[] = [
  [
    "the root user",
    { type: "Root", accountId, arn: `arn:aws:iam::${accountId}:root` },
    { kind: "root", name: "root", key: `root:${accountId}`, accountId },
  ],
  ["a root user without an account", { type: "Root" }, { name: "root", key: "root:unknown" }],
  [
    "an IAM user by name",
    { type: "IAMUser", accountId, userName: "alice", principalId: "AIDA1" },
    { kind: "user", name: "alice", key: `user:${accountId}/alice` },
  ],
  [
    "an IAM user by ARN, whose account counts",
    { type: "IAMUser", arn: `arn:aws:iam::${accountId}:user/team/alice` },
    { name: "alice", key: `user:${accountId}/alice`, accountId },
  ],
  ["an IAM user by id", { type: "IAMUser", principalId: "AIDA1" }, { name: "AIDA1" }],
  [
    "a role by its session",
    {
      type: "AssumedRole",
      accountId,
      arn: assumed("Admin/alice"),
      sessionContext: issuer(role("x/Admin")),
    },
    {
      kind: "role",
      name: "Admin/alice",
      key: `role:${accountId}/Admin`,
      session: "alice",
      issuer: role("x/Admin"),
    },
  ],
  [
    "a role by its issuer and principal",
    { type: "AssumedRole", principalId: "AROA1:bob", sessionContext: issuer(role("Admin")) },
    { name: "Admin/bob", key: `role:${accountId}/Admin`, session: "bob", accountId },
  ],
  [
    "a role by the ARN of its issuer alone",
    { type: "AssumedRole", accountId, sessionContext: { sessionIssuer: { arn: role("x/Admin") } } },
    { name: "Admin", key: `role:${accountId}/Admin` },
  ],
  [
    "a role by what is left",
    { type: "AssumedRole", userName: "Test" },
    { name: "Test", key: "role:unknown/Test" },
  ],
  [
    "a person of IAM Identity Center",
    {
      type: "AssumedRole",
      arn: assumed(`${ssoRole}/alice@example.com`),
      sessionContext: issuer(role(`${ssoPath}/${ssoRole}`)),
    },
    {
      name: "alice@example.com via SSO Admin",
      key: `role:${accountId}/${ssoRole}/alice@example.com`,
    },
  ],
  [
    "no person where the role is only called like one of IAM Identity Center",
    {
      type: "AssumedRole",
      arn: assumed("AWSReservedSSO_Admin/x"),
      sessionContext: issuer(role("AWSReservedSSO_Admin")),
    },
    { name: "x via SSO Admin", key: `role:${accountId}/AWSReservedSSO_Admin` },
  ],
  [
    "a role whose path holds that of Identity Center, whose session names count for nothing either",
    {
      arn: assumed("AWSReservedSSO_Admin/x"),
      sessionContext: issuer(role(`x:role/${ssoPath}/AWSReservedSSO_Admin`)),
    },
    { name: "x via SSO Admin", key: `role:${accountId}/AWSReservedSSO_Admin` },
  ],
  [
    "a federated user, by whoever vouched for it",
    {
      type: "FederatedUser",
      arn: `arn:aws:sts::${accountId}:federated-user/carol`,
      sessionContext: { sessionIssuer: { arn: `arn:aws:iam::${accountId}:user/bob` } },
    },
    {
      kind: "federated",
      name: "carol via bob",
      key: `federated:arn:aws:iam::${accountId}:user/bob`,
    },
  ],
  [
    "a federated user alone",
    { type: "FederatedUser", principalId: "1:carol" },
    { name: "1", key: "federated:1" },
  ],
  [
    "a SAML user",
    { type: "SAMLUser", userName: "dave", identityProvider: "idp" },
    { kind: "saml", name: "dave", key: "saml:idp/dave" },
  ],
  [
    "a web identity",
    { type: "WebIdentityUser", userName: "system:serviceaccount:a:b" },
    {
      kind: "web-identity",
      name: "system:serviceaccount:a:b",
      key: "web-identity:unknown/system:serviceaccount:a:b",
    },
  ],
  [
    "a user of IAM Identity Center, by id",
    { type: "IdentityCenterUser", accountId, onBehalfOf: { userId: "u-1" } },
    { kind: "identity-center", name: "Identity Center user u-1", key: "identity-center:u-1" },
  ],
  [
    "a user of IAM Identity Center, by name",
    { type: "IdentityCenterUser", accountId, userName: "erin", onBehalfOf: { userId: "u-1" } },
    { name: "erin", key: "identity-center:u-1" },
  ],
  [
    "a user of IAM Identity Center, by account",
    { type: "IdentityCenterUser", accountId },
    { key: `identity-center:${accountId}` },
  ],
  [
    "another account's principal without its session",
    { type: "AWSAccount", accountId, principalId: "AROA1:session" },
    { kind: "account", name: `account ${accountId}`, key: `account:${accountId}/AROA1` },
  ],
  [
    "nobody in particular",
    { type: "AWSAccount", accountId: "ANONYMOUS_PRINCIPAL" },
    { name: "anonymous" },
  ],
  [
    "an account unknown",
    { type: "AWSAccount" },
    { name: "account unknown", key: "account:unknown" },
  ],
  [
    "a service",
    { type: "AWSService", invokedBy: "config.amazonaws.com" },
    {
      kind: "service",
      name: "config.amazonaws.com",
      key: "service:config.amazonaws.com",
      invokedBy: "config.amazonaws.com",
    },
  ],
  ["a service that is not named", { type: "AWSService" }, { name: "an AWS service" }],
  [
    "AWS itself, without a type",
    { accountId, invokedBy: "AWS Internal" },
    { kind: "service", name: "AWS Internal" },
  ],
  ["an account, without a type", { accountId }, { kind: "account", name: `account ${accountId}` }],
  [
    "what AWS hides",
    { type: "IAMUser", accountId, userName: "HIDDEN_DUE_TO_SECURITY_REASONS" },
    { kind: "hidden", name: "hidden by AWS", key: `hidden:${accountId}` },
  ],
  [
    "what AWS hides, of no account",
    { userName: "HIDDEN_DUE_TO_SECURITY_REASONS" },
    { key: "hidden:unknown" },
  ],
  [
    "somebody of an unknown type, by ARN",
    { type: "Unknown", arn: assumed("Admin/alice") },
    { kind: "role", name: "Admin/alice" },
  ],
  [
    "somebody of a later type, by name",
    { type: "Unknown", accountId, userName: "frank" },
    { kind: "unknown", name: "frank", key: `unknown:${accountId}/frank` },
  ],
  [
    "somebody by principal",
    { type: "X", principalId: "P1" },
    { kind: "unknown", name: "P1", key: "unknown:unknown/P1" },
  ],
  ["nobody", {}, { kind: "unknown", name: "unknown", key: "unknown:unknown/unknown" }],
  ["a missing identity", undefined, { kind: "unknown", name: "unknown" }],
  ["an identity that is no object", ["Root"], { kind: "unknown", name: "unknown" }],
  ["an ARN that is none", { arn: "root" }, { kind: "unknown", name: "root" }],
];

describe("actorOf", () => {
  it.each(cases)("names %s", (_, userIdentity, expected) => {
    expect(actorOf({ userIdentity })).toMatchObject(expected);
  });

  it("leaves out what is not known", () => {
    expect(Object.keys(actorOf({}))).toEqual(["kind", "name", "key", "mfa"]);
  });
});

const session = (mfaAuthenticated: unknown) => ({ attributes: { mfaAuthenticated } });
const signIn = (MFAUsed: unknown) => ({
  eventName: "ConsoleLogin",
  additionalEventData: { MFAUsed },
});
const user = { type: "IAMUser", userName: "alice" };

const factors: readonly (readonly [string, object, Actor["mfa"]])[] = [
  ["a session with", { userIdentity: { ...user, sessionContext: session("true") } }, "yes"],
  ["a session without", { userIdentity: { ...user, sessionContext: session("false") } }, "no"],
  ["a session, as a boolean", { userIdentity: { ...user, sessionContext: session(true) } }, "yes"],
  ["a sign-in with", { ...signIn("Yes"), userIdentity: user }, "yes"],
  ["a sign-in without", { ...signIn("No"), userIdentity: user }, "no"],
  ["a sign-in in capitals", { ...signIn("NO"), userIdentity: { type: "Root" } }, "no"],
  ["a sign-in that says neither", { ...signIn("?"), userIdentity: user }, "unknown"],
  ["an access key", { userIdentity: user }, "unknown"],
  [
    "a role",
    {
      userIdentity: { type: "AssumedRole", arn: assumed("A/b"), sessionContext: session("false") },
    },
    "no",
  ],
  [
    "a role unnamed",
    { userIdentity: { type: "AssumedRole", sessionContext: session("false") } },
    "no",
  ],
  [
    "a federated sign-in",
    { ...signIn("No"), userIdentity: { type: "AssumedRole", arn: assumed("A/b") } },
    "unknown",
  ],
  [
    "IAM Identity Center",
    {
      userIdentity: {
        type: "AssumedRole",
        arn: assumed(`${ssoRole}/b`),
        sessionContext: session("false"),
      },
    },
    "unknown",
  ],
  [
    "a role with another provider",
    {
      userIdentity: {
        type: "AssumedRole",
        sessionContext: { ...session("false"), webIdFederationData: { federatedProvider: "idp" } },
      },
    },
    "unknown",
  ],
  [
    "a SAML user",
    { userIdentity: { type: "SAMLUser", sessionContext: session("false") } },
    "unknown",
  ],
];

describe("actorOf on the second factor", () => {
  it.each(factors)("of %s says what is known", (_, record, mfa) => {
    expect(actorOf({ ...record }).mfa).toBe(mfa);
  });
});
