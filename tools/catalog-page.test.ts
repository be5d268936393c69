import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catalog } from "../packages/rules/src/catalog/index.ts";
import { parsePattern } from "../packages/rules/src/index.ts";
import { cis } from "../packages/rules/src/packs/cis.ts";
import { classic } from "../packages/rules/src/packs/classic.ts";
import { printCatalogPage } from "./catalog-page.ts";

const page = readFileSync(new URL("../CATALOG.md", import.meta.url), "utf8");

describe("CATALOG.md", () => {
  it("is as the rules are: run `pnpm run pages`", () => {
    expect(page).toBe(printCatalogPage());
  });

  it.each(catalog)("shows everything about $id", (rule) => {
    const [, section = ""] = page.split(`\n## ${rule.id}\n`);
    const own = (section.split("\n## ")[0] ?? "").replaceAll("\\", "");
    const said = [
      rule.title,
      rule.description,
      rule.severity,
      ...rule.attack,
      ...rule.runbook,
      ...rule.falsePositives,
      ...rule.references,
    ];
    expect(said.filter((text) => !own.includes(text.replaceAll("\\", "")))).toEqual([]);
  });

  it("shows patterns that can be read", () => {
    const patterns = [...page.matchAll(/^```text\n(.*)\n```$/gm)].map(([, text = ""]) => text);
    expect(patterns.length).toBe(catalog.length);
    const unreadable = patterns.filter((text) => !text.startsWith("(") && !parsePattern(text).ok);
    expect(unreadable).toEqual([]);
  });

  it("names every rule of every pack", () => {
    const ids = [...catalog, ...cis, ...classic].map(({ id }) => `\`${id}\``);
    expect(ids.filter((id) => !page.includes(id))).toEqual([]);
  });
});
