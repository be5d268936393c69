import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/**
 * Makes up records that are like an account's: nine of ten are reads by roles of services, some
 * are changes by people and deployments, a few are refused. The same number gives the same record.
 */
function generateRecord(number: number): object {
  const random = createRandom(number);
  const pick = <T>(choices: readonly T[]): T => {
    const [first, ...rest] = choices.slice(Math.floor(random() * choices.length));
    if (first === undefined) throw new Error(`nothing to choose among ${rest.length}`);
    return first;
  };
  const isRead = random() < 0.9;
  const [eventSource, eventName] = isRead ? pick(reads) : pick(changes);
  const account = pick(["111122223333", "222233334444", "333344445555"]);
  const role = pick(["ConfigRole", "BackupRole", "Deploy", "Admin", "NodeRole"]);
  const session = pick(["i-0abc12345678901ab", "alice", "bob", "ci-4711", "AWSConfig-Describe"]);
  const hex = (length: number): string =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join("");
  const eventID = `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
  return {
    eventVersion: "1.09",
    userIdentity: {
      type: "AssumedRole",
      principalId: `AROAEXAMPLE${role.toUpperCase()}:${session}`,
      arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
      accountId: account,
      accessKeyId: `ASIAEXAMPLE${hex(9).toUpperCase()}`,
      sessionContext: {
        sessionIssuer: {
          type: "Role",
          principalId: `AROAEXAMPLE${role.toUpperCase()}`,
          arn: `arn:aws:iam::${account}:role/${role}`,
          accountId: account,
          userName: role,
        },
        attributes: { creationDate: "2026-08-01T06:00:00Z", mfaAuthenticated: "false" },
      },
    },
    eventTime: new Date(Date.UTC(2026, 7, 1) + number * 200).toISOString().replace(/\.\d+/, ""),
    eventSource,
    eventName,
    awsRegion: pick(["eu-west-1", "us-east-1"]),
    sourceIPAddress: pick(["config.amazonaws.com", "203.0.113.7", "198.51.100.23", "10.1.2.3"]),
    userAgent: pick([
      "aws-cli/2.15.30 Python/3.11.8 Linux/6.1.0 exe/x86_64.amzn.2023",
      "config.amazonaws.com",
      "APN/1.0 HashiCorp/1.0 Terraform/1.7.4 (+https://www.terraform.io) aws-sdk-go-v2/1.24.1",
    ]),
    ...(random() < 0.03
      ? { errorCode: "AccessDenied", errorMessage: "User is not authorized" }
      : {}),
    requestParameters: {
      instancesSet: { items: [{ instanceId: `i-${hex(17)}` }, { instanceId: `i-${hex(17)}` }] },
      filterSet: { items: [{ name: "tag:Name", valueSet: { items: [{ value: hex(12) }] } }] },
    },
    responseElements: null,
    requestID: `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`,
    eventID,
    readOnly: isRead,
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: "Management",
    tlsDetails: {
      tlsVersion: "TLSv1.3",
      cipherSuite: "TLS_AES_128_GCM_SHA256",
      clientProvidedHostHeader: eventSource,
    },
  };
}

const reads = [
  ["ec2.amazonaws.com", "DescribeInstances"],
  ["ec2.amazonaws.com", "DescribeVolumes"],
  ["config.amazonaws.com", "DescribeConfigRules"],
  ["s3.amazonaws.com", "GetBucketAcl"],
  ["kms.amazonaws.com", "Decrypt"],
  ["sts.amazonaws.com", "AssumeRole"],
] as const;

const changes = [
  ["ec2.amazonaws.com", "RunInstances"],
  ["ec2.amazonaws.com", "AuthorizeSecurityGroupIngress"],
  ["iam.amazonaws.com", "AttachRolePolicy"],
  ["s3.amazonaws.com", "PutObject"],
  ["logs.amazonaws.com", "CreateLogStream"],
] as const;

/** Mulberry32: small, seeded, and good enough to vary records. */
function createRandom(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Writes a folder as CloudTrail lays out its bucket, until its files hold so many bytes before
 * compression, and returns how many records they hold.
 */
export function generateFolder(folder: string, bytes: number, recordsAFile = 500): number {
  let number = 0;
  for (let written = 0; written < bytes; ) {
    const records = Array.from({ length: recordsAFile }, () => generateRecord(number++));
    const text = JSON.stringify({ Records: records });
    const time = new Date(Date.UTC(2026, 7, 1) + number * 200).toISOString();
    const day = time.slice(0, 10).replaceAll("-", "/");
    const stamp = time.slice(0, 16).replaceAll(/[-:]/g, "");
    const place = join(folder, "AWSLogs/111122223333/CloudTrail/eu-west-1", day);
    mkdirSync(place, { recursive: true });
    const name = `111122223333_CloudTrail_eu-west-1_${stamp}Z_${number}.json.gz`;
    const file = openSync(join(place, name), "w");
    writeSync(file, gzipSync(text));
    closeSync(file);
    written += text.length;
  }
  return number;
}

/** Writes one uncompressed file, `{"Records":[…]}` on a single line, of so many bytes. */
export function generateFile(path: string, bytes: number): number {
  const file = openSync(path, "w");
  let written = writeSync(file, '{"Records":[');
  let number = 0;
  while (written < bytes) {
    const text = Array.from({ length: 100 }, () => JSON.stringify(generateRecord(number++))).join();
    written += writeSync(file, number === 100 ? text : `,${text}`);
  }
  writeSync(file, "]}");
  closeSync(file);
  return number;
}
