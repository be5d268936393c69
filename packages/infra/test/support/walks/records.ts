import { type Account, lets, may } from "../account.ts";
import type { PlacedResource } from "../resolve-templates.ts";
import { accountOf, invoking, keyActions, missingOfKey, type Walk } from "./walk.ts";

/** Trail → bucket's policy, key's policy, role and topic; and none of these for another's trail. */
export const walkTrails: Walk = (account) =>
  account.ofType("AWS::CloudTrail::Trail").flatMap((trail) => {
    const foreign = trail.arn.replace(accountOf(trail), "999999999999");
    const own = needsOfTrail(account, trail, trail.arn);
    const others = needsOfTrail(account, trail, foreign);
    return [
      ...own.filter(({ isMet }) => !isMet).map(({ say }) => `${trail.name} may not ${say}`),
      ...others.filter(({ isMet }) => isMet).map(({ say }) => `another's trail may ${say}`),
    ];
  });

interface Need {
  readonly say: string;
  readonly isMet: boolean;
}

function needsOfTrail(account: Account, trail: PlacedResource, source: string): readonly Need[] {
  const { S3BucketName, KMSKeyId, SnsTopicName, CloudWatchLogsRoleArn } = trail.properties;
  const service = "cloudtrail.amazonaws.com";
  const fromTrail = { "aws:SourceArn": source };
  const need = (of: PlacedResource | undefined, call: NeededCall): Need => {
    const { action, resource = of?.arn ?? "", context = {} } = call;
    const asked = { service, action, resource, context: { ...fromTrail, ...context } };
    const say = `${action} on ${of?.name ?? "what is not deployed"}`;
    return { say, isMet: of !== undefined && lets(account.policyOf(of), asked) };
  };
  const bucket = account.byName("AWS::S3::Bucket", S3BucketName);
  const key = account.key(KMSKeyId);
  const topic = account.byName("AWS::SNS::Topic", SnsTopicName);
  const role = account.byARN(CloudWatchLogsRoleArn);
  const file = `${bucket?.arn}/AWSLogs/${accountOf(trail)}/CloudTrail/eu-west-1/x.json.gz`;
  const isTopicEncrypted = topic?.properties.KmsMasterKeyId !== undefined;
  return [
    need(bucket, { action: "s3:GetBucketAcl" }),
    need(bucket, {
      action: "s3:PutObject",
      resource: file,
      context: { "s3:x-amz-acl": "bucket-owner-full-control" },
    }),
    need(key, { action: "kms:DescribeKey" }),
    need(key, {
      action: "kms:GenerateDataKey",
      context: { "kms:EncryptionContext:aws:cloudtrail:arn": trail.arn },
    }),
    need(role, { action: "sts:AssumeRole", resource: "*" }),
    ...(SnsTopicName === undefined ? [] : [need(topic, { action: "sns:Publish" })]),
    ...(isTopicEncrypted ? keyActions.map((action) => need(key, { action })) : []),
  ];
}

interface NeededCall {
  readonly action: string;
  readonly resource?: string;
  readonly context?: Readonly<Record<string, string>>;
}

/** Trail → role → the streams of its log group, and no other group. */
export const walkTrailLogs: Walk = (account) =>
  account.ofType("AWS::CloudTrail::Trail").flatMap((trail) => {
    const { CloudWatchLogsLogGroupArn, CloudWatchLogsRoleArn } = trail.properties;
    const role = account.byARN(CloudWatchLogsRoleArn);
    if (account.byARN(CloudWatchLogsLogGroupArn) === undefined || role === undefined) {
      return [`${trail.name} has no log group, or no role to write with`];
    }
    const group = String(CloudWatchLogsLogGroupArn).replace(/:\*$/, "");
    const stream = `log-stream:${accountOf(trail)}_CloudTrail_${trail.arn.split(":")[3]}`;
    const rights = account.rightsOf(role);
    return ["logs:CreateLogStream", "logs:PutLogEvents"].flatMap((action) => [
      ...(may(rights, { action, resource: `${group}:${stream}`, context: {} })
        ? []
        : [`${role.id} may not ${action} on ${group}`]),
      ...(may(rights, { action, resource: `${group}-other:${stream}`, context: {} })
        ? [`${role.id} may ${action} on any log group`]
        : []),
    ]);
  });

/** Config's channel → bucket's and topic's policy, with the service's own rights or its role's. */
export const walkConfig: Walk = (account) =>
  account.ofType("AWS::Config::DeliveryChannel").flatMap(({ name, properties }) => {
    const bucket = account.byName("AWS::S3::Bucket", properties.S3BucketName);
    if (bucket === undefined) return [`${name} has no bucket`];
    const roles = account.ofType("AWS::Config::ConfigurationRecorder");
    const role = account.byARN(roles[0]?.properties.RoleARN);
    const rights = role === undefined ? [] : account.rightsOf(role);
    const service = "config.amazonaws.com";
    const context = {
      "aws:SourceAccount": /-(\d{12})-/.exec(bucket.name)?.[1] ?? "",
      "s3:x-amz-acl": "bucket-owner-full-control",
    };
    const file = `${bucket.arn}/AWSLogs/${context["aws:SourceAccount"]}/Config/x.json.gz`;
    const key = account.key(properties.S3KmsKeyArn);
    const topic = account.byARN(properties.SnsTopicARN);
    const calls: readonly (readonly [PlacedResource | undefined, string, string?])[] = [
      [bucket, "s3:GetBucketAcl"],
      [bucket, "s3:PutObject", file],
      [key, "kms:GenerateDataKey"],
      ...(properties.SnsTopicARN === undefined ? [] : [[topic, "sns:Publish"] as const]),
    ];
    const encrypted = topic?.properties.KmsMasterKeyId;
    return [
      ...calls.flatMap(([of, action, resource = of?.arn ?? ""]) => {
        const call = { action, resource, context };
        const isLet =
          of !== undefined &&
          (role === undefined
            ? lets(account.policyOf(of), { ...call, service })
            : may(rights, call));
        return isLet ? [] : [`Config may not ${action} on ${of?.name ?? "what is not deployed"}`];
      }),
      ...(encrypted === undefined ? [] : [`Config cannot publish to ${topic?.name}: encrypted`]),
    ];
  });

/** Log group's subscription → function's permission, or role, stream and key. */
export const walkLogSubscriptions: Walk = (account) =>
  account.ofType("AWS::Logs::SubscriptionFilter").flatMap(({ id, stack, properties }) => {
    const { DestinationArn, RoleArn, LogGroupName } = properties;
    const destination = account.byARN(DestinationArn);
    if (destination === undefined) return [`${stack}/${id} goes to nothing that is deployed`];
    const [, partition = "", , region = "", owner = ""] = destination.arn.split(":");
    const group = `arn:${partition}:logs:${region}:${owner}:log-group:${String(LogGroupName)}:*`;
    const context = { "aws:SourceArn": group, "aws:SourceAccount": owner };
    const service = "logs.amazonaws.com";
    if (destination.type === "AWS::Lambda::Function") {
      return invoking(account, destination, { by: id, service, context, keyContext: {} });
    }
    const role = account.byARN(RoleArn);
    if (role === undefined) return [`${stack}/${id} has no role to write with`];
    const trust = { service, action: "sts:AssumeRole", resource: "*", context };
    const key = account.key(
      (destination.properties.StreamEncryption as { readonly KeyId?: string } | undefined)?.KeyId,
    );
    const rights = account.rightsOf(role);
    const needs: readonly Need[] = [
      { say: `assume ${role.id}`, isMet: lets(account.policyOf(role), trust) },
      {
        say: `kinesis:PutRecord on ${destination.name}`,
        isMet: may(rights, { action: "kinesis:PutRecord", resource: destination.arn, context: {} }),
      },
      {
        say: `use the key of ${destination.name}`,
        isMet:
          key === undefined ||
          may(rights, { action: "kms:GenerateDataKey", resource: key.arn, context: {} }),
      },
    ];
    return needs.filter(({ isMet }) => !isMet).map(({ say }) => `CloudWatch Logs may not ${say}`);
  });

/** Log group → a retention, and where it encrypts, a key that lets CloudWatch Logs. */
export const walkLogGroups: Walk = (account) =>
  account.ofType("AWS::Logs::LogGroup").flatMap(({ name, arn, properties }) => {
    const [, partition, , region = ""] = arn.split(":");
    const domain = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
    const context = { "kms:EncryptionContext:aws:logs:arn": arn.replace(/:\*$/, "") };
    return [
      ...(properties.RetentionInDays === undefined ? [`${name} keeps records for ever`] : []),
      ...missingOfKey({
        account,
        key: properties.KmsKeyId,
        service: `logs.${region}.${domain}`,
        context,
        actions: ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"],
      }).map((say) => `${name}: ${say}`),
    ];
  });
