import { all, any, type Condition, field, type Rule, succeeded, wrote } from "../index.ts";

/** In every partition: `arn:aws-cn:iam::aws:policy/AdministratorAccess`. */
const nearlyEverything = [
  "arn:*:iam::aws:policy/AdministratorAccess",
  "arn:*:iam::aws:policy/IAMFullAccess",
  "arn:*:iam::aws:policy/PowerUserAccess",
] as const;

/**
 * A policy with `"Action": "*"` or `"*:*"`, alone or anywhere in a list, or one that allows by
 * `NotAction` all that it does not name, within one statement: denials are often written so.
 */
function permitsAll(path: `requestParameters.${string}`): Condition {
  const everything = String.raw`\x22\*[:*]*\x22`;
  const action = String.raw`\x22Action\x22\s*:\s*`;
  const allow = String.raw`\x22Effect\x22\s*:\s*\x22Allow\x22`;
  const others = String.raw`\x22NotAction\x22`;
  const between = String.raw`[^\{\}]*`;
  return any(
    all(
      field(path).matches(allow),
      field(path).matches(`${action}${everything}|${action}\\[[^\\]]*${everything}`),
    ),
    field(path).matches(`${allow}${between}${others}|${others}${between}${allow}`),
  );
}

/** What lets somebody in who could not come in before, or says whose word is taken for it. */
const waysIn = [
  "CreateAccessKey",
  "CreateLoginProfile",
  "UpdateLoginProfile",
  // API keys of Amazon Bedrock, and passwords for CodeCommit and Keyspaces.
  "CreateServiceSpecificCredential",
  "ResetServiceSpecificCredential",
  "UploadSSHPublicKey",
  "UploadSigningCertificate",
  "UpdateAssumeRolePolicy",
  "CreateSAMLProvider",
  "UpdateSAMLProvider",
  "CreateOpenIDConnectProvider",
  "AddClientIDToOpenIDConnectProvider",
  "UpdateOpenIDConnectProviderThumbprint",
  // Where Identity Center takes its users from.
  "AssociateDirectory",
  "EnableExternalIdPConfigurationForDirectory",
] as const;

/** Who may do what was changed: in IAM itself, or in IAM Identity Center. */
export const iamChange: Rule = {
  id: "iam-change",
  title: "Identities or permissions changed",
  description: "A user, group, role, policy or credential was changed in IAM or Identity Center.",
  severity: "medium",
  teams: ["infosec"],
  when: all(
    field("eventSource").isOneOf(
      "iam.amazonaws.com",
      "identitystore.amazonaws.com",
      "sso.amazonaws.com",
      "sso-directory.amazonaws.com",
    ),
    field("eventName").isNoneOf("Generate*", "Simulate*", "CreateServiceLinkedRole"),
    field("eventName").isNoneOf("Authenticate", "CreateToken", "Federate", "Logout"),
    wrote(),
    succeeded(),
  ),
  raise: [
    {
      to: "high",
      when: all(
        field("eventName").is("Attach*"),
        any(
          field("requestParameters.policyArn").isOneOf(...nearlyEverything),
          field("requestParameters.managedPolicyArn").isOneOf(...nearlyEverything),
        ),
      ),
      because: "the policy that was attached permits nearly everything",
    },
    {
      to: "high",
      when: any(
        permitsAll("requestParameters.policyDocument"),
        permitsAll("requestParameters.inlinePolicy"),
      ),
      because: "the policy that was written permits every action, or all but those that it names",
    },
    {
      to: "high",
      when: any(
        field("eventName").isOneOf(...waysIn),
        all(
          field("eventName").is("UpdateAccessKey"),
          field("requestParameters.status").is("Active"),
        ),
      ),
      because: "it is a new way in: a key, a password, or trust in somebody else",
    },
    {
      to: "high",
      when: field("eventName").isOneOf(
        "DeactivateMFADevice",
        "DeleteVirtualMFADevice",
        "DeleteMfaDeviceForUser",
      ),
      because: "a second factor was taken off",
    },
    {
      to: "high",
      when: field("requestParameters.omitted").isTrue(),
      because: "the record leaves out what was asked for, as too large: a way to hide a policy",
    },
  ],
  attack: ["T1098.001", "T1098.003", "T1136.003", "T1556.006"],
  cis: ["CloudWatch.4"],
  runbook: [
    "Ask the actor. If it was not they, make the key useless first: aws iam update-access-key " +
      "--user-name <user> --access-key-id <key> --status Inactive.",
    "List everything the new identity or key has done since: CloudWatch Logs Insights, filter " +
      'userIdentity.accessKeyId = "<new key>" or userIdentity.userName = "<new user>" ' +
      "| fields eventTime, eventSource, eventName, sourceIPAddress, errorCode | sort eventTime.",
    "See what it is permitted to do: aws iam list-attached-user-policies --user-name <user>, or " +
      "list-attached-role-policies --role-name <role>.",
  ],
  falsePositives: [
    "Deployments that create roles for what they deploy: suppress the deploying role, with a date.",
    "Joiners, movers and leavers, and the rotation of access keys.",
  ],
  references: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_api_keys_for_aws_services.html",
    "https://docs.aws.amazon.com/singlesignon/latest/userguide/logging-using-cloudtrail.html",
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html",
  ],
};
