import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseCDKCommand } from "../bin/cdk-command.ts";

describe("parseCDKCommand", () => {
  it.each<readonly [args: readonly string[], words: string]>([
    [["deploy", "prod"], "cdk deploy --all --context environment=prod"],
    [["destroy", "dev", "--force"], "cdk destroy --all --context environment=dev --force"],
    [["diff", "prod"], "cdk diff --context environment=prod"],
    [
      ["deploy", "prod", "--dry-run", "--", "--import-existing-resources"],
      "cdk deploy --all --context environment=prod --import-existing-resources",
    ],
  ])("makes of %j: %s", (args, words) => {
    expect(parseCDKCommand(args)?.words.join(" ")).toBe(words);
  });

  it.each([
    [[]],
    [["deploy"]],
    [["deploy", "--force"]],
    [["undeploy", "prod"]],
    [["deploy", "prod", "staging"]],
  ])("can do nothing with %j", (args) => {
    expect(parseCDKCommand(args)).toBe(undefined);
  });
});

describe("the command", () => {
  /** Runs it as the root's script does. */
  function run(...args: readonly string[]) {
    const file = fileURLToPath(new URL("../bin/deploy.ts", import.meta.url));
    return spawnSync(process.execPath, [file, ...args], { encoding: "utf8" });
  }

  it("shows what it would do", () => {
    const { status, stdout } = run("deploy", "prod", "--dry-run");
    expect([status, stdout]).toEqual([
      0,
      [
        "deploy prod: 333333333333, eu-west-1",
        "> cdk deploy --all --context environment=prod",
        "",
      ].join("\n"),
    ]);
  });

  it("says which environments there are", () => {
    const { status, stderr } = run("deploy", "prd");
    expect([status, stderr]).toEqual([2, expect.stringContaining("write one of dev, dr, prod")]);
  });

  it.each(["prod.json", "packages/infra/environments/prod.json"])(
    "takes %s for no name",
    (path) => {
      expect(run("deploy", path)).toMatchObject({
        status: 2,
        stderr: `Write prod instead of ${path}: an environment goes by its name, without folder and .json.\n`,
      });
    },
  );

  it("says how to be used", () => {
    expect(run("deploy")).toMatchObject({ status: 2, stderr: expect.stringMatching(/^Usage: /) });
  });
});
