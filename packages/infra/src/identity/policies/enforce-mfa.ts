import { createPolicy, type PolicyDocument } from "../policy-document.ts";

/**
 * Nothing goes without MFA but enrolling it.
 *
 * The templates of 2016 asked `Null: true`, which holds only where the key is absent; a console
 * session without MFA has it, with the value `false`, and passed. `BoolIfExists: false` holds for
 * both: the console without MFA, and long-term access keys, which never have the key. Who works
 * with keys gets a session by `sts:GetSessionToken` and a code first.
 *
 * It is for users: sessions that IAM Identity Center makes have no such key and would be locked out.
 */
export function enforceMFAPolicy(): PolicyDocument {
  return createPolicy(
    {
      Sid: "NothingWithoutMFA",
      Effect: "Deny",
      NotAction: [
        "iam:CreateVirtualMFADevice",
        "iam:EnableMFADevice",
        "iam:GetMFADevice",
        "iam:GetUser",
        "iam:ListMFADevices",
        "iam:ListVirtualMFADevices",
        "sts:GetSessionToken",
      ],
      Resource: "*",
      Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
    },
    {
      Sid: "NoDeviceByAccessKey",
      Effect: "Deny",
      Action: ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice"],
      Resource: "*",
      Condition: { Null: { "aws:MultiFactorAuthPresent": "true" } },
    },
  );
}
