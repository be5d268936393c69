import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
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
import type { Environment } from "../src/environment/environment.ts";
import { loadEnvironments } from "../src/environment/load-environments.ts";
import { createSecurityStacks } from "../src/security-app.ts";
import { TemplateStack } from "../src/template/template-stack.ts";
import { controlTower } from "./support/control-tower.ts";
import { withApp } from "./support/synthesise.ts";

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

/** Synthesises the environments and the template under every pack; out come the findings, by pack. */
function validate(environments: readonly Environment[]): ReadonlyMap<string, readonly string[]> {
  return withApp(
    (app) => {
      for (const environment of environments) {
        createSecurityStacks(app, environment, { functionCode: () => Code.fromInline("0") });
      }
      new TemplateStack(app, "template");
      // What no pack can like, to see that each has looked.
      const probe = new Stack(app, "probe");
      new CfnBucket(probe, "Bucket");
      new CfnQueue(probe, "Queue");
      Validations.of(app).addPlugins(
        new AwsSolutionsChecks(app),
        new NIST80053R5Checks(app),
        new HIPAASecurityChecks(app),
        new PCIDSS321Checks(app),
        controlTower,
      );
      try {
        app.synth();
      } catch {
        // A finding that is not acknowledged makes synth throw; the report says which it was.
      }
      return readReport(app.outdir);
    },
    { isValidated: true },
  );
}

function readReport(folder: string): ReadonlyMap<string, readonly string[]> {
  const report = JSON.parse(readFileSync(`${folder}/validation-report.json`, "utf8")) as Report;
  return new Map(
    report.pluginReports.map(({ pluginName, violations }) => [
      pluginName,
      violations.flatMap(({ ruleName, violatingConstructs }) =>
        violatingConstructs.map(({ constructPath }) => `${ruleName} ${constructPath}`),
      ),
    ]),
  );
}

const loaded = loadEnvironments(fileURLToPath(new URL("../environments", import.meta.url)));
const environments = loaded.ok ? loaded.value : [];

describe("the stacks of every example, and the template without CDK,", () => {
  const findings = validate(environments);

  it("deliver by each way that there is", () => {
    expect(environments.map(({ delivery }) => delivery.by)).toEqual(
      expect.arrayContaining(["logs", "kinesis", "none"]),
    );
  });

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

  it("have nothing that CloudFormation itself would refuse", () => {
    expect(findings.get("CloudFormation Validate")).toEqual([]);
  });
});
