import type { Environment } from "../../src/environment/environment.ts";
import type { Resource, Templates } from "./synthesise.ts";

/** A resource as it would stand in the account: what referred to others holds names and ARNs. */
export interface PlacedResource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly arn: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/**
 * Puts templates in place: every reference becomes the name or ARN that CloudFormation would put
 * there, so that walks compare plain texts, also from one stack to another. What is not known here
 * throws, as a walk that passes over what it cannot read would prove nothing.
 */
export function resolveTemplates(
  templates: Templates,
  environment: Target,
): readonly PlacedResource[] {
  const place = placeOf(environment);
  return [...templates].flatMap(([stack, template]) => {
    const found = new Map<string, PlacedResource>();
    const { Resources, Conditions = {} } = template;
    const resolve = (value: unknown): unknown =>
      resolveValue(value, { place, stack, find, conditions: Conditions });
    const find = (id: string): PlacedResource => {
      const known = found.get(id);
      if (known !== undefined) return known;
      const resource = Resources[id];
      if (resource === undefined) throw new Error(`${stack} has no resource ${id}`);
      const placed = placeResource(resource, { place, stack, id, resolve });
      found.set(id, placed);
      return placed;
    };
    return Object.entries(Resources)
      .filter(([, { Condition }]) => Condition === undefined || resolve({ Condition }) === true)
      .map(([id, { Properties }]) => ({
        ...find(id),
        // An object with intrinsic functions comes back as an object.
        properties: resolve(Properties ?? {}) as Readonly<Record<string, unknown>>,
      }));
  });
}

/** Where templates are put, and the values of their parameters. */
export interface Target extends Pick<Environment, "account" | "region"> {
  readonly parameters?: Readonly<Record<string, string | readonly string[]>>;
}

interface Place {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly suffix: string;
  readonly parameters: NonNullable<Target["parameters"]>;
}

function placeOf({ account, region, parameters = {} }: Target): Place {
  const isChina = region.startsWith("cn-");
  const partition = isChina ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  const suffix = `amazonaws.com${isChina ? ".cn" : ""}`;
  return { account, region, partition, suffix, parameters };
}

interface Placing {
  readonly place: Place;
  readonly stack: string;
  readonly id: string;
  readonly resolve: (value: unknown) => unknown;
}

function placeResource({ Type, Properties }: Resource, placing: Placing): PlacedResource {
  const { place, stack, id, resolve } = placing;
  const { nameKey, arnOf } = kinds[Type] ?? {};
  const given = nameKey === undefined ? undefined : resolve(Properties?.[nameKey]);
  const name = typeof given === "string" ? given : `${stack}-${id}`;
  return { stack, id, type: Type, name, arn: arnOf?.(place, name) ?? "", properties: {} };
}

interface Kind {
  /** The property that holds the name. */
  readonly nameKey?: string;
  readonly arnOf?: (place: Place, name: string) => string;
}

const regional =
  (service: string, before = "", after = "") =>
  ({ partition, region, account }: Place, name: string): string =>
    `arn:${partition}:${service}:${region}:${account}:${before}${name}${after}`;
const global =
  (before: string) =>
  ({ partition, account }: Place, name: string): string =>
    `arn:${partition}:iam::${account}:${before}${name}`;

/** Names and ARNs, as "Service Authorization Reference" gives them for each service. */
const kinds: Readonly<Record<string, Kind>> = {
  "AWS::CloudTrail::Trail": { nameKey: "TrailName", arnOf: regional("cloudtrail", "trail/") },
  "AWS::CloudWatch::Alarm": { nameKey: "AlarmName", arnOf: regional("cloudwatch", "alarm:") },
  "AWS::Config::DeliveryChannel": { nameKey: "Name" },
  "AWS::DynamoDB::Table": { nameKey: "TableName", arnOf: regional("dynamodb", "table/") },
  "AWS::Events::Rule": { nameKey: "Name", arnOf: regional("events", "rule/") },
  "AWS::IAM::Group": { nameKey: "GroupName", arnOf: global("group/") },
  "AWS::IAM::ManagedPolicy": { nameKey: "ManagedPolicyName", arnOf: global("policy/") },
  "AWS::IAM::Role": { nameKey: "RoleName", arnOf: global("role/") },
  "AWS::IAM::User": { nameKey: "UserName", arnOf: global("user/") },
  "AWS::KMS::Key": { arnOf: regional("kms", "key/") },
  "AWS::Kinesis::Stream": { nameKey: "Name", arnOf: regional("kinesis", "stream/") },
  "AWS::Lambda::Function": { nameKey: "FunctionName", arnOf: regional("lambda", "function:") },
  "AWS::Logs::LogGroup": { nameKey: "LogGroupName", arnOf: regional("logs", "log-group:", ":*") },
  "AWS::S3::Bucket": {
    nameKey: "BucketName",
    arnOf: ({ partition }, name) => `arn:${partition}:s3:::${name}`,
  },
  "AWS::SNS::Topic": { nameKey: "TopicName", arnOf: regional("sns") },
  "AWS::SQS::Queue": { nameKey: "QueueName", arnOf: regional("sqs") },
  "AWS::SSM::Parameter": { nameKey: "Name", arnOf: regional("ssm", "parameter") },
  "AWS::SecretsManager::Secret": { nameKey: "Name", arnOf: regional("secretsmanager", "secret:") },
};

/** Types whose `Ref` is the ARN; of all others it is the name. */
const refersByARN = new Set([
  "AWS::SNS::Topic",
  "AWS::IAM::ManagedPolicy",
  "AWS::SecretsManager::Secret",
]);

interface Scope {
  readonly place: Place;
  readonly stack: string;
  readonly find: (id: string) => PlacedResource;
  readonly conditions: Readonly<Record<string, unknown>>;
}

function resolveValue(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value
      .map((each: unknown) => resolveValue(each, scope))
      .filter((each) => each !== novalue);
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const [[key, argument] = ["", undefined]] = entries;
  if (entries.length === 1 && (key === "Ref" || key === "Condition" || key.startsWith("Fn::"))) {
    return call(key, argument, scope);
  }
  const resolved = entries.map(([name, each]) => [name, resolveValue(each, scope)] as const);
  return Object.fromEntries(resolved.filter(([, each]) => each !== novalue));
}

const novalue = Symbol("AWS::NoValue");

function call(name: string, argument: unknown, scope: Scope): unknown {
  const { place, stack, find, conditions } = scope;
  const pseudo: Readonly<Record<string, unknown>> = {
    "AWS::AccountId": place.account,
    "AWS::Region": place.region,
    "AWS::Partition": place.partition,
    "AWS::URLSuffix": place.suffix,
    "AWS::StackName": stack,
    "AWS::StackId": `arn:${place.partition}:cloudformation:${place.region}:${place.account}:stack/${stack}/1`,
    "AWS::NoValue": novalue,
  };
  const argumentsOf = (): readonly unknown[] => {
    const resolved = resolveValue(argument, scope);
    return Array.isArray(resolved) ? resolved : [resolved];
  };
  switch (name) {
    case "Ref": {
      const text = String(argument);
      if (text in pseudo) return pseudo[text];
      if (text in place.parameters) return place.parameters[text];
      const resource = find(String(argument));
      return refersByARN.has(resource.type) ? resource.arn : resource.name;
    }
    case "Condition":
      return resolveValue(conditions[String(argument)], scope);
    case "Fn::If": {
      const [condition, then, otherwise] = argumentsOf();
      return resolveValue({ Condition: condition }, scope) === true ? then : otherwise;
    }
    case "Fn::Equals": {
      const [one, other] = argumentsOf();
      return one === other;
    }
    case "Fn::Not":
      return argumentsOf()[0] !== true;
    case "Fn::GetAtt": {
      const [id, attribute] = argumentsOf().map(String);
      const resource = find(id ?? "");
      if (attribute === "Arn" || attribute === "TopicArn") return resource.arn;
      return attribute?.endsWith("Name") ? resource.name : `${resource.name}.${attribute}`;
    }
    case "Fn::Join": {
      const [separator, parts] = argumentsOf();
      return Array.isArray(parts) ? parts.map(String).join(String(separator)) : "";
    }
    case "Fn::Select": {
      const [index, list] = argumentsOf();
      return Array.isArray(list) ? list[Number(index)] : undefined;
    }
    case "Fn::Split": {
      const [separator, text] = argumentsOf();
      return String(text).split(String(separator));
    }
  }
  throw new Error(`${stack}: ${name} is not known to resolveTemplates`);
}
