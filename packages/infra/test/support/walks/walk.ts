import { type Account, lets } from "../account.ts";
import type { PlacedResource } from "../resolve-templates.ts";

/**
 * A walk goes along what has to be allowed for a message to arrive. In goes an account, out come
 * complaints; none where all is wired. CloudFormation accepts every gap that a walk names, and then
 * nothing happens, which looks like a quiet day.
 */
export type Walk = (account: Account) => readonly string[];

/** The account that a resource is of. */
export function accountOf({ arn }: PlacedResource): string {
  return arn.split(":")[4] ?? "";
}

/** What an encrypted topic or queue asks of its key for whoever sends to it. */
export const keyActions: readonly string[] = ["kms:Decrypt", "kms:GenerateDataKey"];

/** A service that uses a key. */
interface KeyUse {
  readonly account: Account;
  /** The property that names the key; undefined where nothing is encrypted. */
  readonly key: unknown;
  readonly service: string;
  readonly context: Readonly<Record<string, string>>;
  readonly actions?: readonly string[];
}

/** What the key's policy does not let the service do. */
export function missingOfKey({
  account,
  key,
  service,
  context,
  actions = keyActions,
}: KeyUse): readonly string[] {
  if (key === undefined) return [];
  const found = account.key(key);
  if (found === undefined)
    return [`encrypts with ${JSON.stringify(key)}, which is not deployed here`];
  const policy = account.policyOf(found);
  return actions
    .filter((action) => !lets(policy, { service, action, resource: found.arn, context }))
    .map((action) => `${found.id} does not let ${service} ${action}`);
}

/** Whoever sends, and what the policies on its way see of it. */
export interface Publisher {
  readonly by: string;
  readonly service: string;
  readonly context: Readonly<Record<string, string>>;
  readonly keyContext: Readonly<Record<string, string>>;
}

/** What keeps a topic from taking a message. */
export function publishing(
  account: Account,
  topic: PlacedResource,
  publisher: Publisher,
): readonly string[] {
  const { by, service, context, keyContext } = publisher;
  const call = { service, action: "sns:Publish", resource: topic.arn, context };
  const isLet = lets(account.policyOf(topic), call);
  const key = topic.properties.KmsMasterKeyId;
  return [
    ...(isLet ? [] : [`${topic.name} does not let ${by} publish`]),
    ...missingOfKey({ account, key, service, context: keyContext }).map((say) => `${by}: ${say}`),
  ];
}

/** What keeps a queue from taking a message. */
export function sending(
  account: Account,
  queue: PlacedResource,
  sender: Publisher,
): readonly string[] {
  const { by, service, context, keyContext } = sender;
  const call = { service, action: "sqs:SendMessage", resource: queue.arn, context };
  const isLet = lets(account.policyOf(queue), call);
  const key = queue.properties.KmsMasterKeyId;
  return [
    ...(isLet ? [] : [`${queue.name} does not let ${by} send`]),
    ...missingOfKey({ account, key, service, context: keyContext }).map((say) => `${by}: ${say}`),
  ];
}

/** What keeps a function from being invoked; a permission's `SourceArn` may have wildcards. */
export function invoking(
  account: Account,
  target: PlacedResource,
  publisher: Publisher,
): readonly string[] {
  const { by, service, context } = publisher;
  const action = "lambda:InvokeFunction";
  const statements = account
    .ofType("AWS::Lambda::Permission")
    .map(({ properties }) => properties)
    .filter(({ FunctionName }) => FunctionName === target.arn || FunctionName === target.name)
    .map(({ Principal, Action, SourceArn, SourceAccount }) => ({
      Effect: "Allow",
      Principal: { Service: Principal },
      Action,
      Resource: target.arn,
      Condition: {
        ArnLike: { "aws:SourceArn": SourceArn ?? "*" },
        ...(SourceAccount === undefined
          ? {}
          : { StringEquals: { "aws:SourceAccount": SourceAccount } }),
      },
    }));
  const isLet = lets(statements, { service, action, resource: target.arn, context });
  return isLet ? [] : [`${target.name} does not let ${by} invoke it`];
}
