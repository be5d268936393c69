/**
 * `@logcritical/infra`: the constructs that the CDK app deploys, for other CDK apps to use alone.
 * The app itself is `bin/app.ts`, which puts them together as `environments/<name>.json` says.
 */
export { AlertDashboard, type AlertDashboardProps } from "./alarms/alert-dashboard.ts";
export { AlertTopics, type AlertTopicsProps } from "./alarms/alert-topics.ts";
export { type AlarmRequest, planAlarms } from "./alarms/plan-alarms.ts";
export { RuleAlarms, type RuleAlarmsProps } from "./alarms/rule-alarms.ts";
export { AlertFunction, type AlertFunctionProps } from "./delivery/alert-function.ts";
export {
  KinesisSubscription,
  type KinesisSubscriptionProps,
} from "./delivery/kinesis-subscription.ts";
export { LogsSubscription, type LogsSubscriptionProps } from "./delivery/logs-subscription.ts";
export { planSubscription } from "./delivery/plan-subscription.ts";
export { planSettings, SettingsDocument } from "./delivery/settings-document.ts";
export { StateTable, type StateTableProps } from "./delivery/state-table.ts";
export type { Environment } from "./environment/environment.ts";
export { createNames, type Names } from "./environment/names.ts";
export { parseEnvironment } from "./environment/parse-environment.ts";
export {
  EncryptedLogGroup,
  type EncryptedLogGroupProps,
} from "./foundation/encrypted-log-group.ts";
export { EncryptedQueue, type EncryptedQueueProps } from "./foundation/encrypted-queue.ts";
export { EncryptedTopic, type EncryptedTopicProps } from "./foundation/encrypted-topic.ts";
export { EncryptionKey, type EncryptionKeyProps } from "./foundation/encryption-key.ts";
export { PrivateBucket, type PrivateBucketProps } from "./foundation/private-bucket.ts";
export { SIEMFeed, type SIEMFeedProps } from "./foundation/siem-feed.ts";
export { checkPlan } from "./identity/check-plan.ts";
export {
  CredentialFunction,
  type CredentialFunctionProps,
} from "./identity/credential-function.ts";
export { FlowLogs, type FlowLogsProps } from "./identity/flow-logs.ts";
export { DomainJoin, InstanceRole, type InstanceRoleProps } from "./identity/instance-role.ts";
export type { IdentityOptions } from "./identity/options.ts";
export { type IdentityPlan, type PlannedPolicy, planIdentity } from "./identity/plan.ts";
export type { Place, PolicyDocument, Statement } from "./identity/policy-document.ts";
export {
  ServiceAccount,
  type ServiceAccountProps,
  ServiceAccounts,
  type ServiceAccountsProps,
} from "./identity/service-account.ts";
export { SIEMRole, type SIEMRoleProps } from "./identity/siem-role.ts";
export { StoredCredential, type StoredCredentialProps } from "./identity/stored-credential.ts";
export { SharedPolicies, TeamGroup, type TeamGroupProps } from "./identity/team-group.ts";
export {
  TeamPermissionSet,
  type TeamPermissionSetProps,
} from "./identity/team-permission-set.ts";
export { createSecurityStacks } from "./security-app.ts";
export { Trail, type TrailProps } from "./trail/trail.ts";
export { Heartbeat, type HeartbeatProps } from "./watch/heartbeat.ts";
export { PipelineAlarms, type PipelineAlarmsProps } from "./watch/pipeline-alarms.ts";
export { PipelineWatch, type PipelineWatchProps } from "./watch/pipeline-watch.ts";
export { TamperRules, type TamperRulesProps } from "./watch/tamper-rules.ts";
export { WatchTopic, type WatchTopicProps } from "./watch/watch-topic.ts";
