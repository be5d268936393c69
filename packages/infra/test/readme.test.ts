import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseCDKCommand } from "../bin/cdk-command.ts";
import { loadEnvironments } from "../src/environment/load-environments.ts";
import { parseEnvironment } from "../src/environment/parse-environment.ts";
import { Account } from "./support/account.ts";
import { resolveTemplates } from "./support/resolve-templates.ts";
import { synthesise } from "./support/synthesise.ts";

const here = new URL("../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, here), "utf8");
const readme = read("README.md");

/** The lines of all blocks of a language, without what indents them. */
function blocks(language: string): readonly string[] {
  const found = readme.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``, "gm"));
  return [...found].map(([, indent = "", text = ""]) =>
    text.replaceAll(`\n${indent}`, "\n").trim(),
  );
}

const lines = blocks("sh").flatMap((block) => block.split("\n"));
const scripts = (path: string): object =>
  (JSON.parse(read(path)) as { readonly scripts: object }).scripts;

const loaded = loadEnvironments(fileURLToPath(new URL("environments", here)), "prod");
const [prod] = loaded.ok ? loaded.value : [];

describe("the README", () => {
  if (prod === undefined) throw new Error("There is no example prod");
  const account = new Account(resolveTemplates(synthesise(prod), prod));

  it("shows an environment that is right", () => {
    const [example = ""] = blocks("json");
    expect(parseEnvironment(JSON.parse(example))).toMatchObject({ ok: true });
  });

  it.each(
    [...readme.matchAll(/`"(trail|config)": (\{[^`]*\})`/g)].map(([, key = "", text = ""]) => [
      key,
      text.replaceAll("\n", " "),
    ]),
  )("shows a section %s that is right: %s", (key, text) => {
    const { $schema: _, ...least } = JSON.parse(blocks("json")[0] ?? "") as Record<string, unknown>;
    expect(parseEnvironment({ ...least, [key]: JSON.parse(text) })).toMatchObject({ ok: true });
  });

  it("types scripts that there are", () => {
    const own = { ...scripts("../../package.json"), ...scripts("../handler/package.json") };
    const typed = lines.flatMap(
      (line) => /^npx -y pnpm@[\d.]+ (?:run|--filter \S+) (\S+)/.exec(line)?.[1] ?? [],
    );
    expect(typed).not.toEqual([]);
    expect(typed.filter((name) => !(name in own))).toEqual([]);
  });

  // deploy.test.ts runs one of them; each takes a second to start.
  it.each(lines.flatMap((line) => /run ((?:deploy|diff|destroy) prod.*)$/.exec(line)?.[1] ?? []))(
    "can be followed: %s",
    (words) => {
      expect(parseCDKCommand(words.split(" "))).toMatchObject({ environment: prod.name });
    },
  );

  it("names alarms, parameters and counts that the templates have", () => {
    const alarms = account.ofType("AWS::CloudWatch::Alarm");
    const named = lines.flatMap((line) => /--alarm-name (\S+)/.exec(line)?.[1] ?? []);
    expect(named.filter((name) => !alarms.some((alarm) => alarm.name === name))).toEqual([]);
    expect(readme).toContain(`| Alarms                      | ${alarms.length} `);
    expect(account.byName("AWS::SSM::Parameter", "/example-prod/settings")).toBeDefined();
  });

  it("links to files that there are", () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = ""]) => path);
    expect(links.filter((path) => !existsSync(new URL(path, here)))).toEqual([]);
  });
});
