import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseEnvironment } from "../src/environment.ts";
import { printMetrics } from "../src/report/metrics.ts";
import type { Tally } from "../src/report/tally.ts";
import { parseHandlerSettings } from "../src/settings/parse-settings.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

const tally: Tally = {
  records: 0,
  unreadable: 0,
  notData: 0,
  evaluated: 0,
  own: 0,
  shadow: 0,
  findings: 0,
  duplicates: 0,
  suppressed: 0,
  merged: 0,
  alerted: 0,
  published: 0,
  failed: 0,
  strays: 0,
  mutedSMS: 0,
  unclaimed: 0,
  stateFailures: 0,
  byRule: [],
};

describe("the README", () => {
  it("shows settings that are right", () => {
    const [, example = ""] = /```json\n([\s\S]*?)```/.exec(readme) ?? [];
    expect(parseHandlerSettings(JSON.parse(example))).toMatchObject({ ok: true });
  });

  it("names every metric", () => {
    const [all = {}] = printMetrics(tally, { nowMs: 0, functionName: "acme-alerts" });
    const names = Object.keys(all).filter((name) => name !== "_aws");
    expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it("names every variable of the environment that is asked for", () => {
    const asked = new Set<string>();
    const variables = new Proxy<Record<string, string | undefined>>(
      {},
      {
        get: (_, name) => {
          asked.add(String(name));
          return String(name).endsWith("_ARN") && name !== "OWN_ROLE_ARN"
            ? "arn:aws:sns:us-east-1:111122223333:topic"
            : undefined;
        },
      },
    );
    expect(parseEnvironment(variables)).toMatchObject({ ok: true });
    const own = [...asked].filter((name) => !name.startsWith("AWS_LAMBDA_"));
    expect(own.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
