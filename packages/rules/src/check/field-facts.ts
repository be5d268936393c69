/** What is known of the values that CloudTrail writes into a field. */
export type FieldFact =
  /** One of few texts. */
  | { readonly kind: "one-of"; readonly values: readonly string[] }
  /** `true` or `false`, which no comparison can see. */
  | { readonly kind: "boolean" }
  /** A text of a certain shape; `mend` says what to write, with an example. */
  | { readonly kind: "shape"; readonly shape: RegExp; readonly mend: string }
  /** A text, whatever it looks like: no boolean, and no number. */
  | { readonly kind: "text" }
  /** An object or a list, which no comparison can see; `inside` is something in it that one can. */
  | { readonly kind: "container"; readonly inside: string };

const account: FieldFact = {
  kind: "shape",
  shape: /^\d{12}$/,
  mend: 'an account id of 12 digits: "111122223333"',
};

/**
 * What a literal can be compared with. Only what is certain stands here, as a rule that asks for
 * anything else is told that it can never match.
 * Source: "CloudTrail record contents" and "CloudTrail userIdentity element", AWS CloudTrail User
 * Guide; `AwsVpceEvent`, the second spelling of sign-ins and the text in `mfaAuthenticated` are as the records there have them.
 */
export const fieldFacts: ReadonlyMap<string, FieldFact> = new Map<string, FieldFact>([
  ["readOnly", { kind: "boolean" }],
  ["managementEvent", { kind: "boolean" }],
  [
    "eventType",
    {
      kind: "one-of",
      values: [
        "AwsApiCall",
        "AwsServiceEvent",
        "AwsConsoleAction",
        "AwsConsoleSignIn",
        "AwsConsoleSignin",
        "AwsVpceEvent",
        "AwsVpceEvents",
        "AwsCloudTrailInsight",
      ],
    },
  ],
  [
    "eventCategory",
    { kind: "one-of", values: ["Management", "Data", "NetworkActivity", "Insight"] },
  ],
  [
    "userIdentity.type",
    {
      kind: "one-of",
      values: [
        "Root",
        "IAMUser",
        "AssumedRole",
        "Role",
        "FederatedUser",
        "Directory",
        "AWSAccount",
        "AWSService",
        "IdentityCenterUser",
        "SAMLUser",
        "WebIdentityUser",
        "Unknown",
      ],
    },
  ],
  ["userIdentity.sessionContext.attributes.mfaAuthenticated", { kind: "text" }],
  ["eventVersion", { kind: "text" }],
  ["eventTime", { kind: "text" }],
  ["userIdentity", { kind: "container", inside: "userIdentity.type" }],
  ["requestParameters", { kind: "container", inside: "requestParameters.name" }],
  ["responseElements", { kind: "container", inside: "responseElements.ConsoleLogin" }],
  ["additionalEventData", { kind: "container", inside: "additionalEventData.MFAUsed" }],
  ["tlsDetails", { kind: "container", inside: "tlsDetails.tlsVersion" }],
  ["resources", { kind: "container", inside: "resources[*].ARN" }],
  [
    "sourceIPAddress",
    {
      kind: "shape",
      shape: /^(?![\d.]+\/\d+$|[\da-f:.]*:[\da-f:.]*\/\d+$)/i,
      mend: 'isInNetworks("203.0.113.0/24"), for it is one address',
    },
  ],
  ["responseElements.ConsoleLogin", { kind: "one-of", values: ["Success", "Failure"] }],
  [
    "eventSource",
    {
      kind: "shape",
      shape: /^[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?$/,
      mend: 'a service with its domain: "ec2.amazonaws.com"',
    },
  ],
  [
    "awsRegion",
    { kind: "shape", shape: /^[a-z]{2,}(?:-[a-z]+)+-\d+$/, mend: 'a region: "eu-west-1"' },
  ],
  ["recipientAccountId", account],
]);
