import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { loadEnvironments } from "../src/environment/load-environments.ts";

const examples = fileURLToPath(new URL("../environments", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "environments-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const good = { company: "acme", account: "111122223333", region: "eu-west-1" };

/** Loads a folder of files with these texts; what comes back are the names or the messages. */
function load(files: Readonly<Record<string, string>>, name?: string): readonly string[] {
  const folder = mkdtempSync(join(scratch, "case-"));
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  const loaded = loadEnvironments(folder, name);
  return loaded.ok
    ? loaded.value.map((environment) => environment.name)
    : loaded.problems.map(({ message }) => message.replaceAll(folder, "here"));
}

describe("loadEnvironments", () => {
  it("reads the examples", () => {
    const loaded = loadEnvironments(examples);
    expect(loaded.ok && loaded.value.map(({ name }) => name)).toEqual([
      "dev",
      "dr",
      "prod",
      "staging",
    ]);
  });

  const prod = JSON.stringify({ name: "prod", ...good });
  it.each<
    readonly [
      string,
      readonly [files: Readonly<Record<string, string>>, name?: string],
      readonly string[],
    ]
  >([
    ["reads the one that is asked for", [{ "prod.json": prod, "bad.json": "{" }, "prod"], ["prod"]],
    [
      "says which there are",
      [{ "prod.json": prod, "README.md": "" }, "prd"],
      ['There is no environment "prd" in here: write one of prod, or add prd.json.'],
    ],
    [
      "names the file of every problem",
      [{ "a.json": JSON.stringify({ name: "a", ...good, account: 1 }), "b.json": "{" }],
      [
        "a.json: account: write 12 digits in quotes.",
        expect.stringMatching(/^b\.json: This is no JSON: /),
      ],
    ],
    [
      "refuses a name that is not the file's",
      [{ "dev.json": prod }],
      ['dev.json: name: this is "prod"; write "dev", as the file is called, or rename the file.'],
    ],
  ])("%s", (_, parameters, expected) => {
    expect(load(...parameters)).toEqual(expected);
  });
});
