import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadEnvironments } from "../src/environment/load-environments.ts";
import { Account } from "./support/account.ts";
import { printTemplate } from "./support/print-template.ts";
import { resolveTemplates } from "./support/resolve-templates.ts";
import { environmentOf, synthesise, type Template } from "./support/synthesise.ts";
import { walks } from "./support/walks/index.ts";

/** "CloudFormation quotas", AWS CloudFormation User Guide; bytes are those of a template in S3. */
const quotas = { bytes: 1_000_000, resources: 500, outputs: 200, parameters: 200 } as const;

/** How much of each quota a template takes. */
function measure(template: Template): Readonly<Record<keyof typeof quotas, number>> {
  return {
    bytes: Buffer.byteLength(JSON.stringify(template)),
    resources: Object.keys(template.Resources).length,
    outputs: Object.keys(template.Outputs ?? {}).length,
    parameters: Object.keys(template.Parameters ?? {}).length,
  };
}

const loaded = loadEnvironments(fileURLToPath(new URL("../environments", import.meta.url)));
const stacks = (loaded.ok ? loaded.value : []).flatMap((environment) => [
  ...synthesise(environment),
]);

describe("the templates of the examples", () => {
  it.each(stacks)("%s stays within CloudFormation's quotas", (_, template) => {
    const used = measure(template);
    for (const [name, quota] of Object.entries(quotas)) {
      // The keys of both are the same.
      expect(used[name as keyof typeof quotas]).toBeLessThanOrEqual(quota);
    }
  });

  it("say how large they are", () => {
    const sizes = stacks.map(([name, template]) => ({ name, ...measure(template) }));
    console.table(sizes);
    expect(sizes.length).toBeGreaterThanOrEqual(15);
  });

  it.each(stacks)(
    "%s keeps what it is made of: an id that changes is a resource that is made anew",
    async (name, template) => {
      await expect(printTemplate(template)).toMatchFileSnapshot(`golden/${name}.txt`);
    },
  );
});

const alerts = { infosec: { emails: ["security@example.org"] } };
const existing = { trailName: "org", logGroupName: "org" };
const off = { enabled: false };

describe("in other partitions", () => {
  it.each(["cn-north-1", "us-gov-west-1"])(
    "no ARN of %s is one of the commercial one",
    (region) => {
      const templates = synthesise(environmentOf({ region, alerts }));
      const found = JSON.stringify([...templates]).match(/arn:aws:[^"\\ ]*/g) ?? [];
      expect(found).toEqual([]);
    },
  );

  it.each(["cn-north-1", "us-gov-west-1"])("all that has to be wired in %s is", (region) => {
    const environment = environmentOf({ region, alerts, delivery: { by: "kinesis" } });
    const account = new Account(resolveTemplates(synthesise(environment), environment));
    expect(Object.values(walks).flatMap((walk) => walk(account))).toEqual([]);
  });
});

describe("with everything switched off that can be", () => {
  it.each<readonly [string, Readonly<Record<string, unknown>>, readonly string[]]>([
    [
      "nothing but a trail",
      { trail: { siem: false }, config: { recorder: false, rules: false } },
      ["trail"],
    ],
    ["nothing at all", { trail: { existing }, config: { recorder: false, rules: false } }, []],
    [
      "Config without a SIEM, rules and IAM",
      { trail: { existing }, config: { siem: false, rules: false, globalResources: false } },
      ["config"],
    ],
    [
      "alarms without dashboard and function",
      {
        trail: { existing },
        config: { recorder: false, rules: false },
        alerts: { ...alerts, dashboard: false, packs: ["cis"] },
        delivery: { by: "none" },
      },
      ["alerting", "watch"],
    ],
    [
      "one subscription, settings as an object",
      {
        trail: { existing },
        config: { recorder: false, rules: false },
        alerts,
        delivery: { subscriptions: 1, settingsIn: "object" },
      },
      ["alerting", "watch"],
    ],
    [
      "identity with one role",
      {
        trail: { existing },
        config: { recorder: false, rules: false },
        identity: { mode: "none", domainJoin: false, vpcFlowLogs: off },
      },
      ["identity"],
    ],
    [
      "identity with nothing in it",
      {
        trail: { existing },
        config: { recorder: false, rules: false },
        identity: { mode: "none", domainJoin: false, saltMaster: false, vpcFlowLogs: off },
      },
      [],
    ],
  ])("there is %s, and it is wired", (_, parts, areas) => {
    const environment = environmentOf(parts);
    const templates = synthesise(environment);
    expect([...templates.keys()]).toEqual(areas.map((area) => `acme-test-${area}`));
    const account = new Account(resolveTemplates(templates, environment));
    expect(Object.values(walks).flatMap((walk) => walk(account))).toEqual([]);
  });
});
