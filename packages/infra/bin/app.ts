/**
 * The CDK app. `cdk ls` shows the stacks of every environment; `-c environment=prod` reads only that
 * one, and `-c environments=<folder>` other files than those in `environments/`.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { App } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";
import { loadEnvironments } from "../src/environment/load-environments.ts";
import { createSecurityStacks } from "../src/security-app.ts";

/** The handler's bundle, built anew for the first stack that deploys it. */
const handler = fileURLToPath(new URL("../../handler/", import.meta.url));
let isBuilt = false;
const functionCode = (): Code => {
  if (!isBuilt)
    execFileSync(process.execPath, [`${handler}scripts/bundle.ts`], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  isBuilt = true;
  return Code.fromAsset(`${handler}dist/lambda`);
};

const app = new App();
const folder: unknown = app.node.tryGetContext("environments");
const name: unknown = app.node.tryGetContext("environment");
const environments = loadEnvironments(
  typeof folder === "string" ? folder : fileURLToPath(new URL("../environments", import.meta.url)),
  typeof name === "string" ? name : undefined,
);
if (environments.ok) {
  for (const environment of environments.value)
    createSecurityStacks(app, environment, { functionCode });
  app.synth();
} else {
  for (const { message } of environments.problems) console.error(message);
  process.exitCode = 1;
}
