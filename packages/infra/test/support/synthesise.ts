import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";
import type { Environment } from "../../src/environment/environment.ts";
import { parseEnvironment } from "../../src/environment/parse-environment.ts";
import { createSecurityStacks } from "../../src/security-app.ts";

/** A CloudFormation template, as far as tests look into it. */
export interface Template {
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, unknown>>;
}

/** A resource of a template. */
export interface Resource {
  readonly Type: string;
  /** The name of a condition, without which it is always there. */
  readonly Condition?: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
}

/** The templates of one environment, by the stacks' names. */
export type Templates = ReadonlyMap<string, Template>;

/** The smallest environment that tests deploy, with `parts` in place of its own. */
export function environmentOf(parts: Readonly<Record<string, unknown>> = {}): Environment {
  const document = {
    name: "test",
    company: "acme",
    account: "111122223333",
    region: "eu-west-1",
    ...parts,
  };
  const parsed = parseEnvironment(document);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join("\n"));
  return parsed.value;
}

/**
 * Does something with an app that has the feature flags of `cdk.json`, as the command would make it,
 * without bundling, and takes away what it wrote. CDK's own validation takes three seconds of each
 * process to be loaded: compliance.test.ts asks for it, of all that is deployed.
 */
export function withApp<T>(
  use: (app: App) => T,
  { isValidated = false }: { readonly isValidated?: boolean } = {},
): T {
  const { context } = JSON.parse(
    readFileSync(new URL("../../cdk.json", import.meta.url), "utf8"),
  ) as { readonly context: Readonly<Record<string, unknown>> };
  const outdir = mkdtempSync(join(tmpdir(), "logcritical-cdk-"));
  try {
    return use(
      new App({
        outdir,
        context: { ...context, "aws:cdk:bundling-stacks": [] },
        builtinCloudFormationValidation: isValidated,
        // Neither is looked at, and both are written at each synthesis.
        analyticsReporting: false,
        treeMetadata: false,
      }),
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/**
 * Synthesises an environment. It is slow, a second or so, so that whoever asks for the same again
 * gets the same; call it outside of tests, whose time is limited.
 */
export function synthesise(environment: Environment): Templates {
  const key = JSON.stringify(environment);
  const templates = known.get(key) ?? synthesiseAnew(environment);
  known.set(key, templates);
  return templates;
}

const known = new Map<string, Templates>();

function synthesiseAnew(environment: Environment): Templates {
  return withApp((app) => {
    // Inline code stands in for the bundle, which takes a second to build.
    createSecurityStacks(app, environment, { functionCode: () => Code.fromInline("0") });
    const { stacks } = app.synth();
    // CDK has just written these, and gives no other type to a template than any.
    return new Map(stacks.map((stack) => [stack.stackName, stack.template as Template]));
  });
}
