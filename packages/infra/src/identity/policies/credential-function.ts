import { anywhereARN, iamARN, paths } from "../paths.ts";
import { createPolicy, type Place, type PolicyDocument } from "../policy-document.ts";

/** What the function works on: users and secrets by name, its log group, and the secrets' key. */
export interface CredentialFunctionScope {
  readonly userNames: readonly string[];
  readonly secretNames: readonly string[];
  readonly logGroupName: string;
  readonly keyARN: string;
}

/** Makes and deletes keys of these users, and reads and writes these secrets; nothing else. */
export function credentialFunctionPolicy(
  place: Place,
  { userNames, secretNames, logGroupName, keyARN }: CredentialFunctionScope,
): PolicyDocument {
  return createPolicy(
    {
      Sid: "KeepKeys",
      Effect: "Allow",
      Action: ["iam:CreateAccessKey", "iam:DeleteAccessKey", "iam:ListAccessKeys"],
      Resource: userNames.map((name) => iamARN(place, `user${paths.serviceAccounts}${name}`)),
    },
    {
      // A secret's ARN ends in a hyphen and six characters that Secrets Manager adds.
      Sid: "KeepSecrets",
      Effect: "Allow",
      Action: ["secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"],
      Resource: secretNames.map((name) =>
        anywhereARN(place, "secretsmanager", `secret:${name}-??????`),
      ),
    },
    {
      Sid: "EncryptSecrets",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: keyARN,
      Condition: {
        StringEquals: { "kms:ViaService": `secretsmanager.${place.region}.amazonaws.com` },
      },
    },
    {
      Sid: "WriteLog",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: anywhereARN(place, "logs", `log-group:${logGroupName}:*`),
    },
  );
}
