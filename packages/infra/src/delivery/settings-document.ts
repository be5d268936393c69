import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Problem, Result } from "@logcritical/rules";
import { Stack, Stage } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Asset } from "aws-cdk-lib/aws-s3-assets";
import { CfnParameter } from "aws-cdk-lib/aws-ssm";
import { Construct } from "constructs";

/** The settings, and where they are kept. */
export interface SettingsDocumentProps {
  /** Of the parameter, such as `/acme-prod/settings`. */
  readonly parameterName: string;
  readonly plan: SettingsPlan;
}

/** How a document is kept. */
export interface SettingsPlan {
  readonly text: string;
  readonly as: "standard" | "advanced" | "object";
}

/** Of a standard and of an advanced parameter: "PutParameter", AWS Systems Manager API Reference. */
const parameterBytesMax = { standard: 4096, advanced: 8192 } as const;

/**
 * Chooses where a settings document is kept: a parameter, which can be changed within a minute and
 * has a history, while it fits into one; else an object among the app's assets. Problem:
 * `settings-too-large` where a parameter is wanted and none is large enough.
 */
export function planSettings(
  document: Readonly<Record<string, unknown>>,
  wanted: "auto" | "parameter" | "object",
): Result<SettingsPlan> {
  const text = JSON.stringify(document);
  const bytes = Buffer.byteLength(text);
  const plan = (as: SettingsPlan["as"]): Result<SettingsPlan> => ({
    ok: true,
    value: { text, as },
  });
  if (wanted === "object") return plan("object");
  if (bytes <= parameterBytesMax.standard) return plan("standard");
  if (bytes <= parameterBytesMax.advanced) return plan("advanced");
  return wanted === "auto" ? plan("object") : { ok: false, problems: [tooLarge(bytes)] };
}

function tooLarge(bytes: number): Problem {
  const message =
    `The settings have ${bytes} bytes, and a parameter takes ${parameterBytesMax.advanced}: set ` +
    'delivery.settingsIn to "object", or take out suppressions that have ended.';
  return { code: "settings-too-large", path: "delivery.settingsIn", message };
}

/**
 * The settings document of a function, which reads it again every five minutes. Patterns are made of
 * it when it is deployed: what a change by hand would have forwarded beyond them, such as for the
 * first critical instance, is forwarded from the next deployment on.
 */
export class SettingsDocument extends Construct {
  /** The value of the function's `CONFIG_URI`. */
  readonly uri: string;
  /** What the function's role needs in order to read it. */
  readonly reading: PolicyStatement;

  constructor(scope: Construct, id: string, { parameterName, plan }: SettingsDocumentProps) {
    super(scope, id);
    if (plan.as === "object") {
      const asset = new Asset(this, "Object", { path: writeFile(this, plan.text) });
      this.uri = asset.s3ObjectUrl;
      this.reading = new PolicyStatement({
        actions: ["s3:GetObject"],
        resources: [asset.bucket.arnForObjects(asset.s3ObjectKey)],
      });
      return;
    }
    const { partition, region, account } = Stack.of(this);
    new CfnParameter(this, "Parameter", {
      name: parameterName,
      type: "String",
      tier: plan.as === "standard" ? "Standard" : "Advanced",
      description: "What LogCritical's rules and alerts read: networks, critical ids, routing",
      value: plan.text,
    });
    this.uri = `ssm:${parameterName}`;
    this.reading = new PolicyStatement({
      actions: ["ssm:GetParameter"],
      resources: [`arn:${partition}:ssm:${region}:${account}:parameter${parameterName}`],
    });
  }
}

/** An asset is a file; its name in S3 comes of its contents. It stands with all else that is made. */
function writeFile(scope: Construct, text: string): string {
  const folder = Stage.of(scope)?.assetOutdir ?? tmpdir();
  const path = join(mkdtempSync(join(folder, "settings-")), "settings.json");
  writeFileSync(path, text);
  return path;
}
