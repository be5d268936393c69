import { describe, expect, it } from "vitest";
import { catalog } from "../src/catalog/index.ts";
import { compileRules, type Finding, type RuleSet, type Settings } from "../src/index.ts";
import { readSharedFile } from "./support/shared-files.ts";

/** Real records of public repositories, each file from another; see its README for the sources. */
const files = [
  "awsdocs",
  "boogy_log_parser",
  "centralized_logging_os",
  "cloud_custodian",
  "cloudtrail_watcher",
  "coralogix_shipper",
  "event_ruler_big",
  "invictus",
  "opensearch_catalog",
  "plaso",
  "stratus",
  "techcadia",
  "traildiscover",
];

/**
 * How many of the records each rule finds, and of how many it raises the severity. A change here
 * is a change in what people are told: look at the records before writing down the new number.
 */
const expected: Readonly<Record<string, Count>> = {
  "rds-change": { found: 15, raised: 6 },
  "iam-change": { found: 99, raised: 8 },
  "srt-instance": { found: 7, raised: 0 },
  "large-instance": { found: 0, raised: 0 },
  "massive-operations": { found: 18, raised: 0 },
  "massive-terminations": { found: 4, raised: 0 },
  "detach-force-ebs": { found: 0, raised: 0 },
  "change-critical-ebs": { found: 0, raised: 0 },
  "change-secgroup": { found: 11, raised: 3 },
  "create-delete-secgroup": { found: 4, raised: 0 },
  "secgroup-instance": { found: 0, raised: 0 },
  "route-change": { found: 50, raised: 6 },
  "create-delete-vpc": { found: 13, raised: 0 },
  "netacl-change": { found: 0, raised: 0 },
  "cloudtrail-change": { found: 17, raised: 0 },
  "cloudformation-change": { found: 3, raised: 0 },
  "root-access": { found: 10, raised: 0 },
  unauthorised: { found: 265, raised: 28 },
  "igw-change": { found: 20, raised: 0 },
  "vpc-flow-logs": { found: 3, raised: 2 },
  "critical-instance": { found: 0, raised: 0 },
  "eip-change": { found: 6, raised: 0 },
  "net-access": { found: 0, raised: 0 },
};

interface Count {
  readonly found: number;
  readonly raised: number;
}

/** The laboratory of `invictus`: its networks, and the bucket of the trail it was to blind. */
const laboratory: Settings = {
  networks: ["192.168.10.0/24", "10.8.8.0/24"],
  lists: { trailBuckets: ["stratus-red-team-ctlr-bucket-*"] },
};

/**
 * Techniques of Stratus Red Team, each detonated at least once among the labelled records, and the
 * rules that find it.
 */
const techniques: Readonly<Record<string, readonly string[]>> = {
  "aws.credential-access.ec2-get-password-data": ["unauthorised"],
  "aws.defense-evasion.cloudtrail-delete": ["cloudtrail-change"],
  "aws.defense-evasion.cloudtrail-lifecycle-rule": ["cloudtrail-change"],
  "aws.defense-evasion.cloudtrail-stop": ["cloudtrail-change"],
  "aws.defense-evasion.organizations-leave": ["unauthorised"],
  "aws.defense-evasion.vpc-remove-flow-logs": ["vpc-flow-logs"],
  "aws.discovery.ec2-download-user-data": ["unauthorised"],
  "aws.execution.ec2-launch-unusual-instances": ["large-instance", "unauthorised"],
  "aws.execution.ec2-user-data": ["massive-operations", "srt-instance"],
  "aws.exfiltration.ec2-security-group-open-port-22-ingress": ["change-secgroup"],
  "aws.exfiltration.rds-share-snapshot": ["rds-change"],
  "aws.initial-access.console-login-without-mfa": ["root-access"],
  "aws.persistence.iam-backdoor-role": ["iam-change"],
  "aws.persistence.iam-backdoor-user": ["iam-change"],
  "aws.persistence.iam-create-admin-user": ["iam-change"],
  "aws.persistence.iam-create-backdoor-role": ["iam-change"],
  "aws.persistence.iam-create-user-login-profile": ["iam-change"],
  "aws.privilege-escalation.iam-update-user-login-profile": ["iam-change"],
};

/** Techniques that none of the 23 is about, so that nobody takes silence for safety. */
const beyond: readonly string[] = [
  "aws.credential-access.ec2-steal-instance-credentials",
  "aws.credential-access.secretsmanager-batch-retrieve-secrets",
  "aws.defense-evasion.dns-delete-logs",
  "aws.discovery.ec2-enumerate-from-instance",
  "aws.execution.ssm-send-command",
  "aws.execution.ssm-start-session",
  "aws.exfiltration.ec2-share-ami",
  "aws.exfiltration.ec2-share-ebs-snapshot",
  "aws.impact.bedrock-invoke-model",
  "aws.impact.s3-ransomware-batch-deletion",
  "aws.impact.s3-ransomware-client-side-encryption",
  "aws.lateral-movement.ec2-instance-connect",
  "aws.lateral-movement.ec2-serial-console-send-ssh-public-key",
  "aws.persistence.lambda-backdoor-function",
  "aws.persistence.lambda-layer-extension",
  "aws.persistence.lambda-overwrite-code",
  "aws.persistence.sts-federation-token",
];

interface Labelled {
  readonly label: string;
  readonly technique: string | null;
  readonly event: object;
}

describe("over real records, the catalogue", () => {
  const records = files.flatMap((file) => readRecords(`corpus/${file}.ndjson.gz`).map(unwrap));

  it.skipIf(records.length === 0)("finds as many as it did when they were looked at", () => {
    expect(countByRule(records)).toEqual(expected);
  });

  it.skipIf(records.length === 0)("takes no AWS service for a stranger", () => {
    const rules = compile(laboratory);
    const strangers = records
      .flatMap((record) => rules.match(record))
      .filter(({ ruleId }) => ruleId === "net-access")
      .map(({ record }) => String(record.sourceIPAddress))
      .filter((address) => /[a-z]{3}/i.test(address));
    expect(strangers).toEqual([]);
  });
});

describe("of the techniques of Stratus Red Team, the catalogue", () => {
  // The label says whether the record is of the attack itself, or of what went before and after.
  const attacks = readRecords("corpus/labelled.ndjson.gz")
    .map((row) => row as Labelled)
    .filter(({ label, technique }) => technique !== null && /^(?:attack|match)$/.test(label));
  const byTechnique = Map.groupBy(attacks, ({ technique }) => technique ?? "");
  // With networks given, net-access would find them all: what is counted is what they did.
  const rules = compile({ lists: laboratory.lists ?? {} });
  const answers = [...byTechnique].map(([technique, rows]) => {
    const found = rows.map(({ event }) => rules.match(event).map(ruleIdOf));
    return {
      technique,
      recall: `${found.filter((ids) => ids.length > 0).length} of ${rows.length}`,
      ruleIds: [...new Set(found.flat())].toSorted(),
    };
  });
  const found = answers.filter(({ ruleIds }) => ruleIds.length > 0);

  it.skipIf(attacks.length === 0)("finds those that its rules are about", () => {
    const recalls = answers.map(({ technique, recall }) => `  ${recall} records of ${technique}`);
    console.info(`Found ${found.length} of ${answers.length} techniques:\n${recalls.join("\n")}`);
    expect(Object.fromEntries(found.map((one) => [one.technique, one.ruleIds]))).toEqual(
      techniques,
    );
  });

  it.skipIf(attacks.length === 0)("leaves to others those that they are not about", () => {
    const missed = answers.filter(({ ruleIds }) => ruleIds.length === 0);
    expect(missed.map(({ technique }) => technique).toSorted()).toEqual(beyond);
  });
});

function readRecords(path: string): readonly unknown[] {
  const lines = readSharedFile(path)?.trimEnd().split("\n") ?? [];
  return lines.map((line): unknown => JSON.parse(line));
}

/** EventBridge carries the record as its detail. */
function unwrap(record: unknown): unknown {
  return typeof record === "object" && record !== null && "detail" in record
    ? record.detail
    : record;
}

function compile(settings: Settings): RuleSet {
  const rules = compileRules(catalog, settings);
  if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
  return rules.value;
}

function countByRule(records: readonly unknown[]): Readonly<Record<string, Count>> {
  const rules = compile({});
  const findings = Map.groupBy(
    records.flatMap((record) => rules.match(record)),
    ruleIdOf,
  );
  return Object.fromEntries(
    catalog.map(({ id }) => {
      const found = findings.get(id) ?? [];
      const raised = found.filter(({ because }) => because !== undefined);
      return [id, { found: found.length, raised: raised.length }];
    }),
  );
}

function ruleIdOf({ ruleId }: Finding): string {
  return ruleId;
}
