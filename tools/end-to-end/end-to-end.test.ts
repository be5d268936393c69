import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "../../packages/handler/scripts/bundle.ts";
import { installRuntimeClient } from "../../packages/handler/scripts/install-runtime-client.ts";
import {
  parseHandlerSettings,
  type TopicName,
  topicNames,
} from "../../packages/handler/src/settings/index.ts";
import {
  kinesisPayload,
  logsPayload,
  schedulePayload,
} from "../../packages/handler/test/support/payloads.ts";
import { matchesEvent } from "../../packages/infra/test/support/match-event.ts";
import { ownRule } from "../../packages/infra/test/support/own-rule.ts";
import { environmentOf, synthesise } from "../../packages/infra/test/support/synthesise.ts";
import {
  type Transformer,
  transformEvent,
} from "../../packages/infra/test/support/transform-event.ts";
import { ofType } from "../../packages/infra/test/support/walk-template.ts";
import { catalog } from "../../packages/rules/src/catalog/index.ts";
import { type Deployed, deploy, type Notification } from "./deployed.ts";
import { createOracle, type Expected } from "./expect-alerts.ts";
import { type Fixture, readFixtureSettings, readFixtures } from "./fixtures.ts";

/**
 * What is deployed, put together without AWS: the subscription patterns, settings, variables and
 * wiring of the synthesised templates, and the bundle under Lambda's own runtime client. It belongs
 * to no package, as infra may not know the handler's insides, nor the handler what deploys it.
 */
const topicOf: Readonly<Record<string, TopicName>> = Object.fromEntries(
  topicNames.map((name) => [
    `acme-test-${name.replace(/(Email|SMS)$/, "-$1").toLowerCase()}`,
    name,
  ]),
);

/** In their settings nothing is capped, as all fixtures together are a storm. */
const settings = {
  ...readFixtureSettings(),
  ownRules: [ownRule],
  limits: { emailsPerSecond: 1000, smsPerHour: 1000, smsPerDay: 10_000 },
};
const parsed = parseHandlerSettings(settings);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
const expectAlerts = createOracle(parsed.value);
const rules = new Map(catalog.map((rule) => [rule.id, rule]));

const client = installRuntimeClient();
if (client.kind === "lacking") {
  console.warn(`Skipped: Lambda's runtime client needs ${client.tools.join(", ")} to be compiled.`);
}

let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "logcritical-end-to-end-"));
  await bundle(folder);
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(client.kind === "lacking").each(["logs", "kinesis"])("deployed by %s", (by) => {
  const people = { emails: ["people@example.org"], phones: ["+447700900123"] };
  const environment = environmentOf({
    alerts: { infosec: people, devops: people },
    delivery: { by },
    settings,
  });
  let deployed: Deployed;

  const templates = synthesise(environment);

  beforeAll(async () => {
    const entry = client.kind === "installed" ? client.entry : "";
    deployed = await deploy(templates.get("acme-test-alerting"), { client: entry, folder });
  }, 60_000);
  afterAll(async () => {
    await deployed.stop();
  });

  /** Hands over payloads, and says which rule was told of at which topic. */
  const tell = async (...payloads: readonly object[]): Promise<ReadonlySet<string>> => {
    for (const payload of payloads) {
      const answer = await deployed.runtime.invoke(payload);
      expect(answer).toEqual({ kind: "response", body: { batchItemFailures: [] } });
    }
    const told = [...deployed.takeArrived()].flatMap(([name, notifications]) =>
      notifications.map(
        ({ MessageAttributes }) => `${MessageAttributes?.ruleId?.Value} at ${topicOf[name]}`,
      ),
    );
    return new Set(told);
  };

  const happen = (records: readonly object[]): Promise<ReadonlySet<string>> => {
    const forwarded = deployed.logGroup.forward(records);
    return tell(
      ...forwarded.map((some) => (by === "logs" ? logsPayload(...some) : kinesisPayload(some))),
    );
  };

  const fixtures = readFixtures();
  // Both ways lead to one handler: by the stream it is enough to see one record of each rule.
  const chosen = by === "logs" ? fixtures : fixtures.filter(isFirstOfRule);
  const waiting = new Set<string>();

  it.each(chosen.map((fixture) => [fixture.file, fixture] as const))(
    "tells %s to whom it concerns, and nobody else",
    async (_, fixture) => {
      const expected = expectAlerts(fixture.records, accountOf(fixture));
      expect(keepsPromise(fixture, expected)).toBe(true);
      for (const pair of expected.waiting) waiting.add(pair);
      expect(await happen(fixture.records)).toEqual(expected.told);
    },
  );

  it("tells what a rule of the settings finds, whose records only it asks for", async () => {
    const record = {
      ...fixtures[0]?.records[0],
      eventID: "5d1c3f0e-0a5e-4c3b-9d5e-2f7a8b9c0d1e",
      eventSource: "s3.amazonaws.com",
      eventName: "PutObjectAcl",
      userIdentity: { type: "IAMUser", userName: "nadia", accountId: "111122223333" },
      sourceIPAddress: "198.51.100.7",
      requestParameters: { bucketName: "reports", key: "salaries.csv" },
    };
    expect(await happen([record])).toEqual(new Set(["object-shared at InfosecEmail"]));
  });

  it.each<readonly [call: string, requestParameters: object, rule: string]>([
    [
      "lambda:UpdateFunctionCode20150331v2",
      { functionName: "acme-test-alerts" },
      "alerter-changed",
    ],
    ["cloudtrail:StopLogging", { name: "acme-test-trail" }, "cloudtrail-change"],
    ["kms:DisableKey", { keyId: "1234abcd" }, "alerter-changed"],
    ["events:DisableRule", { name: "acme-test-watch-trail" }, "alerter-changed"],
    [
      "monitoring:DisableAlarmActions",
      { alarmNames: ["acme-test-root-access"] },
      "alerter-changed",
    ],
    ["sns:SetSMSAttributes", { attributes: { MonthlySpendLimit: "0" } }, "alerter-changed"],
    ["logs:PutTransformer", { logGroupIdentifier: "acme-test-trail" }, "alerter-changed"],
  ])("tells of tampering that EventBridge hears of: %s", async (call, requestParameters, rule) => {
    const [service = "", eventName = ""] = call.split(":");
    const detail = {
      eventSource: `${service}.amazonaws.com`,
      eventName,
      eventID: `tampering ${call}`,
      eventTime: "2026-11-28T08:00:00Z",
      readOnly: false,
      sourceIPAddress: "198.51.100.7",
      userIdentity: { type: "IAMUser", userName: "mallory" },
      requestParameters,
      recipientAccountId: "111122223333",
    };
    const source = `aws.${service}`;
    const event = { id: "1", source, "detail-type": "AWS API Call via CloudTrail", detail };
    const made = { ...event, source: "my.app" };
    const listening = ofType(templates.get("acme-test-watch"), "AWS::Events::Rule");
    const heard = (one: object) =>
      listening.filter(([, { Properties }]) => matchesEvent(Properties?.EventPattern, one));
    const hearing = heard(event);
    // Whoever may put events on the bus writes whatever else there is in them.
    expect(heard(made)).toEqual([]);
    const targets = hearing.map(([, { Properties }]) => Properties?.Targets as readonly Target[]);
    expect(targets).toMatchObject([
      [
        { Id: "people" },
        { Id: "function", Arn: expect.stringMatching(/acme-test-alerts$/) as string },
      ],
    ]);
    const told = await tell(transformEvent(event, targets[0]?.[1]?.InputTransformer) as object);
    expect(told).toContain(`${rule} at InfosecEmail`);
    const tampering = [...told].filter((pair) => /alerter-changed|cloudtrail-change/.test(pair));
    expect(new Set(tampering.map((pair) => pair.split(" ")[0]))).toEqual(new Set([rule]));
  });

  it("reports daily what was of low severity, to whom it concerns", async () => {
    const answer = await deployed.runtime.invoke(schedulePayload);
    expect(answer.kind).toBe("response");
    const reports = deployed.takeArrived();
    const told = [...reports].flatMap(([name, notifications]) =>
      notifications.flatMap((report) => rulesIn(report).map((id) => `${id} at ${topicOf[name]}`)),
    );
    expect(waiting.size).toBeGreaterThan(0);
    expect(new Set(told)).toEqual(waiting);
  });
});

/** A target of a rule of EventBridge. */
interface Target {
  readonly InputTransformer?: Transformer;
}

/**
 * Whether what is expected is what the file's name promises. A record of a rule that counts is told
 * by itself only where it is grave, which the name leaves open.
 */
function keepsPromise({ ruleId, isTold, records }: Fixture, { told, waiting }: Expected): boolean {
  const found = [...told, ...waiting].some((pair) => pair.startsWith(`${ruleId} at `));
  const isCounted = rules.get(ruleId)?.threshold !== undefined && records.length === 1;
  return found === isTold || (isCounted && isTold);
}

function isFirstOfRule(fixture: Fixture, _: number, all: readonly Fixture[]): boolean {
  const first = all.find(({ ruleId, isTold }) => ruleId === fixture.ruleId && isTold);
  return fixture === first;
}

function accountOf({ records: [first] }: Fixture): string {
  return first !== undefined && "recipientAccountId" in first
    ? String(first.recipientAccountId)
    : "";
}

/** The rules whose titles a daily report names. */
function rulesIn({ Message }: Notification): readonly string[] {
  const { email = "" } = JSON.parse(Message) as { readonly email?: string };
  const low = email.split("OF LOW SEVERITY")[1]?.split("\nRULES")[0] ?? "";
  return catalog.filter(({ title }) => low.includes(title)).map(({ id }) => id);
}
