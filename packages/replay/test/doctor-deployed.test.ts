import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ownRule } from "../../infra/test/support/own-rule.ts";
import { resolveTemplates } from "../../infra/test/support/resolve-templates.ts";
import { environmentOf, synthesise } from "../../infra/test/support/synthesise.ts";
import type { Diagnosis } from "../src/doctor/examine.ts";
import { type FakeAWS, type Operations, startFakeAWS } from "./support/fake-aws.ts";
import { run } from "./support/run.ts";

/** What the CDK app deploys, and nothing that this package says about it. */
const document = {
  name: "test",
  company: "acme",
  account: "111122223333",
  region: "eu-west-1",
  alerts: {
    infosec: { emails: ["a@example.org"], phones: ["+447700900123"] },
    devops: { emails: ["b@example.org"] },
    packs: ["secglobal", "cis"],
  },
  settings: {
    networks: ["198.51.100.0/24"],
    criticalInstances: ["i-0a7d53c9e1f8264b0"],
    ownRules: [ownRule],
  },
};
const { name: _, ...parts } = document;
const environment = environmentOf(parts);
const templates = synthesise(environment);
const placed = resolveTemplates(templates, environment);
const of = (type: string) => placed.filter((resource) => resource.type === type);

let folder = "";
let aws: FakeAWS;

/** How CloudFormation and the services name a resource. */
function physicalId({ type, name, arn, properties }: (typeof placed)[number]): string {
  if (type === "AWS::SNS::Topic") return arn;
  if (type === "AWS::Logs::MetricFilter") return String(properties.FilterName);
  return type === "AWS::SQS::Queue" ? `${aws.url}/111122223333/${name}` : name;
}

const time = "2026-03-12T09:31:07Z";

/** The account after the deployment, on a day on which all is well. */
const deployed: Operations = {
  DescribeStacks: ({ StackName }) => ({
    Stacks: templates.has(String(StackName))
      ? [
          {
            StackName,
            StackId: `arn:aws:cloudformation:eu-west-1:111122223333:stack/${String(StackName)}/1`,
            StackStatus: "CREATE_COMPLETE",
            CreationTime: time,
          },
        ]
      : [],
  }),
  ListStackResources: ({ StackName }) => ({
    StackResourceSummaries: placed
      .filter(({ stack }) => stack === StackName)
      .map((resource) => ({
        ResourceType: resource.type,
        PhysicalResourceId: physicalId(resource),
        LogicalResourceId: resource.id,
        LastUpdatedTimestamp: time,
        ResourceStatus: "CREATE_COMPLETE",
      })),
  }),
  GetTrail: ({ Name }) => ({
    Trail: of("AWS::CloudTrail::Trail")
      .filter(({ properties }) => properties.TrailName === Name)
      .map(({ properties }) => ({
        IsMultiRegionTrail: properties.IsMultiRegionTrail,
        LogFileValidationEnabled: properties.EnableLogFileValidation,
        CloudWatchLogsLogGroupArn: properties.CloudWatchLogsLogGroupArn,
      }))[0],
  }),
  GetTrailStatus: () => ({
    IsLogging: true,
    LatestCloudWatchLogsDeliveryTime: Date.now() / 1000 - 60,
  }),
  GetEventSelectors: () => ({ EventSelectors: [{ IncludeManagementEvents: true }] }),
  DescribeMetricFilters: ({ logGroupName }) => ({
    metricFilters: of("AWS::Logs::MetricFilter")
      .filter(({ properties }) => properties.LogGroupName === logGroupName)
      .map(({ properties }) => ({
        filterName: properties.FilterName,
        filterPattern: properties.FilterPattern,
      })),
  }),
  DescribeSubscriptionFilters: ({ logGroupName }) => ({
    subscriptionFilters: of("AWS::Logs::SubscriptionFilter")
      .filter(({ properties }) => properties.LogGroupName === logGroupName)
      .map(({ properties }) => ({
        filterName: properties.FilterName,
        filterPattern: properties.FilterPattern,
        destinationArn: properties.DestinationArn,
      })),
  }),
  DescribeAlarms: ({ AlarmNames }) => ({
    MetricAlarms: of("AWS::CloudWatch::Alarm")
      .filter(({ name }) => (AlarmNames as readonly string[]).includes(name))
      .map(({ name, properties }) => ({
        AlarmName: name,
        ActionsEnabled: properties.ActionsEnabled ?? true,
        AlarmActions: properties.AlarmActions,
      })),
  }),
  GetFunctionConfiguration: ({ FunctionName }) => ({
    State: of("AWS::Lambda::Function").some(({ name }) => name === FunctionName)
      ? "Active"
      : "absent",
    LastUpdateStatus: "Successful",
  }),
  GetQueueAttributes: ({ QueueUrl }) => ({
    // A SIEM reads from its own queue whenever it likes.
    Attributes: { ApproximateNumberOfMessages: String(QueueUrl).endsWith("-siem") ? "9" : "0" },
  }),
  GetMetricStatistics: ({ MetricName }) => ({
    Datapoints: ["NumberOfMessagesPublished", "Invocations"].includes(String(MetricName))
      ? [{ Sum: 1 }]
      : [],
  }),
  ListSubscriptionsByTopic: ({ TopicArn }) => ({
    Subscriptions: [{ SubscriptionArn: `${String(TopicArn)}:1` }],
  }),
  GetSMSAttributes: () => ({ attributes: { entry: [] } }),
  GetSMSSandboxAccountStatus: () => ({ IsInSandbox: false }),
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "logcritical-deployed-"));
  await writeFile(join(folder, "test.json"), JSON.stringify(document));
  aws = await startFakeAWS(deployed);
  vi.stubEnv("AWS_ENDPOINT_URL", aws.url);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "example");
  vi.spyOn(console, "warn").mockReturnValue(undefined);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await aws.close();
  await rm(folder, { recursive: true });
});

describe("doctor, asked about what the CDK app deploys,", () => {
  it("finds everything where the app puts it, and nothing wrong with it", async () => {
    const { stdout } = await run(["doctor", "--env", join(folder, "test.json"), "--json"]);
    const diagnoses = JSON.parse(stdout) as readonly Diagnosis[];
    const wrong = diagnoses.flatMap(({ id, reason, observations }) => [
      ...(reason === undefined ? [] : [`${id}: ${reason}`]),
      ...observations.filter(({ kind }) => kind === "bad").map(({ what }) => `${id}: ${what}`),
    ]);
    expect(wrong).toEqual([]);
    const said = diagnoses.flatMap(({ observations }) => observations.map(({ what }) => what));
    const count = (type: string): number => of(type).length;
    expect(said).toEqual(
      expect.arrayContaining([
        `${count("AWS::Logs::MetricFilter")} of ${count("AWS::Logs::MetricFilter")} filters are as they should be`,
        `${count("AWS::CloudWatch::Alarm")} of ${count("AWS::CloudWatch::Alarm")} can ring`,
        "acme-test-records-1 is as the rules print it",
        "acme-test-alerts-failed is empty",
        "acme-test-alerts is active",
        "acme-test-watch is deployed",
      ]),
    );
    expect(said.filter((what) => what.includes("in 26 hours"))).toHaveLength(2);
  });
});
