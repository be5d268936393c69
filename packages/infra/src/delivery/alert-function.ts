import { topicVariables } from "@logcritical/handler/settings";
import { Duration } from "aws-cdk-lib";
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  Architecture,
  type Code,
  Function as LambdaFunction,
  Runtime,
  Tracing,
} from "aws-cdk-lib/aws-lambda";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { AlertTopics } from "../alarms/alert-topics.ts";
import { EncryptedLogGroup } from "../foundation/encrypted-log-group.ts";
import { EncryptedQueue } from "../foundation/encrypted-queue.ts";
import type { EncryptionKey } from "../foundation/encryption-key.ts";
import type { SettingsDocument } from "./settings-document.ts";
import type { StateTable } from "./state-table.ts";

/** What the function is called, runs on and talks to. */
export interface AlertFunctionProps {
  readonly functionName: string;
  /** Of the queue for deliveries that failed to the last. */
  readonly failureQueueName: string;
  /** The handler's bundle, whose entry is `lambda.handler`. */
  readonly code: Code;
  readonly encryptionKey: EncryptionKey;
  readonly topics: AlertTopics;
  readonly stateTable: StateTable;
  readonly settings: SettingsDocument;
  /** `filtersVersion` of the settings that the filters are made with; without it, of none. */
  readonly filtersVersion?: string;
  readonly memoryMB: number;
  readonly timeoutSeconds: number;
  readonly reservedConcurrency: number | "none";
  readonly logRetentionDays: RetentionDays;
}

/**
 * The function that turns records into alerts, with its role, its log, and a queue for deliveries
 * that failed three times, from which `logcritical redrive` takes them up again. Its policy is a
 * managed one, written out, so that what it may do can be read in one place.
 */
export class AlertFunction extends Construct {
  readonly function: LambdaFunction;
  readonly role: Role;
  readonly failures: EncryptedQueue;
  readonly logGroup: EncryptedLogGroup;

  constructor(scope: Construct, id: string, props: AlertFunctionProps) {
    super(scope, id);
    const { functionName, failureQueueName, encryptionKey, stateTable, settings } = props;
    this.failures = new EncryptedQueue(this, "Failures", {
      queueName: failureQueueName,
      encryptionKey,
    });
    this.logGroup = new EncryptedLogGroup(this, "Log", {
      logGroupName: `/aws/lambda/${functionName}`,
      retentionDays: props.logRetentionDays,
      encryptionKey,
      removal: "destroy",
    });
    this.role = new Role(this, "Role", {
      description: "Reads settings and state, and publishes alerts",
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
    });
    const policy = new ManagedPolicy(this, "Policy", {
      description: "What the alerting function does, and nothing else",
      roles: [this.role],
      statements: this.#statements(props),
    });
    this.function = new LambdaFunction(this, "Function", {
      functionName,
      description: "LogCritical: turns CloudTrail records into alerts",
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: "lambda.handler",
      code: props.code,
      role: this.role.withoutPolicyUpdates(),
      logGroup: this.logGroup,
      memorySize: props.memoryMB,
      timeout: Duration.seconds(props.timeoutSeconds),
      ...(props.reservedConcurrency === "none"
        ? {}
        : { reservedConcurrentExecutions: props.reservedConcurrency }),
      tracing: Tracing.ACTIVE,
      environmentEncryption: encryptionKey,
      environment: {
        ...variablesOf(props.topics),
        STATE_TABLE: stateTable.tableName,
        CONFIG_URI: settings.uri,
        ...(props.filtersVersion === undefined ? {} : { FILTERS_VERSION: props.filtersVersion }),
        OWN_ROLE_ARN: this.role.roleArn,
      },
      // CloudWatch Logs invokes asynchronously: twice more, and what is older waits for a person.
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: new SqsDestination(this.failures),
    });
    this.function.node.addDependency(policy);
  }

  #statements({ encryptionKey, topics, stateTable, settings }: AlertFunctionProps) {
    const allow = (resource: string, ...actions: readonly string[]): PolicyStatement =>
      new PolicyStatement({ actions: [...actions], resources: [resource] });
    return [
      ...topics.all().map(({ topic }) => allow(topic.topicArn, "sns:Publish")),
      allow(
        stateTable.tableArn,
        "dynamodb:BatchWriteItem",
        "dynamodb:DeleteItem",
        "dynamodb:GetItem",
        "dynamodb:Query",
        "dynamodb:UpdateItem",
      ),
      settings.reading,
      allow(this.failures.queueArn, "sqs:SendMessage"),
      allow(this.logGroup.logGroupArn, "logs:CreateLogStream", "logs:PutLogEvents"),
      // A table's own key is used in the name of its caller: "Managing access to customer managed
      // keys", Amazon DynamoDB Developer Guide. Topics and queues take the first and the fourth.
      allow(
        encryptionKey.keyArn,
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:Encrypt",
        "kms:GenerateDataKey",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
      ),
      // X-Ray knows no resources: "Actions, resources, and condition keys for AWS X-Ray".
      allow("*", "xray:PutTelemetryRecords", "xray:PutTraceSegments"),
    ];
  }
}

function variablesOf(topics: AlertTopics): Readonly<Record<string, string>> {
  return Object.fromEntries(
    topics.all().map(({ name, topic }) => [topicVariables[name], topic.topicArn]),
  );
}
