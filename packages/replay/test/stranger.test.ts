import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { replay } from "./support/replay.ts";
import { run, runIn } from "./support/run.ts";
import { createFolder, json, stopLogging } from "./support/trail-folder.ts";

describe("a command line that asks for what cannot be", () => {
  it.each([
    [["--account", ""], "Write the 12 digits of an account, such as 111122223333."],
    [["--account", "1111-2222"], "Write the 12 digits of an account, such as 111122223333."],
    [["--account", "production"], "Write the 12 digits of an account, such as 111122223333."],
    [["--region", ""], "Write the code of a Region, such as eu-west-1."],
    [["--region", "eu-west1"], "Write the code of a Region, such as eu-west-1."],
    [["--region", "Europe (Ireland)"], "Write the code of a Region, such as eu-west-1."],
    [["--threads", "100000"], "Write at most 256: more make nothing faster."],
    [["--sms-price", "1"], "--sms-price says what the SMS of --as-alerts cost: give it with that,"],
    [["--sms-price", "1", "--as-alerts", "--compare", "cis"], "and without --compare."],
  ])("is told what to write instead, and reads nothing: %j", async (args, said) => {
    const { code, stdout, stderr } = await run(["replay", "fixtures/demo", ...args]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(said);
  });

  it.each([["eu-west-1"], ["us-gov-west-1"], ["us-isob-east-1"], ["ap-southeast-12"]])(
    "takes the code of any Region: %s",
    async (name) => {
      const folder = await createFolder({ "a.json": json(stopLogging("1", { awsRegion: name })) });
      expect(await replay([folder, "--region", name])).toMatchObject({ code: 0, ids: "1" });
    },
  );

  it("takes an account as the console shows it", async () => {
    const folder = await createFolder({ "a.json": json(stopLogging("1")) });
    expect(await replay([folder, "--account", "1111-2222-3333"])).toMatchObject({ ids: "1" });
  });
});

describe("a path that is empty, as that of a variable that is not set", () => {
  it("is not the folder at hand, and costs its neighbours nothing", async () => {
    const folder = await createFolder({ "a.json": json(stopLogging("1")) });
    const { code, ids, said } = await replay(["", folder]);
    expect([code, ids]).toEqual([3, "1"]);
    expect(said).toContain('1 not found: name a file or folder, or . for this one ("")');
  });

  it.each([
    ["check", ""],
    ["rules", "test", ""],
    ["rules", "new", "mine", "--into", ""],
  ])("lets nothing of the folder at hand be run or written: %s %s", async (...args) => {
    const folder = await createFolder({ "a.mjs": "throw new Error('ran');" });
    const { code, stdout, stderr } = await runIn(folder, args);
    const said = '"" is no path: name a file or folder, or . for this one.\n';
    expect([code, stdout, stderr]).toEqual([2, "", said]);
    expect(await readdir(folder)).toEqual(["a.mjs"]);
  });
});

it.each([
  [["replay", "a.json", "--settings", "\u{1b}[2Jnone"]],
  [["replay", "a.json", "--rules", "\u{1b}[2Jnone"]],
  [["replay", "a.json", "--compare", "\u{1b}[2Jnone"]],
  [["replay", "a.json", "-o", "none/\u{1b}[2Jnone"]],
  [["replay", "a.json", "--since", "\u{1b}[2Jnone"]],
  [["check", "\u{1b}[2Jnone"]],
  [["explain", "\u{1b}[2Jnone", "a.json"]],
  [["\u{1b}[2Jnone"]],
])("says names without what acts on a terminal: %j", async (args) => {
  const { code, stderr } = await run(args);
  expect(code).toBe(2);
  expect(stderr).toContain("\\u{1b}[2Jnone");
  expect(stderr.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
});
