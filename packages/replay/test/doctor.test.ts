import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packPatterns, printPattern } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { cisPatterns } from "@logcritical/rules/packs/cis";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Diagnosis } from "../src/doctor/examine.ts";
import { listResources } from "../src/doctor/resources.ts";
import { type FakeAWS, type Operations, Refusal, startFakeAWS } from "./support/fake-aws.ts";
import { run } from "./support/run.ts";

const account = "111122223333";
const prefix = "example-prod";
const settings = { networks: ["198.51.100.0/24"] };
const environment = {
  name: "prod",
  company: "example",
  account,
  region: "eu-west-1",
  alerts: { infosec: { emails: ["a@example.org"], phones: ["+447700900123"] } },
  settings,
};
const arn = (service: string, name: string): string =>
  `arn:aws:${service}:eu-west-1:${account}:${name}`;
const topic = arn("sns", `${prefix}-infosec-email`);
const functionARN = arn("lambda", `function:${prefix}-alerts`);
const stackId = (owner: string): string => `arn:aws:cloudformation:eu-west-1:${owner}:stack/x/1`;

const printed = printPattern(catalog[0]?.when ?? { kind: "any", conditions: [] });
const packed = packPatterns(catalog, { settings, patterns: 2 });
if (!printed.ok || !packed.ok) throw new Error("the rules have patterns");
const cisPattern = cisPatterns.find(({ control }) => control === "CloudWatch.1");
const filters = [
  { filterName: `${prefix}-${catalog[0]?.id}`, filterPattern: printed.value.text },
  { filterName: `${prefix}-cis-cloudwatch-1`, filterPattern: cisPattern?.pattern ?? "" },
];
const records = packed.value.patterns.map(({ text }, at) => ({
  filterName: `${prefix}-records-${at + 1}`,
  filterPattern: text,
  destinationArn: functionARN,
}));

let aws: FakeAWS;
let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "logcritical-doctor-"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
  await rm(folder, { recursive: true });
});

const summary = (ResourceType: string, PhysicalResourceId: string): object => ({
  ResourceType,
  PhysicalResourceId,
  LogicalResourceId: "x",
  LastUpdatedTimestamp: "2026-03-12T09:31:07Z",
  ResourceStatus: "CREATE_COMPLETE",
});

const selecting = (EventSelector: object): object => ({ EventSelectors: [EventSelector] });
const choosing = (...FieldSelectors: readonly object[]): object => ({
  AdvancedEventSelectors: [
    { FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }, ...FieldSelectors] },
  ],
});

/** An account in which all is well; the queues' addresses are those of the stand-in itself. */
function healthy(): Operations {
  return {
    DescribeStacks: ({ StackName }) => ({
      Stacks: [
        {
          StackName,
          StackId: stackId(account),
          StackStatus: "UPDATE_COMPLETE",
          CreationTime: "2026-03-12T09:31:07Z",
        },
      ],
    }),
    ListStackResources: ({ StackName }) => ({
      StackResourceSummaries:
        StackName === `${prefix}-alerting`
          ? [
              summary("AWS::SNS::Topic", topic),
              summary("AWS::SQS::Queue", `${aws.url}/${account}/${prefix}-alerts-failed`),
              summary("AWS::SQS::Queue", `${aws.url}/${account}/${prefix}-trail-siem`),
              summary("AWS::CloudWatch::Alarm", `${prefix}-root-access`),
              ...filters.map(({ filterName }) => summary("AWS::Logs::MetricFilter", filterName)),
            ]
          : [],
    }),
    GetTrail: () => ({
      Trail: {
        IsMultiRegionTrail: true,
        LogFileValidationEnabled: true,
        CloudWatchLogsLogGroupArn: `${arn("logs", `log-group:${prefix}-trail`)}:*`,
      },
    }),
    GetTrailStatus: () => ({
      IsLogging: true,
      LatestCloudWatchLogsDeliveryTime: Date.now() / 1000 - 60,
    }),
    GetEventSelectors: () => selecting({ IncludeManagementEvents: true, ReadWriteType: "All" }),
    DescribeMetricFilters: () => ({ metricFilters: filters }),
    DescribeSubscriptionFilters: () => ({ subscriptionFilters: records }),
    DescribeAlarms: () => ({
      MetricAlarms: [
        { AlarmName: `${prefix}-root-access`, ActionsEnabled: true, AlarmActions: [topic] },
      ],
    }),
    GetFunctionConfiguration: () => ({ State: "Active", LastUpdateStatus: "Successful" }),
    GetQueueAttributes: ({ QueueUrl }) => ({
      Attributes: {
        ApproximateNumberOfMessages: String(QueueUrl).endsWith("siem") ? "12" : "0",
        ApproximateNumberOfMessagesNotVisible: "0",
      },
    }),
    GetMetricStatistics: ({ MetricName }) => ({
      Datapoints: ["NumberOfMessagesPublished", "Invocations"].includes(String(MetricName))
        ? [{ Sum: 2 }, { Sum: 1 }]
        : [],
    }),
    ListSubscriptionsByTopic: () => ({
      Subscriptions: [{ SubscriptionArn: `${topic}:1`, Protocol: "email", Endpoint: "a" }],
    }),
    GetSMSAttributes: () => ({ attributes: { entry: [{ key: "MonthlySpendLimit", value: "5" }] } }),
    GetSMSSandboxAccountStatus: () => ({ IsInSandbox: false }),
  };
}

interface Examined {
  readonly code: number;
  readonly stderr: string;
  readonly stdout: string;
  readonly diagnoses: readonly Diagnosis[];
}

async function examine(
  changes: Operations = {},
  { change = {}, args = [] }: { change?: object; args?: readonly string[] } = {},
): Promise<Examined> {
  aws = await startFakeAWS({ ...healthy(), ...changes });
  vi.stubEnv("AWS_ENDPOINT_URL", aws.url);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "example");
  vi.stubEnv("AWS_MAX_ATTEMPTS", "1");
  // The client of SQS remarks on addresses that are not AWS's.
  vi.spyOn(console, "warn").mockReturnValue(undefined);
  const file = join(folder, "prod.json");
  await writeFile(file, JSON.stringify({ ...environment, ...change }));
  const { code, stdout, stderr } = await run(["doctor", "--env", file, "--json", ...args]);
  const diagnoses = (stdout === "" ? [] : JSON.parse(stdout)) as readonly Diagnosis[];
  return { code, stdout, stderr, diagnoses };
}

const of = ({ diagnoses }: Examined, id: string): Diagnosis | undefined =>
  diagnoses.find((diagnosis) => diagnosis.id === id);
const badIds = ({ diagnoses }: Examined): readonly string[] =>
  diagnoses.filter(({ state }) => state === "bad").map(({ id }) => id);
const said = (diagnosis: Diagnosis | undefined): string =>
  (diagnosis?.observations ?? []).map(({ what }) => what).join("; ");

const metric = (name: string, point: object): Operations => ({
  GetMetricStatistics: (input) =>
    input.MetricName === name
      ? { Datapoints: [point] }
      : (healthy().GetMetricStatistics?.(input) ?? {}),
});

describe("doctor", () => {
  it("finds nothing wrong where nothing is, and asks nothing that would change anything", async () => {
    const examined = await examine();
    expect(badIds(examined)).toEqual([]);
    expect(examined.diagnoses.map(({ id, state }) => `${id} ${state}`)).toEqual(
      examined.diagnoses.map(({ id }) => `${id} good`),
    );
    expect(examined).toMatchObject({ code: 0, stderr: "11 questions: 11 good, 0 bad\n" });
    expect(aws.asked.filter((name) => !/^(?:Describe|Get|List)/.test(name))).toEqual([]);
  });

  it.each<readonly [id: string, name: string, changes: Operations, what: string]>([
    [
      "stacks",
      "a stack that is not there",
      {
        DescribeStacks: ({ StackName }) => {
          if (StackName === `${prefix}-watch`)
            throw new Refusal("ValidationError", `Stack with id ${prefix}-watch does not exist`);
          return healthy().DescribeStacks?.({ StackName }) ?? {};
        },
      },
      "example-prod-watch is not there",
    ],
    [
      "stacks",
      "a deployment that failed",
      {
        DescribeStacks: ({ StackName }) => ({
          Stacks: [
            {
              StackName,
              StackId: stackId(account),
              StackStatus: "UPDATE_ROLLBACK_COMPLETE",
              CreationTime: "2026-03-12T09:31:07Z",
            },
          ],
        }),
      },
      "is UPDATE_ROLLBACK_COMPLETE",
    ],
    [
      "trail",
      "a trail that was stopped",
      {
        GetTrailStatus: () => ({
          IsLogging: false,
          LatestCloudWatchLogsDeliveryTime: Date.now() / 1000,
        }),
      },
      "example-prod-trail is stopped",
    ],
    [
      "trail",
      "a trail that is silent",
      {
        GetTrailStatus: () => ({
          IsLogging: true,
          LatestCloudWatchLogsDeliveryTime: 1,
          LatestDeliveryError: "AccessDenied",
        }),
      },
      "cannot deliver: AccessDenied; no record",
    ],
    [
      "trail",
      "a trail of one Region, without validation",
      { GetTrail: () => ({ Trail: {} }) },
      "one Region only; its files cannot be validated; it does not write",
    ],
    ...[
      selecting({ IncludeManagementEvents: false }),
      selecting({ ReadWriteType: "WriteOnly" }),
      choosing({ Field: "readOnly", Equals: ["false"] }),
      choosing({ Field: "eventSource", NotEquals: ["a"], StartsWith: ["b"] }),
      {
        AdvancedEventSelectors: [
          { FieldSelectors: [{ Field: "eventCategory", Equals: ["Data"] }] },
        ],
      },
      {},
    ].map(
      (answer) =>
        [
          "event-selectors",
          `a trail of ${JSON.stringify(answer)}`,
          { GetEventSelectors: () => answer },
          "example-prod-trail does not record every management event",
        ] as const,
    ),
    [
      "metric-filters",
      "a filter that is gone",
      { DescribeMetricFilters: () => ({ metricFilters: filters.slice(1) }) },
      "is not attached to example-prod-trail; 1 of 2",
    ],
    [
      "metric-filters",
      "a filter that was changed",
      {
        DescribeMetricFilters: () => ({
          metricFilters: filters.map((one) => ({ ...one, filterPattern: "{ $.a = 1 }" })),
        }),
      },
      "asks for other than the rule",
    ],
    [
      "subscription-filters",
      "a subscription that is gone",
      { DescribeSubscriptionFilters: () => ({ subscriptionFilters: [] }) },
      "example-prod-records-1 is not attached",
    ],
    [
      "subscription-filters",
      "a subscription that was narrowed",
      {
        DescribeSubscriptionFilters: () => ({
          subscriptionFilters: records.map((one) => ({ ...one, filterPattern: "{ $.a = 1 }" })),
        }),
      },
      "lets through other",
    ],
    [
      "subscription-filters",
      "a subscription to something else",
      {
        DescribeSubscriptionFilters: () => ({
          subscriptionFilters: records.map((one) => ({ ...one, destinationArn: "arn:other" })),
        }),
      },
      "goes to arn:other",
    ],
    [
      "alarms",
      "actions that are switched off",
      {
        DescribeAlarms: () => ({
          MetricAlarms: [
            { AlarmName: `${prefix}-root-access`, ActionsEnabled: false, AlarmActions: [topic] },
          ],
        }),
      },
      "are switched off",
    ],
    [
      "alarms",
      "an alarm without actions",
      {
        DescribeAlarms: () => ({
          MetricAlarms: [
            { AlarmName: `${prefix}-root-access`, ActionsEnabled: true, AlarmActions: [] },
          ],
        }),
      },
      "has no action",
    ],
    [
      "alarms",
      "an alarm that tells a stranger",
      {
        DescribeAlarms: () => ({
          MetricAlarms: [
            {
              AlarmName: `${prefix}-root-access`,
              ActionsEnabled: true,
              AlarmActions: [arn("sns", "other")],
            },
          ],
        }),
      },
      "no topic of ours",
    ],
    [
      "alarms",
      "an alarm that is gone",
      { DescribeAlarms: () => ({ MetricAlarms: [] }) },
      "is gone",
    ],
    [
      "function",
      "a function that cannot run",
      {
        GetFunctionConfiguration: () => ({
          State: "Failed",
          LastUpdateStatus: "Failed",
          StateReason: "no key",
        }),
      },
      "is Failed, last update Failed: no key",
    ],
    [
      "function",
      "a function that failed of late",
      metric("Errors", { Sum: 3 }),
      "3 errors in 24 hours",
    ],
    [
      "failure-queues",
      "a delivery that waits",
      {
        GetQueueAttributes: () => ({
          Attributes: {
            ApproximateNumberOfMessages: "1",
            ApproximateNumberOfMessagesNotVisible: "1",
          },
        }),
      },
      "example-prod-alerts-failed holds 2",
    ],
    [
      "heartbeat",
      "a report that does not go out",
      { GetMetricStatistics: () => ({ Datapoints: [] }) },
      "nothing was sent to example-prod-infosec-email for 26 hours; the function did not run",
    ],
    [
      "heartbeat",
      "mail that does not arrive",
      metric("NumberOfNotificationsFailed", { Sum: 1 }),
      "1 mails from example-prod-infosec-email did not arrive",
    ],
    [
      "subscriptions",
      "a topic that nobody hears",
      {
        ListSubscriptionsByTopic: () => ({
          Subscriptions: [{ SubscriptionArn: "PendingConfirmation" }],
        }),
      },
      "has no confirmed subscription; example-prod-infosec-email has 1 that nobody confirmed",
    ],
    [
      "subscriptions",
      "a subscription that a scanner cancelled",
      { ListSubscriptionsByTopic: () => ({ Subscriptions: [{ SubscriptionArn: "Deleted" }] }) },
      "has no confirmed subscription",
    ],
    [
      "sms-quota",
      "the sandbox",
      { GetSMSSandboxAccountStatus: () => ({ IsInSandbox: true }) },
      "in the SMS sandbox",
    ],
    [
      "sms-quota",
      "a quota that is nearly spent",
      metric("SMSMonthToDateSpentUSD", { Maximum: 4 }),
      "US$4.00 of 5.00 are spent",
    ],
  ])("finds in %s %s", async (...[id, , changes, what]) => {
    const examined = await examine(changes, { args: ["--only", id] });
    expect(badIds(examined)).toEqual([id]);
    expect(said(of(examined, id))).toContain(what);
    const bad = of(examined, id)?.observations.filter(({ kind }) => kind === "bad") ?? [];
    expect(bad.every(({ mend = "" }) => mend.length > 5)).toBe(true);
    expect(examined.code).toBe(1);
  });

  it("says which permission is missing, and asks the rest", async () => {
    const examined = await examine({
      GetQueueAttributes: () => {
        throw new Refusal("AccessDenied", "you are not authorized");
      },
    });
    expect(of(examined, "failure-queues")).toMatchObject({
      state: "unasked",
      reason: expect.stringContaining("It needs sqs:GetQueueAttributes."),
    });
    expect(examined).toMatchObject({
      code: 3,
      stderr: "11 questions: 10 good, 0 bad, 1 could not be asked\n",
    });
  });

  it("gives up a question that is never answered", async () => {
    aws = await startFakeAWS({});
    const silent = createServer().listen(0, "127.0.0.1");
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    vi.stubEnv("AWS_ENDPOINT_URL", `http://127.0.0.1:${port}`);
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "example");
    vi.stubEnv("AWS_MAX_ATTEMPTS", "1");
    const requestHandler = {
      connectionTimeout: 50,
      requestTimeout: 50,
      throwOnRequestTimeout: true,
    } as const;
    const asked = listResources(
      { stacks: ["a"], account },
      { region: "eu-west-1", requestHandler },
    );
    await expect(asked).rejects.toThrow(/timed? ?out|timeout/i);
    silent.closeAllConnections();
    silent.close();
  });

  it("does not take another account for an empty one", async () => {
    const examined = await examine({
      DescribeStacks: ({ StackName }) => ({
        Stacks: [
          {
            StackName,
            StackId: stackId("999999999999"),
            StackStatus: "CREATE_COMPLETE",
            CreationTime: "2026-03-12T09:31:07Z",
          },
        ],
      }),
    });
    expect(of(examined, "stacks")?.reason).toContain("are of account 999999999999");
    expect(examined.code).toBe(3);
  });

  it.each([
    [selecting({}), "it records every management event"],
    [choosing(), "it records every management event"],
    [selecting({ ExcludeManagementEventSources: ["kms.amazonaws.com"] }), "kms.amazonaws.com"],
    [choosing({ Field: "eventSource", NotEquals: ["kms.amazonaws.com"] }), "kms.amazonaws.com"],
  ])("is content with a trail of %j", async (answer, expected) => {
    const examined = await examine({ GetEventSelectors: () => answer });
    expect(badIds(examined)).toEqual([]);
    expect(said(of(examined, "event-selectors"))).toContain(expected);
  });

  it("asks no more than the environment has", async () => {
    const existing = { trailName: "theirs", logGroupName: "their-group" };
    const { alerts: _, ...bare } = environment;
    const examined = await examine(
      {
        GetTrail: ({ Name }) => ({
          Trail: {
            IsMultiRegionTrail: Name === "theirs",
            LogFileValidationEnabled: true,
            CloudWatchLogsLogGroupArn: `${arn("logs", "log-group:their-group")}:*`,
          },
        }),
      },
      { change: { ...bare, alerts: undefined, trail: { existing } } },
    );
    expect(badIds(examined)).toEqual([]);
    expect(said(of(examined, "sms-quota"))).toBe("the environment names no phones");
    expect(aws.asked).not.toContain("DescribeStacks");
  });

  it("puts patterns to CloudWatch and to ourselves", async () => {
    const file = join(folder, "cases.json");
    const cases = [
      { pattern: "{ $.a = 1 }", event: { a: 1 } },
      { pattern: "{ $.a = 1 }", event: { a: 2 } },
      { pattern: "{ $.a = 1 }", message: '{"a":1,"b":2}' },
      { pattern: "{ $.a == 1 }", event: {} },
    ];
    await writeFile(file, JSON.stringify(cases));
    const same = await examine(
      { TestMetricFilter: testMetricFilter(["1", "3"]) },
      { args: ["--only", "conformance", "--conformance", file] },
    );
    expect(said(of(same, "conformance"))).toBe("4 of 4 answers are the same");
    await aws.close();
    const differing = await examine(
      { TestMetricFilter: testMetricFilter(["1", "2"]) },
      { args: ["--only", "conformance", "--conformance", file] },
    );
    expect(said(of(differing, "conformance"))).toBe(
      '{ $.a = 1 } of {"a":2}: CloudWatch match, we no match; ' +
        '{ $.a = 1 } of {"a":1,"b":2}: CloudWatch no match, we match; 2 of 4 answers are the same',
    );
  });

  it("is read by people too", async () => {
    aws = await startFakeAWS({
      ...healthy(),
      GetSMSSandboxAccountStatus: () => ({ IsInSandbox: true }),
    });
    vi.stubEnv("AWS_ENDPOINT_URL", aws.url);
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "example");
    const file = join(folder, "prod.json");
    await writeFile(file, JSON.stringify(environment));
    const { stdout } = await run([
      "doctor",
      "--env",
      file,
      "--only",
      "stacks",
      "--only",
      "sms-quota",
    ]);
    expect(stdout).toContain(
      "good     The stacks are deployed\n         + example-prod-trail is deployed\n",
    );
    expect(stdout).toMatch(
      /^BAD {6}SMS can be sent\n {9}Past its quota.*\n {9}- the account is in.*\n {11}mend: verify/m,
    );
  });
});

const testMetricFilter =
  (matching: readonly string[]) =>
  ({ filterPattern }: Readonly<Record<string, unknown>>): object => {
    if (String(filterPattern).includes("==")) {
      throw new Refusal("InvalidParameterException", "Invalid metric filter pattern");
    }
    return { matches: matching.map((eventNumber) => ({ eventNumber: Number(eventNumber) })) };
  };

describe("the file of doctor", () => {
  beforeEach(async () => {
    aws = await startFakeAWS({});
  });

  it.each([
    ["{}", "is no environment: it has no text under company"],
    [JSON.stringify({ ...environment, settings: { networks: ["x"] } }), "networks[0]"],
    ["[", "cannot be read as JSON"],
  ])("says what is wrong with %s", async (text, message) => {
    const file = join(folder, "prod.json");
    await writeFile(file, text);
    const { code, stderr } = await run(["doctor", "--env", file]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(aws.asked).toEqual([]);
  });

  it.each([
    ["prod", "packages/infra/environments/prod.json"],
    ["dr.json", "packages/infra/environments/dr.json"],
    ["packages/infra/environments/dev", "packages/infra/environments/dev.json"],
    ["nowhere", "the environment's file, such as packages/infra/environments/prod.json"],
  ])("offers the file that is meant by %s", async (env, meant) => {
    const { code, stderr } = await run(["doctor", "--env", env]);
    const said = `${env} cannot be opened: there is no such file or folder. Name ${meant}.\n`;
    expect([code, stderr]).toEqual([2, said]);
  });

  it("says of cases that are not there what to name", async () => {
    const file = join(folder, "prod.json");
    await writeFile(file, JSON.stringify(environment));
    const { code, stderr } = await run(["doctor", "--env", file, "--conformance", folder]);
    const said = "it is a folder. Name a file with a list of patterns and records, as JSON.";
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
  });

  it("puts no cases where there are none, and says so when asked for that alone", async () => {
    const file = join(folder, "prod.json");
    await writeFile(file, JSON.stringify(environment));
    const { code, stderr } = await run(["doctor", "--env", file, "--only", "conformance"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("name a file of them in --conf")]);
    expect(aws.asked).toEqual([]);
  });

  it("names the questions there are when asked for one there is not", async () => {
    const file = join(folder, "prod.json");
    await writeFile(file, JSON.stringify(environment));
    const { code, stderr } = await run(["doctor", "--env", file, "--only", "trial"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("name stacks, trail, ")]);
    expect(aws.asked).toEqual([]);
  });

  it.each([
    ["{}", "is no list"],
    ['[{ "pattern": "a" }]', "Entry 0"],
  ])("says what is wrong with cases in %s", async (text, message) => {
    const file = join(folder, "prod.json");
    await writeFile(file, JSON.stringify(environment));
    const cases = join(folder, "cases.json");
    await writeFile(cases, text);
    const { code, stderr } = await run(["doctor", "--env", file, "--conformance", cases]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
