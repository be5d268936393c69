import type { NewFile } from "./write-new-files.ts";

/**
 * A rule to begin from, and the records that prove it: two that it must find, and two near misses,
 * each of which differs from a match in one clause. The first file is the module.
 */
export function createScaffold(id: string): readonly NewFile[] {
  const record = (name: string, change: object): NewFile => ({
    path: `${id}/${name}.json`,
    text: `${JSON.stringify({ ...call, ...change }, null, 2)}\n`,
  });
  return [
    { path: `${id}.ts`, text: moduleOf(id) },
    record("match-by-a-user", { eventID: "11111111-1111-4111-8111-111111111111" }),
    record("match-by-a-role", {
      eventID: "22222222-2222-4222-8222-222222222222",
      userIdentity: role,
    }),
    record("ignore-another-call", {
      eventID: "33333333-3333-4333-8333-333333333333",
      eventName: "GetBucketPolicy",
      readOnly: true,
    }),
    record("ignore-refused", {
      eventID: "44444444-4444-4444-8444-444444444444",
      errorCode: "AccessDenied",
      errorMessage: "Access Denied",
    }),
  ];
}

function moduleOf(id: string): string {
  const camelCase = id.replaceAll(/-(?<letter>.)/g, (_, letter: string) => letter.toUpperCase());
  // One word alone may be one of the language's, or of those imported: delete, all.
  const name = id.includes("-") ? camelCase : `${id}Rule`;
  return `import { all, field, type Rule, succeeded } from "@logcritical/rules";

/** Say here what it catches, and why that matters. */
export const ${name}: Rule = {
  id: "${id}",
  title: "Bucket policy written",
  description: "Somebody wrote the policy of an S3 bucket.",
  severity: "high",
  teams: ["infosec"],
  when: all(
    field("eventSource").is("s3.amazonaws.com"),
    field("eventName").is("PutBucketPolicy"),
    succeeded(),
  ),
  attack: ["T1530"],
  runbook: [
    "See what it permits now: aws s3api get-bucket-policy --bucket <bucket>.",
    "Ask the actor. If it was not they, take the policy back: aws s3api delete-bucket-policy.",
  ],
  falsePositives: ["Deployments that own the bucket."],
  references: ["https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html"],
};
`;
}

/** Accounts and addresses that are kept for documentation (AWS's own examples; RFC 5737). */
const call = {
  eventVersion: "1.11",
  eventTime: "2026-03-12T09:31:07Z",
  eventSource: "s3.amazonaws.com",
  eventName: "PutBucketPolicy",
  awsRegion: "eu-west-1",
  sourceIPAddress: "203.0.113.66",
  userAgent: "aws-cli/2.17.0",
  userIdentity: {
    type: "IAMUser",
    arn: "arn:aws:iam::111122223333:user/alice",
    accountId: "111122223333",
    userName: "alice",
  },
  requestParameters: { bucketName: "reports", Host: "reports.s3.amazonaws.com" },
  responseElements: null,
  eventID: "",
  readOnly: false,
  eventType: "AwsApiCall",
  managementEvent: true,
  recipientAccountId: "111122223333",
};

const role = {
  type: "AssumedRole",
  arn: "arn:aws:sts::111122223333:assumed-role/Deploy/pipeline",
  accountId: "111122223333",
  sessionContext: {
    sessionIssuer: {
      type: "Role",
      arn: "arn:aws:iam::111122223333:role/Deploy",
      userName: "Deploy",
    },
  },
};
