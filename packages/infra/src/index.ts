/**
 * `@logcritical/infra`: the constructs that the CDK app deploys, for other CDK apps to use alone.
 * The app itself is `bin/app.ts`, which puts them together as `environments/<name>.json` says.
 */
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
export { createSecurityStacks } from "./security-app.ts";
export { Trail, type TrailProps } from "./trail/trail.ts";
