import { parseHandlerSettings } from "@logcritical/handler/settings";
import { describe, expect, it } from "vitest";
import { printTemplate } from "../scripts/synth-template.ts";
import { Account } from "./support/account.ts";
import { resolveTemplates } from "./support/resolve-templates.ts";
import { environmentOf, synthesise, type Template, withApp } from "./support/synthesise.ts";
import { ofType, waitsFor } from "./support/walk-template.ts";
import { walks } from "./support/walks/index.ts";

const text = withApp(printTemplate);
const template = JSON.parse(text) as Template;

const least = {
  Company: "acme",
  Environment: "prod",
  InfosecEmail: "security@example.org",
  DevOpsEmail: "devops@example.org",
  InfosecPhone: "",
  DevOpsPhone: "",
  Networks: [""],
  CriticalInstances: [""],
  CriticalVolumes: [""],
  LogRetentionDays: "365",
  ReservedConcurrency: "10",
  ConfigAlreadyEnabled: "no",
  CodeBucket: "acme-code",
  CodeKey: "logcritical.zip",
};

/** The template as it would stand in an account, with these parameters. */
function deploy(parameters: Readonly<Record<string, string | readonly string[]>> = {}): Account {
  const target = { account: "111122223333", region: "eu-west-1" };
  return new Account(
    resolveTemplates(new Map([["logcritical", template]]), {
      ...target,
      parameters: { ...least, ...parameters },
    }),
  );
}

/** The settings document that the function would read. */
function settingsOf(account: Account): unknown {
  const [parameter] = account.ofType("AWS::SSM::Parameter");
  return JSON.parse(String(parameter?.properties.Value));
}

describe("the template without CDK", () => {
  it("asks what an environment's file would say", () => {
    expect(Object.keys(template.Parameters ?? {})).toEqual(Object.keys(least));
  });

  it("needs no bootstrap and no asset beside the zip", () => {
    expect(text.match(/BootstrapVersion|AssetParameters|hnb659fds/g)).toBe(null);
    const functions = Object.values(template.Resources)
      .filter(({ Type }) => Type === "AWS::Lambda::Function")
      .map(({ Properties }) => Properties?.Code);
    expect(functions).toEqual([{ S3Bucket: { Ref: "CodeBucket" }, S3Key: { Ref: "CodeKey" } }]);
  });

  it("names nobody's account", () => {
    expect(text.match(/(?<!\+)\b\d{12}\b/g)).toBe(null);
  });

  it("stays within what CloudFormation reads from S3", () => {
    // "CloudFormation quotas", AWS CloudFormation User Guide: 1 MB, 500 resources, 200 parameters.
    expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
    expect(Object.keys(template.Resources).length).toBeLessThanOrEqual(500);
  });

  it.each(Object.entries(walks))("%s", (_, walk) => {
    expect(walk(deploy())).toEqual([]);
    expect(walk(deploy({ ConfigAlreadyEnabled: "yes", InfosecPhone: "+447700900123" }))).toEqual(
      [],
    );
  });

  it("forwards every record, so that no pattern depends on the settings", () => {
    const filters = deploy().ofType("AWS::Logs::SubscriptionFilter");
    expect(filters.map(({ properties }) => properties.FilterPattern)).toEqual([""]);
  });

  it.each<readonly [string, Readonly<Record<string, readonly string[]>>, object]>([
    ["nothing", {}, {}],
    [
      "networks",
      { Networks: ["203.0.113.0/24", "2001:db8::/32"] },
      { networks: ["203.0.113.0/24", "2001:db8::/32"] },
    ],
    [
      "all",
      {
        Networks: ["203.0.113.0/24"],
        CriticalInstances: ["i-0a7d53c9e1f8264b0"],
        CriticalVolumes: ["vol-0c41f8e2d7b96a350"],
      },
      {
        networks: ["203.0.113.0/24"],
        criticalInstances: ["i-0a7d53c9e1f8264b0"],
        criticalVolumes: ["vol-0c41f8e2d7b96a350"],
      },
    ],
  ])("writes settings of %s that the function can read", (_, parameters, expected) => {
    const settings = settingsOf(deploy(parameters));
    expect(settings).toEqual({ ...expected, limits: {} });
    expect(parseHandlerSettings(settings)).toMatchObject({ ok: true, value: { rules: expected } });
  });

  it("subscribes phones only where there are any", () => {
    const endpoints = (account: Account): readonly unknown[] =>
      account
        .ofType("AWS::SNS::Subscription")
        .filter(({ properties }) => properties.Protocol === "sms")
        .map(({ properties }) => properties.Endpoint);
    expect(endpoints(deploy())).toEqual([]);
    expect(endpoints(deploy({ DevOpsPhone: "+447700900124" }))).toEqual(["+447700900124"]);
  });

  it.each([
    ["10", "10"],
    ["none", undefined],
  ])("reserves runtimes where the account has some to reserve: %s", (wanted, reserved) => {
    const [own] = deploy({ ReservedConcurrency: wanted }).ofType("AWS::Lambda::Function");
    expect(own?.properties.ReservedConcurrentExecutions).toBe(reserved);
  });

  it("watches itself just as an environment does", () => {
    const people = { emails: ["people@example.org"], phones: ["+447700900123"] };
    const environment = environmentOf({
      name: "prod",
      alerts: { infosec: people, devops: people },
    });
    const watched = (account: Account): readonly string[] =>
      ["AWS::CloudWatch::Alarm", "AWS::Events::Rule"]
        .flatMap((type) => account.ofType(type).map(({ name }) => name))
        .filter((name) => name.startsWith("acme-prod-watch-"))
        .toSorted();
    const ours = watched(new Account(resolveTemplates(synthesise(environment), environment)));
    expect(ours.length).toBeGreaterThan(30);
    expect(watched(deploy())).toEqual(ours);
  });

  it("lets EventBridge wake the function when that is there", () => {
    const [[id] = [""]] = ofType(template, "AWS::Lambda::Function");
    const permissions = ofType(template, "AWS::Lambda::Permission");
    const waits = permissions.map(([permission]) => waitsFor(template, permission).has(id));
    expect(waits).toEqual([true, true]);
  });

  it("leaves Config alone where it is there already", () => {
    const types = deploy({ ConfigAlreadyEnabled: "yes" }).resources.map(({ type }) => type);
    expect(types.filter((type) => type.startsWith("AWS::Config::"))).toEqual([]);
    expect(deploy().ofType("AWS::Config::ConfigurationRecorder")).toHaveLength(1);
  });

  it("names its buckets within S3's limit at its longest", () => {
    const long = { Company: "a".repeat(10), Environment: "b".repeat(10) };
    const { resources } = new Account(
      resolveTemplates(new Map([["logcritical", template]]), {
        account: "111122223333",
        region: "ap-southeast-2",
        parameters: { ...least, ...long },
      }),
    );
    const names = resources
      .filter(({ type }) => type === "AWS::S3::Bucket")
      .map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => name.length > 63)).toEqual([]);
  });
});
