import { iamARN, ownName } from "../paths.ts";
import { createPolicy, type Place, type PolicyDocument } from "../policy-document.ts";

/**
 * Lets people look after themselves: an MFA device first, everything else once they used it.
 *
 * - Own user only, with a path or without. A wildcard right before the name would let `ann` be
 *   `joann`.
 * - A device's name is a name of one's own choice in IAM; here it begins with the user's name.
 * - Enrolling asks that the key `aws:MultiFactorAuthPresent` be there at all, with any value: a
 *   console session has it, a long-term access key has not ("AWS global condition context keys",
 *   AWS IAM User Guide). Users can have eight devices, so a thief with an access key would
 *   otherwise enrol one more, and sign in with that.
 */
export function selfServicePolicy(place: Place): PolicyDocument {
  const oneself = [`user/${ownName}`, `user/*/${ownName}`];
  const ownDevices = [`mfa/${ownName}`, `mfa/${ownName}-*`];
  const self = oneself.map((resource) => iamARN(place, resource));
  const devices = ownDevices.map((resource) => iamARN(place, resource));
  const withMFA = { Bool: { "aws:MultiFactorAuthPresent": "true" } };
  const notByKey = { Null: { "aws:MultiFactorAuthPresent": "false" } };
  return createPolicy(
    {
      Sid: "ListDevices",
      Effect: "Allow",
      Action: ["iam:ListVirtualMFADevices"],
      Resource: "*",
      Condition: notByKey,
    },
    {
      Sid: "EnrolMFA",
      Effect: "Allow",
      Action: [
        "iam:CreateVirtualMFADevice",
        "iam:EnableMFADevice",
        "iam:GetMFADevice",
        "iam:GetUser",
        "iam:ListMFADevices",
      ],
      Resource: [...self, ...devices],
      Condition: notByKey,
    },
    {
      Sid: "ManageOwnMFA",
      Effect: "Allow",
      Action: ["iam:DeactivateMFADevice", "iam:DeleteVirtualMFADevice", "iam:ResyncMFADevice"],
      Resource: [...self, ...devices],
      Condition: withMFA,
    },
    {
      Sid: "ManageOwnCredentials",
      Effect: "Allow",
      Action: credentialCalls,
      Resource: self,
      Condition: withMFA,
    },
    {
      Sid: "SeePasswordPolicy",
      Effect: "Allow",
      Action: ["iam:GetAccountPasswordPolicy"],
      Resource: "*",
      Condition: withMFA,
    },
  );
}

const credentialCalls: readonly string[] = [
  "iam:ChangePassword",
  "iam:GetLoginProfile",
  "iam:CreateAccessKey",
  "iam:DeleteAccessKey",
  "iam:GetAccessKeyLastUsed",
  "iam:ListAccessKeys",
  "iam:UpdateAccessKey",
  "iam:DeleteSSHPublicKey",
  "iam:GetSSHPublicKey",
  "iam:ListSSHPublicKeys",
  "iam:UpdateSSHPublicKey",
  "iam:UploadSSHPublicKey",
];
