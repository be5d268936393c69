import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { CfnGuardValidator } from "@cdklabs/cdk-validator-cfnguard";
import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyViolation,
} from "aws-cdk-lib";
import type { Template } from "./synthesise.ts";

/**
 * Control Tower's rules, each shown the resources of the types that it names. It has nothing to say
 * of others, but the program that reads it takes every template apart anew for every rule, which
 * takes half a minute for whole ones.
 */
export const controlTower: IPolicyValidationPlugin = {
  name: "cdk-validator-cfnguard",
  validate: (context) => {
    const violations = [...groupRules()].flatMap(([types, rules]) =>
      judge(context, rules, new Set(types.split(" "))),
    );
    return { success: violations.length === 0, violations };
  },
};

/** The rules, a file each, by the types of resources that they name. */
function groupRules(): ReadonlyMap<string, readonly string[]> {
  const main = createRequire(import.meta.url).resolve("@cdklabs/cdk-validator-cfnguard");
  const folder = join(dirname(main), "../rules/control-tower/cfn-guard");
  const paths = globSync("*/*.guard", { cwd: folder }).map((file) => join(folder, file));
  return Map.groupBy(paths, (path) => {
    const rule = readFileSync(path, "utf8").replaceAll(/^ *#.*/gm, "");
    const types = new Set(rule.match(/AWS::\w+::\w+/g));
    if (types.size === 0) throw new Error(`${path} names no type: show it whole templates.`);
    return [...types].toSorted().join(" ");
  });
}

/** What some rules find in the resources of these types. */
function judge(
  context: IPolicyValidationContext,
  rules: readonly string[],
  types: ReadonlySet<string>,
): readonly PolicyViolation[] {
  const folder = mkdtempSync(join(tmpdir(), "logcritical-guard-"));
  try {
    const wholes = new Map<string, string>();
    for (const path of context.templatePaths) {
      // CDK has just written it.
      const template = JSON.parse(readFileSync(path, "utf8")) as Template;
      const some = Object.entries(template.Resources).filter(([, { Type }]) => types.has(Type));
      if (some.length === 0) continue;
      const part = join(folder, basename(path));
      writeFileSync(part, JSON.stringify({ ...template, Resources: Object.fromEntries(some) }));
      wholes.set(part, path);
    }
    if (wholes.size === 0) return [];
    const guard = new CfnGuardValidator({ controlTowerRulesEnabled: false, rules: [...rules] });
    const { violations } = guard.validate({ ...context, templatePaths: [...wholes.keys()] });
    return violations.map((violation) => ({
      ...violation,
      violatingResources: violation.violatingResources.map((resource) => ({
        ...resource,
        templatePath: wholes.get(resource.templatePath) ?? resource.templatePath,
      })),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
