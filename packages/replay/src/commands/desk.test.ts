import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "@commander-js/extra-typings";
import { createDrill } from "@logcritical/handler";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import type { Context } from "../context.ts";
import { addDrillCommand } from "./drill.ts";
import { addInvokeCommand } from "./invoke.ts";
import { addRedriveCommand } from "./redrive.ts";

const noCredentials = "There are no credentials: set AWS_PROFILE";
const folder = mkdtempSync(join(tmpdir(), "logcritical-desk-"));
const blob = createDrill({ nowMs: Date.now(), account: "111122223333", region: "eu-west-1" });
const payload = { awslogs: { data: blob.toString("base64") } };

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

afterEach(() => {
  vi.unstubAllEnvs();
});

function file(name: string, value: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
}

/** Runs one of the three commands, and gives what was printed and the exit code. */
async function run(...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const said = { stdout: "", stderr: "", code: 0 };
  // These three commands ask for nothing else of a context.
  const context = {
    stdout: {
      write: (text: string) => {
        said.stdout += text;
      },
    },
    stderr: {
      write: (text: string) => {
        said.stderr += text;
      },
    },
  } as unknown as Context;
  const end = (code: number): void => {
    said.code = code;
  };
  const program = new Command().exitOverride();
  addInvokeCommand(program, context, end);
  addRedriveCommand(program, context, end);
  addDrillCommand(program, context);
  await program.parseAsync([...args], { from: "user" });
  return said;
}

describe("the commands of a desk", () => {
  it("prints what the handler would send", async () => {
    const said = await run("invoke", file("payload.json", payload));
    expect(said).toMatchObject({ code: 0 });
    expect(said.stdout).toContain("== InfosecEmail: [CRITICAL] CloudTrail changed");
    expect(said.stdout).toContain("== InfosecSMS\nCRITICAL ");
  });

  it("obeys the settings", async () => {
    const settings = file("settings.json", { rules: { "cloudtrail-change": { mode: "off" } } });
    const said = await run("invoke", file("payload.json", payload), "--settings", settings);
    expect(said.stdout).not.toContain("CloudTrail changed");
  });

  it("says when the handler would throw", async () => {
    const said = await run("invoke", file("bad.json", { hello: 1 }));
    expect(said).toMatchObject({ code: 3, stdout: "" });
  });

  it.each(["invoke", "redrive"])("names what could not be read: %s", async (command) => {
    const sequenceNumber = "7\u001b[2J";
    const broken = { kinesis: { sequenceNumber, data: "e30K" } };
    const whole = { kinesis: { sequenceNumber: "8", data: blob.toString("base64") } };
    const given = { Records: [broken, whole] };
    const said = await run(command, file("b.json", { ...given, requestPayload: given }));
    expect(said).toMatchObject({ code: 3 });
    expect(said.stdout).toContain("CloudTrail changed");
    expect(said.stderr).toContain("7\\u{1b}[2J is unreadable: It has neither logEvents nor");
  });

  it("redrives the payload of a failure", async () => {
    const said = await run("redrive", file("failure.json", { requestPayload: payload }));
    expect(said.stdout).toContain("CloudTrail changed");
  });

  it("names a message that is none of a failure", async () => {
    const said = await run("redrive", file("none.json", {}));
    expect(said).toMatchObject({ code: 3 });
    expect(said.stderr).toContain("KinesisBatchInfo");
  });

  it("redrives a message that nests deeper than can be written again", async () => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const path = join(folder, "deep.json");
    writeFileSync(path, `{"requestPayload":{"detail-type":"x","detail":{"a":${deep}}}}`);
    expect(await run("redrive", path)).toMatchObject({ code: 0, stderr: "0 messages\n" });
  });

  it.each([
    ["drill --stream records", "There is no Region: set AWS_REGION."],
    ["drill --stream arn:aws:kinesis:eu-west-1:111122223333:stream/records", noCredentials],
    ["redrive https://localhost/111122223333/failures", "There is no Region: set AWS_REGION."],
    ["redrive https://sqs.eu-west-1.amazonaws.com/111122223333/failures", noCredentials],
  ])("says what AWS's SDK lacks: %s", async (command, lack) => {
    const args = command.split(" ");
    for (const name of ["AWS_REGION", "AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"])
      vi.stubEnv(name, undefined);
    for (const name of ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"])
      vi.stubEnv(name, join(folder, "absent"));
    vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
    await expect(run(...args)).rejects.toThrow(lack);
    vi.stubEnv("AWS_REGION", "eu-west-1");
    await expect(run(...args)).rejects.toThrow(noCredentials);
  });

  it.each([
    ["settings that cannot be used", ["--settings", "bad-settings.json"], "cannot be used"],
    [
      "settings that are not there",
      ["--settings", "absent.json"],
      "Name the file of your settings",
    ],
  ])("refuses %s", async (_, [flag = "", name = ""], message) => {
    file("bad-settings.json", { netwoks: [] });
    const args = ["invoke", file("payload.json", payload), flag, join(folder, name)];
    await expect(run(...args)).rejects.toThrow(message);
  });
});
