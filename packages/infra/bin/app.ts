/**
 * The CDK app. `cdk ls` shows the stacks of every environment; `-c environment=prod` reads only that
 * one, and `-c environments=<folder>` other files than those in `environments/`.
 */
import { App } from "aws-cdk-lib";
import { loadEnvironments } from "../src/environment/load-environments.ts";
import { createSecurityStacks } from "../src/security-app.ts";

const app = new App();
const folder: unknown = app.node.tryGetContext("environments");
const name: unknown = app.node.tryGetContext("environment");
const environments = loadEnvironments(
  typeof folder === "string" ? folder : new URL("../environments", import.meta.url).pathname,
  typeof name === "string" ? name : undefined,
);
if (environments.ok) {
  for (const environment of environments.value) createSecurityStacks(app, environment);
  app.synth();
} else {
  for (const { message } of environments.problems) console.error(message);
  process.exitCode = 1;
}
