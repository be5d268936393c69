/**
 * `pnpm synth:template` writes LogCritical as one CloudFormation template, for those without CDK:
 * `dist/template/logcritical.template.json`. README.md says how to open it in the console.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { App } from "aws-cdk-lib";
import { TemplateStack } from "../src/template/template-stack.ts";

/** The template's text, without blanks, for CloudFormation counts them. */
export function printTemplate(app: App): string {
  new TemplateStack(app, "LogCritical");
  const template: unknown = app.synth().getStackByName("LogCritical").template;
  return `${JSON.stringify(template)}\n`;
}

if (import.meta.main) {
  const folder = new URL("../dist/template/", import.meta.url);
  const file = new URL("logcritical.template.json", folder);
  const { context } = JSON.parse(readFileSync(new URL("../cdk.json", import.meta.url), "utf8")) as {
    readonly context: Readonly<Record<string, unknown>>;
  };
  const text = printTemplate(new App({ context, analyticsReporting: false }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, text);
  console.log(`${fileURLToPath(file)}: ${Math.ceil(text.length / 1024)} KiB`);
}
