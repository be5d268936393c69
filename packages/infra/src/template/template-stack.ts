import { defaultSettings } from "@logcritical/handler/settings";
import {
  Aws,
  type CfnCondition,
  CfnResource,
  DefaultStackSynthesizer,
  Fn,
  type IStackSynthesizer,
  Stack,
} from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";
import { CfnLogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { AlertDashboard } from "../alarms/alert-dashboard.ts";
import { AlertTopics, topicPurpose } from "../alarms/alert-topics.ts";
import { planAlarms } from "../alarms/plan-alarms.ts";
import { RuleAlarms } from "../alarms/rule-alarms.ts";
import { acknowledge } from "../checks/acknowledge.ts";
import { acknowledgements } from "../checks/acknowledgements.ts";
import { ConfigRecorder } from "../config/config-recorder.ts";
import { ConfigRules } from "../config/config-rules.ts";
import { AlertFunction } from "../delivery/alert-function.ts";
import { LogsSubscription } from "../delivery/logs-subscription.ts";
import { pipelineNames } from "../delivery/pipeline-names.ts";
import { SettingsDocument } from "../delivery/settings-document.ts";
import { StateTable } from "../delivery/state-table.ts";
import { createNames, type Names } from "../environment/names.ts";
import { EncryptionKey } from "../foundation/encryption-key.ts";
import { Trail } from "../trail/trail.ts";
import { defaultWatch } from "../watch/options.ts";
import { PipelineWatch } from "../watch/pipeline-watch.ts";
import { TemplateParameters } from "./parameters.ts";
import { printSettings } from "./print-settings.ts";

/**
 * All but IAM as one template that needs neither CDK nor bootstrap: trail, Config, alarms, the
 * function and the watch over them. IAM is left to the CDK: its guards are made of networks and of
 * one another, against limits that IAM has and only a synthesis can check, and its service accounts
 * need a second function where this template has one zip. What an
 * environment's file says, parameters do. The function is sent every record, for a
 * pattern would depend on networks that are not known here; that also lets the settings change
 * without a deployment. The alarms are those of rules that need no data of the site.
 */
export class TemplateStack extends Stack {
  readonly #parameters: TemplateParameters;
  readonly #names: Names;

  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: "LogCritical: CloudTrail, AWS Config, alarms and alerts for one account",
      // It is one; CDK's types only do not tell absent from undefined.
      synthesizer: new DefaultStackSynthesizer({
        generateBootstrapVersionRule: false,
      }) as IStackSynthesizer,
    });
    this.#parameters = new TemplateParameters(this);
    const { company, environment } = this.#parameters;
    this.#names = createNames({ company, name: environment });
    const trail = this.#createTrail();
    this.#createConfig();
    const key = new EncryptionKey(this, "AlertingKey", {
      alias: this.#names.local("alerting"),
      description: "Encrypts alerts, the function and what it remembers",
    });
    const topics = this.#createTopics(key);
    const alarms = this.#createAlarms(topics);
    const alertFunction = this.#createFunction(key, topics);
    new AlertDashboard(this, "Dashboard", {
      dashboardName: this.#names.prefix,
      alarms,
      function: alertFunction,
    });
    // Filters and subscriptions know the log group by its name only.
    const subscription = new LogsSubscription(this, "Subscription", {
      logGroupName: this.#names.local("trail"),
      namePrefix: pipelineNames(this.#names).subscriptionPrefix,
      filters: [{ id: "records", pattern: "", regexes: 0 }],
      function: alertFunction.function,
    });
    alarms.node.addDependency(trail.logGroup);
    subscription.node.addDependency(trail.logGroup);
    this.#createWatch(topics, alertFunction);
    const { trail: ofTrail, config, alerting, watch } = acknowledgements;
    acknowledge(this, [...ofTrail, ...config, ...alerting, ...watch]);
  }

  #createTrail(): Trail {
    const { local, bucket } = this.#names;
    const trail = new Trail(this, "Trail", {
      trailName: local("trail"),
      bucketName: bucket("trail"),
      accessLogsBucketName: bucket("trail-access"),
      logGroupName: local("trail"),
      logRetentionDays: RetentionDays.ONE_YEAR,
      archiveAfterDays: 90,
      deleteAfterDays: 2557,
      siem: true,
    });
    const group = trail.logGroup.node.defaultChild;
    if (group instanceof CfnLogGroup) group.retentionInDays = this.#parameters.logRetentionDays;
    return trail;
  }

  #createConfig(): void {
    const { local, bucket, prefix } = this.#names;
    const config = new ConfigRecorder(this, "Config", {
      recorderName: local("config"),
      bucketName: bucket("config"),
      accessLogsBucketName: bucket("config-access"),
      globalResources: true,
      role: "own",
      deleteAfterDays: 2557,
      siem: true,
    });
    const rules = new ConfigRules(this, "ConfigRules", { prefix, recorder: config.recorder });
    for (const part of [config, rules]) onlyIf(this.#parameters.needsConfig, part);
  }

  #createTopics(encryptionKey: EncryptionKey): AlertTopics {
    const { infosecEmail, devopsEmail, infosecPhone, devopsPhone } = this.#parameters;
    const topics = new AlertTopics(this, "Topics", {
      nameOf: this.#names.local,
      encryptionKey,
      infosec: { emails: [infosecEmail], phones: [infosecPhone.value] },
      devops: { emails: [devopsEmail], phones: [devopsPhone.value] },
    });
    // A topic without phones swallows nothing: what goes there goes to a mail topic as well.
    for (const { name, topic } of topics.all()) {
      const phone = { InfosecSMS: infosecPhone, DevOpsSMS: devopsPhone }[name as string];
      if (phone !== undefined) onlyIf(phone.isGiven, topic.node.findChild("sms-1"));
    }
    return topics;
  }

  #createAlarms(topics: AlertTopics): RuleAlarms {
    const plan = planAlarms({
      packs: ["secglobal"],
      except: [],
      settings: defaultSettings,
      account: this.account,
      topics: topics.arns(),
    });
    if (!plan.ok) throw new Error(plan.problems.map(({ message }) => message).join("\n"));
    return new RuleAlarms(this, "Alarms", {
      plan: plan.value,
      logGroupName: this.#names.local("trail"),
      prefix: this.#names.prefix,
      topics,
    });
  }

  #createFunction(encryptionKey: EncryptionKey, topics: AlertTopics): AlertFunction {
    const { codeBucket, codeKey, reservedConcurrency } = this.#parameters;
    const names = pipelineNames(this.#names);
    const alertFunction = new AlertFunction(this, "Function", {
      functionName: names.functionName,
      failureQueueName: names.failureQueueName,
      code: Code.fromCfnParameters({ bucketNameParam: codeBucket, objectKeyParam: codeKey }),
      encryptionKey,
      topics,
      stateTable: new StateTable(this, "State", { tableName: names.tableName, encryptionKey }),
      settings: new SettingsDocument(this, "Settings", {
        parameterName: names.parameterName,
        plan: { text: printSettings(this.#parameters), as: "standard" },
      }),
      memoryMB: 512,
      timeoutSeconds,
      reservedConcurrency: 10,
      logRetentionDays: RetentionDays.THREE_MONTHS,
    });
    const own = alertFunction.function.node.defaultChild;
    if (CfnResource.isCfnResource(own)) {
      const { value, isGiven } = reservedConcurrency;
      const reserved = Fn.conditionIf(isGiven.logicalId, value, Aws.NO_VALUE);
      own.addPropertyOverride("ReservedConcurrentExecutions", reserved);
    }
    return alertFunction;
  }

  #createWatch(topics: AlertTopics, alertFunction: AlertFunction): void {
    const { local, bucket, prefix } = this.#names;
    const { infosecEmail, infosecPhone } = this.#parameters;
    const watch = new PipelineWatch(this, "Watch", {
      ...defaultWatch,
      names: this.#names,
      recipients: { emails: [infosecEmail], phones: [infosecPhone.value] },
      pipeline: {
        prefix,
        trailName: local("trail"),
        logGroupName: local("trail"),
        bucketNames: [bucket("trail"), bucket("trail-access")],
        topicNames: topics.all().map(({ name }) => local(topicPurpose(name))),
        hasPhones: true,
        function: { ...pipelineNames(this.#names), by: "logs", timeoutSeconds },
      },
    });
    onlyIf(infosecPhone.isGiven, watch.topic.topic.node.findChild("sms-1"));
    // They know the function and the topics by their names only.
    watch.permission?.node.addDependency(alertFunction.function);
  }
}

/** As `delivery.timeoutSeconds` has it unasked. */
const timeoutSeconds = 60;

/** Makes all resources of a construct depend on a condition. */
function onlyIf(condition: CfnCondition, construct: Construct): void {
  for (const child of construct.node.findAll()) {
    if (CfnResource.isCfnResource(child)) child.cfnOptions.condition = condition;
  }
}
