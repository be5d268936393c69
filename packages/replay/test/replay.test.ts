import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "./support/run.ts";

const demo = "fixtures/demo";
const settings = `${demo}/settings.json`;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "logcritical-replay-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const stop = {
  eventTime: "2026-08-01T14:05:31Z",
  eventSource: "cloudtrail.amazonaws.com",
  eventName: "StopLogging",
  eventID: "e1",
  awsRegion: "eu-west-1",
  recipientAccountId: "111122223333",
  sourceIPAddress: "203.0.113.7",
  userAgent: "aws-cli/2.15.0",
  userIdentity: { type: "IAMUser", userName: "mallory", accountId: "111122223333" },
  requestParameters: { name: "main" },
};
const text = JSON.stringify(stop);

/** Without the one line that tells of time, speed and memory. */
function withoutCost(stderr: string): string {
  return stderr.replace(/^.* records\/s, .*\n/m, "");
}

describe("the command", () => {
  it("prints data on stdout and all else on stderr, and ends with 0", async () => {
    const { code, stdout, stderr } = await run(["replay", demo, "--format", "ndjson"]);
    expect(code).toBe(0);
    const rules = stdout
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { ruleId: string }).ruleId);
    expect(rules).toContain("cloudtrail-change");
    expect(stderr).toMatch(/^Findings +\d+: /m);
    expect(stderr).not.toContain("\u001b");
  });

  it.each([
    ["1 for findings as grave as asked", [demo, "--fail-on", "critical"], 1],
    ["0 where they are not", [demo, "--rule", "eip-change", "--fail-on", "high"], 0],
    ["2 for a mistake on the command line", [demo, "--min-severity", "worst"], 2],
    ["2 without a path", [], 2],
    ["2 for a rule that there is not", [demo, "--rule", "none"], 2],
    ["2 for settings that cannot be read", [demo, "--settings", "no/such.json"], 2],
    ["3 for input that cannot be read", [demo, "no/such/file"], 3],
    ["1 for findings, also where input cannot be read", [demo, "none", "--fail-on", "low"], 1],
  ])("ends with %s", async (_, args, expected) => {
    const { code, stdout, stderr } = await run(["replay", ...args, "-f", "csv"]);
    expect(code).toBe(expected);
    expect(stdout).toMatch(expected === 2 ? /^$/ : /^time,severity,rule,/);
    expect(stderr).toMatch(/\S/);
  });

  it("reads standard input", async () => {
    const { code, stdout, stderr } = await run(["replay", "-", "-q", "-f", "csv"], text);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n")).toHaveLength(3);
  });

  it("shows examples in the help of each command", async () => {
    const help = await run(["--help"]);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain("Examples:");
    for (const command of ["replay", "summary", "render", "grep", "explain", "rules", "pattern"]) {
      const { code, stdout } = await run([command, "--help"]);
      expect([command, code, stdout.includes("Examples:")]).toEqual([command, 0, true]);
    }
  });
});

describe("replay", () => {
  it("tells the story of the demo trail", async () => {
    const { stdout, stderr, code } = await run(["replay", demo, "--settings", settings]);
    expect(code).toBe(0);
    await expect(stdout).toMatchFileSnapshot("golden/demo.txt");
    await expect(withoutCost(stderr)).toMatchFileSnapshot("golden/demo-summary.txt");
  });

  it("gives the same output for the same input, but for what it cost", async () => {
    const args = ["replay", demo, "--format", "json", "--pack", "secglobal", "--pack", "classic"];
    const [first, second] = [await run(args), await run(args)];
    expect(second.stdout).toBe(first.stdout);
    expect(withoutCost(second.stderr)).toBe(withoutCost(first.stderr));
    expect(first.stderr.match(/records\/s/g)).toHaveLength(1);
  });

  it("finds the same in every wrapping, compressed or not", async () => {
    const blob = gzipSync(JSON.stringify({ logEvents: [{ id: "1", message: text }] })).toString(
      "base64",
    );
    const wrappings: Readonly<Record<string, string | Uint8Array>> = {
      "one.json": text,
      "records.json": JSON.stringify({ Records: [stop] }),
      "array.json": JSON.stringify([stop], undefined, 2),
      "lines.ndjson": `\u{feff}${text}\r\n`,
      "envelope.json": JSON.stringify({
        "detail-type": "AWS API Call via CloudTrail",
        detail: stop,
      }),
      "lookup.json": JSON.stringify({ Events: [{ CloudTrailEvent: text }] }),
      "lambda.json": JSON.stringify({ awslogs: { data: blob } }),
      "kinesis.json": JSON.stringify({ Records: [{ kinesis: { data: blob } }] }),
    };
    const { stdout: expected } = await run(["replay", "-", "-f", "json"], text);
    expect(JSON.parse(expected)).toHaveLength(1);
    for (const [name, content] of Object.entries(wrappings)) {
      for (const [path, bytes] of [
        [`w/${name}`, content],
        [`w/${name}.x`, gzipSync(content)],
      ] as const) {
        const { code, stdout } = await run(["replay", put(path, bytes), "-f", "json"]);
        expect([path, code, stdout]).toEqual([path, 0, expected]);
      }
    }
    expect((await run(["replay", "-", "-f", "json"], blob)).stdout).toBe(expected);
  });

  it("names everything that it could not read, and stops for none of it", async () => {
    put("bad/1-cut.json.gz", gzipSync(`${text}\n`).subarray(0, 40));
    put("bad/2-half.json", '{"Records":[{"eventName":"A","eventID":"a"},{"eventName":');
    put("bad/3-binary", Buffer.from([0, 1, 2, 3]));
    put("bad/4-bomb.gz", gzipSync(Buffer.alloc(3 * 2 ** 20, " ")));
    put("bad/5-long.ndjson", `{"a":"${"x".repeat(34 * 2 ** 20)}"}\n${text}\n`);
    put("bad/6-empty", "");
    const { code, stdout, stderr } = await run(["replay", join(folder, "bad"), "-f", "csv"]);
    expect(code).toBe(3);
    expect(stdout).toContain("cloudtrail-change");
    const small = await run(["replay", join(folder, "bad"), "--max-file-size", "1", "-f", "csv"]);
    const said = (stderr + small.stderr).replaceAll(/\s+/g, " ");
    for (const reason of [
      /1 with gzip that is cut off \(\S*1-cut.json.gz\)/,
      /1 cut off in the middle of JSON \(\S*2-half.json, line 1\)/,
      /1 with binary data, neither gzip nor JSON \(\S*3-binary\)/,
      /with more than 1 MiB \(see --max-file-size\) \(\S*4-bomb.gz/,
      /1 with more than 32 MiB in one JSON value \(\S*5-long.ndjson, line 1\)/,
      /1 empty \(\S*6-empty\)/,
    ]) {
      expect(said).toMatch(reason);
    }
  });

  it("selects by time, account, region, rule and severity", async () => {
    const count = async (...args: readonly string[]): Promise<number> => {
      const { stdout } = await run(["replay", demo, "-f", "ndjson", ...args]);
      return stdout.split("\n").length - 1;
    };
    const all = await count();
    const before = await count("--until", "2026-03-12T14:30:00Z");
    expect(await count("--since", "2026-03-12T14:30:00Z")).toBe(all - before);
    expect(await count("--since", "2026-03-13")).toBe(0);
    expect(await count("--until", "2026-03-12")).toBe(all);
    expect(await count("--account", "999988887777")).toBe(0);
    const regions = [await count("--region", "eu-west-1"), await count("--region", "us-east-1")];
    expect(regions.reduce((sum, one) => sum + one, 0)).toBe(all);
    expect(await count("--rule", "rds-change", "--min-severity", "high")).toBe(3);
    expect(await count("--limit", "2")).toBe(2);
  });

  it.each([[["replay"]], [["replay", "--as-alerts"]], [["render"]]])(
    "refuses to %s without any rule, which would find nothing",
    async (command) => {
      const { code, stdout, stderr } = await run([...command, "fixtures/demo", "--pack", "none"]);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toContain("name rules of your own with --rules");
    },
  );

  it.each([
    ["replay", "2026-03-13", "2026-03-12"],
    ["summary", "2026-03-12T10:00:00Z", "2026-03-12T10:00:00Z"],
    ["replay", "1h", "2h"],
  ])("refuses to %s from %s until %s, between which nothing is", async (command, since, until) => {
    const args = [command, "fixtures/demo", "--since", since, "--until", until];
    const { code, stdout, stderr } = await run(args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe("--until has to be after --since: no record can be between the two.\n");
  });

  it("says when the data was where nothing of it was asked for", async () => {
    const { stderr } = await run(["replay", "-", "--since", "2027-01-01"], text);
    expect(stderr).toMatch(
      /^Records +1, 1 not asked for, widen --since, --until, --account or --region$/m,
    );
    expect(stderr).toMatch(/^Times +2026-08-01T14:05:31Z to 2026-08-01T14:05:31Z$/m);
  });

  it("says how many results there are beyond the limit", async () => {
    const { stderr } = await run(["replay", demo, "--limit", "4"]);
    expect(stderr).toMatch(/^25 more, beyond --limit\.$/m);
  });

  it("writes into a new file, and over none that is there", async () => {
    const path = join(folder, "out.csv");
    const written = await run(["replay", "-", "-f", "csv", "-o", path], text);
    expect([written.code, written.stdout]).toEqual([0, ""]);
    expect(readFileSync(path, "utf8")).toMatch(
      /^time,severity,.*\n2026-08-01T14:05:31Z,critical,cloudtrail-change/,
    );
    const again = await run(["replay", "-", "-f", "csv", "-o", path], text);
    expect([again.code, again.stdout]).toEqual([2, ""]);
    expect(again.stderr).toContain("out.csv");
  });

  it("runs rules of one's own, and packs beside each other", async () => {
    const module = put(
      "rules/mine.ts",
      "export const mine = { id: 'mine', title: 'Mine', description: 'd.', severity: 'high' as const, teams: ['infosec'], when: { kind: 'comparison', path: 'eventName', operator: '=', value: { kind: 'text', text: 'Stop*' } }, attack: [], runbook: ['r'], falsePositives: [], references: [] };\n",
    );
    const { stdout } = await run(
      ["replay", "-", "-f", "ndjson", "--rules", module, "--pack", "cis", "--pack", "classic"],
      text,
    );
    const ids = stdout
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { ruleId: string }).ruleId);
    expect(ids).toEqual([
      "cis-cloudwatch-5",
      "classic-cloudtrail-change",
      "classic-net-access",
      "mine",
    ]);
  });

  it("counts shadows, and fails for none of them", async () => {
    const path = put(
      "shadow.json",
      JSON.stringify({ rules: { "cloudtrail-change": { mode: "shadow" } } }),
    );
    const { code, stdout } = await run(
      ["replay", "-", "--settings", path, "--fail-on", "low"],
      text,
    );
    expect(code).toBe(0);
    expect(stdout).toContain("shadow: nobody is told");
  });

  it("lets nothing secret out, whatever the format", async () => {
    const leaky = JSON.stringify({
      ...stop,
      errorCode: "X",
      errorMessage: "AKIAIOSFODNN7EXAMPLE with Bearer abcdefgh1234",
      requestParameters: { name: "main", password: "pa55-word" },
      responseElements: { credentials: { sessionToken: "t0ken" } },
    });
    const rules = ["--rule", "cloudtrail-change"];
    for (const format of ["table", "json", "ndjson", "csv", "markdown"]) {
      const { stdout } = await run(
        ["replay", "-", "-f", format, ...rules],
        leaky.replace('"X"', '""'),
      );
      expect(stdout).not.toMatch(/AKIAIOSFODNN7EXAMPLE|abcdefgh1234|pa55-word|t0ken/);
    }
  });
});
