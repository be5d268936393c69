import type { Account } from "./account.ts";
import type { PlacedResource } from "./resolve-templates.ts";

/** A box of the diagram: one resource, or many of a kind in one stack. */
export interface Box {
  readonly key: string;
  /** What it is, and what it is called or how many there are. */
  readonly title: string;
  readonly detail: string;
}

/** Where records and news go: from the box with one key to that with another. */
export interface Flow {
  readonly from: Box;
  readonly to: Box;
}

/** All flows of what is deployed, read off the resources' own properties; each once. */
export function listFlows(account: Account): readonly Flow[] {
  const flows = account.resources.flatMap((resource) => {
    const { reads = [], tells = [] } = ends[resource.type] ?? {};
    const box = boxOf(resource, account);
    const find = (keys: readonly string[]): readonly Box[] =>
      keys
        .flatMap((key) => textsOf(resource.properties[key]).map((text) => ({ key, text })))
        .flatMap((end) => account.resources.filter((other) => isNamed(other, end)))
        .map((other) => boxOf(other, account));
    return [
      ...find(reads).map((from) => ({ from, to: box })),
      ...find(tells).map((to) => ({ from: box, to })),
    ];
  });
  const byEnds = new Map(
    [...flows, ...metricFlows(account)].map((flow) => [`${flow.from.key} ${flow.to.key}`, flow]),
  );
  return [...byEnds.values()].filter(({ from, to }) => from.key !== to.key);
}

/** The properties by which a resource says what it reads, and whom it tells. */
const ends: Readonly<
  Record<string, { readonly reads?: readonly string[]; readonly tells?: readonly string[] }>
> = {
  "AWS::CloudTrail::Trail": {
    tells: ["S3BucketName", "CloudWatchLogsLogGroupArn", "SnsTopicName"],
  },
  "AWS::Config::DeliveryChannel": { tells: ["S3BucketName", "SnsTopicARN"] },
  "AWS::Logs::MetricFilter": { reads: ["LogGroupName"] },
  "AWS::Logs::SubscriptionFilter": { reads: ["LogGroupName"], tells: ["DestinationArn"] },
  "AWS::Lambda::EventSourceMapping": { reads: ["EventSourceArn"], tells: ["FunctionName"] },
  "AWS::Lambda::EventInvokeConfig": { reads: ["FunctionName"], tells: ["DestinationConfig"] },
  "AWS::CloudWatch::Alarm": { tells: ["AlarmActions"] },
  "AWS::Lambda::Function": { tells: ["Environment"] },
  "AWS::SNS::Subscription": { reads: ["TopicArn"], tells: ["Endpoint"] },
  "AWS::Events::Rule": { tells: ["Targets"] },
};

/** What flows can end in; a role or key that is named beside is none. */
const places =
  /^AWS::(?:S3::Bucket|Logs::LogGroup|SNS::Topic|SQS::Queue|Kinesis::Stream|Lambda::Function)$/;

/** What a property names that does not hold an ARN. */
const named: Readonly<Record<string, string>> = {
  Environment: "AWS::DynamoDB::Table",
  FunctionName: "AWS::Lambda::Function",
  LogGroupName: "AWS::Logs::LogGroup",
  S3BucketName: "AWS::S3::Bucket",
  SnsTopicName: "AWS::SNS::Topic",
};

function isNamed({ type, arn, name }: PlacedResource, { key, text }: End): boolean {
  return (named[key] === type && text === name) || (places.test(type) && text === arn);
}

interface End {
  readonly key: string;
  readonly text: string;
}

/** Metric filters and alarms know each other by the metric alone. */
function metricFlows(account: Account): readonly Flow[] {
  return account.ofType("AWS::Logs::MetricFilter").flatMap((filter) => {
    const [metric] = filter.properties.MetricTransformations as readonly {
      readonly MetricName: string;
    }[];
    return account
      .ofType("AWS::CloudWatch::Alarm")
      .filter(({ properties }) => properties.MetricName === metric?.MetricName)
      .map((alarm) => ({ from: boxOf(filter, account), to: boxOf(alarm, account) }));
  });
}

function boxOf(resource: PlacedResource, account: Account): Box {
  const { type, stack, name, properties } = resource;
  const title = titles[type] ?? type;
  if (type === "AWS::SNS::Subscription") {
    const { Protocol, TopicArn } = properties;
    const all = account
      .ofType(type)
      .filter(
        (other) => other.properties.TopicArn === TopicArn && other.properties.Protocol === Protocol,
      );
    const what = { email: "Mail", sms: "SMS", sqs: "Delivery" }[String(Protocol)] ?? "Delivery";
    return { key: `${String(TopicArn)} ${what}`, title: what, detail: `${all.length} subscribed` };
  }
  const kin = account.ofType(type).filter((other) => other.stack === stack);
  const area = stack.split("-").at(-1) ?? "";
  return many.has(type)
    ? { key: `${stack} ${type}`, title, detail: `${kin.length} of the ${area} stack` }
    : { key: `${type} ${name}`, title, detail: name };
}

const many = new Set([
  "AWS::CloudWatch::Alarm",
  "AWS::Events::Rule",
  "AWS::Lambda::EventInvokeConfig",
  "AWS::Lambda::EventSourceMapping",
  "AWS::Logs::MetricFilter",
  "AWS::Logs::SubscriptionFilter",
]);

const titles: Readonly<Record<string, string>> = {
  "AWS::CloudTrail::Trail": "CloudTrail",
  "AWS::CloudWatch::Alarm": "Alarms",
  "AWS::Config::DeliveryChannel": "AWS Config",
  "AWS::DynamoDB::Table": "State table",
  "AWS::Events::Rule": "EventBridge rules",
  "AWS::Kinesis::Stream": "Kinesis stream",
  "AWS::Lambda::EventInvokeConfig": "On failure",
  "AWS::Lambda::EventSourceMapping": "Event source mapping",
  "AWS::Lambda::Function": "Lambda",
  "AWS::Logs::LogGroup": "Log group",
  "AWS::Logs::MetricFilter": "Metric filters",
  "AWS::Logs::SubscriptionFilter": "Subscription filters",
  "AWS::S3::Bucket": "Bucket",
  "AWS::SNS::Topic": "Topic",
  "AWS::SQS::Queue": "Queue",
};

function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
