import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CfnGuardValidator } from "@cdklabs/cdk-validator-cfnguard";
import { Stack, Validations } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";
import { CfnBucket } from "aws-cdk-lib/aws-s3";
import { CfnQueue } from "aws-cdk-lib/aws-sqs";
import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  NIST80053R5Checks,
  PCIDSS321Checks,
} from "cdk-nag";
import { describe, expect, it } from "vitest";
import { loadEnvironments } from "../src/environment/load-environments.ts";
import { createSecurityStacks } from "../src/security-app.ts";
import { createApp } from "./support/synthesise.ts";

/** The report that CDK writes of its validations, as far as we look into it. */
interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly {
      readonly ruleName: string;
      readonly violatingConstructs: readonly { readonly constructPath: string }[];
    }[];
  }[];
}

/** Synthesises the fullest example under all packs; what comes back are the findings, by pack. */
function validate(): ReadonlyMap<string, readonly string[]> {
  const loaded = loadEnvironments(
    fileURLToPath(new URL("../environments", import.meta.url)),
    "prod",
  );
  const [prod] = loaded.ok ? loaded.value : [];
  if (prod === undefined) throw new Error("There is no example prod");
  // With the stream it has every kind of resource that any pack knows.
  const environment = { ...prod, delivery: { ...prod.delivery, by: "kinesis" } } as const;
  const app = createApp();
  createSecurityStacks(app, environment, { functionCode: () => Code.fromInline("0") });
  // What no pack can like, to see that each has looked.
  const probe = new Stack(app, "probe");
  new CfnBucket(probe, "Bucket");
  new CfnQueue(probe, "Queue");
  Validations.of(app).addPlugins(
    new AwsSolutionsChecks(app),
    new NIST80053R5Checks(app),
    new HIPAASecurityChecks(app),
    new PCIDSS321Checks(app),
    new CfnGuardValidator(),
  );
  try {
    app.synth();
  } catch {
    // A finding that is not acknowledged makes synth throw; the report says which it was.
  }
  const report = JSON.parse(readFileSync(`${app.outdir}/validation-report.json`, "utf8")) as Report;
  return new Map(
    report.pluginReports.map(({ pluginName, violations }) => [
      pluginName,
      violations.flatMap(({ ruleName, violatingConstructs }) =>
        violatingConstructs.map(({ constructPath }) => `${ruleName} ${constructPath}`),
      ),
    ]),
  );
}

describe("the stacks", () => {
  const findings = validate();

  it.each([
    "AwsSolutions",
    "NIST.800.53.R5",
    "HIPAA.Security",
    "PCI.DSS.321",
    "cdk-validator-cfnguard",
  ])("have no finding of %s that nobody has given a reason for", (pack) => {
    const found = findings.get(pack) ?? [];
    expect(found.filter((finding) => !finding.includes(" probe/"))).toEqual([]);
    expect(found).not.toEqual([]);
  });
});
