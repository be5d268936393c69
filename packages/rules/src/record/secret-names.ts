/**
 * Names of fields whose text is secret, wherever they stand, letter case and separators aside:
 * `SecretAccessKey`, `session_token`, `masterUserPassword`, `x-api-key`, `userData`,
 * `environmentVariables`, `X-Amz-Signature`.
 * AWS withholds some of them itself, but not all: 225 of 33,646 records of public data sets carry
 * a session token.
 */
export const secretName: RegExp =
  /token|secret|passw|passphrase|credential|authori[sz]ation|user[-_]?data|environment|private[-_]?key|api[-_]?key|x-amz-signature|cookie|^(?:pin|otp|jwt|bearer)$/i;

/**
 * Names that only look secret, and that a person needs: which secret, which key, until when. They
 * are shown also under a name that is secret, as `accessKeyId` under `credentials`.
 */
export const harmlessName: RegExp =
  /^(?:access_?key_?id|expiration|session_?credential_?from_?console|password_?(?:last_?used|reset_?required|reuse_?prevention)|m(?:ax|inimum)_?password_?(?:age|length)|password_?updated|get_?signin_?token|http_?tokens|authorization_?type|environment_?(?:name|id|arn|class)|target_?environment|compute_?environment_?(?:name|arn)|private_?key_?id|subject_?from_?web_?identity_?token|api_?key_?(?:required|selection_?expression|id)|credential_?id|service_?specific_?credential_?id|secret_?(?:id|arn|name|version_?id|version_?stage))$/i;

/** Names of fields that hold the name of something whose value stands beside them. */
export const pairName: RegExp = /^(?:parameter|attribute|option|variable)?_?(?:name|key)$/i;

/** Names of fields that hold that value. */
export const pairValue: RegExp = /^(?:parameter|attribute|option|variable)?_?values?$/i;
