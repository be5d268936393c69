/**
 * Names that CloudTrail writes and that are in no API model and no list of IAM's: sign-ins, what a
 * service does by itself, and calls that were renamed. By the first label of the event source.
 *
 * Sources: "AWS Management Console sign-in events" and "Non-API events captured by CloudTrail", AWS
 * CloudTrail User Guide; "Logging IAM and AWS STS API calls", IAM User Guide ("SwitchRole");
 * "Logging IAM Identity Center API calls"; "Logging AWS KMS API calls"; "AWS Secrets Manager event
 * entries"; "Logging Amazon Cognito API calls"; "CloudTrail logging for S3", whose bucket calls are
 * named as below; the rest in public records of the services themselves.
 */
export const trailNames: Readonly<Record<string, readonly string[]>> = {
  signin: [
    "CheckMfa",
    "ConsoleLogin",
    "CredentialChallenge",
    "CredentialVerification",
    "EmailUpdated",
    "ExitRole",
    "GetSigninToken",
    "PasswordRecoveryCompleted",
    "PasswordRecoveryRequested",
    "PasswordUpdated",
    "RenewRole",
    "SwitchRole",
    "UserAuthentication",
  ],
  sso: ["Authenticate", "CreateToken", "Federate", "Logout", "UpdateSsoConfiguration"],
  s3: [
    "DeleteAccountPublicAccessBlock",
    "DeleteBucketLifecycle",
    "DeleteBucketPublicAccessBlock",
    "GetBucketLifecycle",
    "GetStorageLensDashboardDataInternal",
    "JobCreated",
    "JobStatusChanged",
    "PutBucketLifecycle",
  ],
  kms: ["DeleteExpiredKeyMaterial", "DeleteKey", "RotateKey"],
  secretsmanager: [
    "CancelSecretVersionDelete",
    "EndSecretVersionDelete",
    "RotationAbandoned",
    "RotationFailed",
    "RotationStarted",
    "RotationSucceeded",
    "SecretVersionDeletion",
    "StartSecretVersionDelete",
  ],
  ec2: ["BidEvictedEvent", "SharedSnapshotCopyInitiated", "SharedSnapshotVolumeCreated"],
  ecr: ["PolicyExecutionEvent"],
  elasticfilesystem: ["NewClientConnection"],
  organizations: ["CloseAccountResult", "CreateAccountResult", "InviteAccountToOrganizationResult"],
  "cognito-idp": [
    "Confirm_GET",
    "Confirm_POST",
    "Login_GET",
    "Login_POST",
    "SAML2Response_POST",
    "Signup_GET",
    "Signup_POST",
    "Token_POST",
  ],
  billingconsole: ["GetAlternateContact", "GetContactInformation"],
  quicksight: ["QueryDatabase"],
  route53domains: ["updateDomainContact"],
  "agreement-marketplace": ["AcceptAgreementRequest"],
  "discovery-marketplace": ["GetListingView"],
};
