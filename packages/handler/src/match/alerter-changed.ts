import { all, any, type Condition, field, type Rule, wrote } from "@logcritical/rules";
import type { Environment } from "../environment.ts";
import { alerterRuleId } from "./alerter-rule-id.ts";

/** Where a record is given what the watch says that was tampered with; CloudTrail has no such field. */
export const tamperingField = "tampering";

/**
 * The rule that watches the alerter itself: any change that names its function, topics, table,
 * settings or role, refused or not, also where the request names only a subscription or a trigger
 * of them; and whatever the watch calls tampering, such as with keys, of which it alone knows that
 * alerts depend on them. Undefined where the environment names nothing.
 */
export function createAlerterRule(environment: Environment): Rule | undefined {
  const [first, ...others] = namesOf(environment);
  if (first === undefined) return undefined;
  const named = field("requestParameters").holdsAnyOf(first, ...others);
  return {
    id: alerterRuleId,
    title: "The alerter itself was changed",
    description: "Something that LogCritical runs on, or sends through, was or was to be changed.",
    severity: "high",
    teams: ["infosec"],
    when: any(
      heardByWatch,
      all(
        wrote(),
        // Where data events are on, each delivery is a record too.
        any(field("eventName").isNot("Invoke"), field("userIdentity.type").isNot("AWSService")),
        any(named, ...partsOf(environment)),
      ),
    ),
    attack: ["T1562.008"],
    runbook: [
      "Ask the actor. If it is no deployment of yours, treat the account as under attack: somebody " +
        "is making sure that you do not see what comes next.",
      "Prove that alerts still arrive: invoke the function with a Scheduled Event, and look for the " +
        "daily report in every inbox.",
    ],
    falsePositives: ["Deployments of LogCritical, and people who subscribe to its topics."],
    references: ["https://attack.mitre.org/techniques/T1562/008/"],
  };
}

const heardByWatch: Condition = {
  kind: "comparison",
  path: tamperingField,
  operator: "=",
  value: { kind: "text", text: "*" },
};

/**
 * What requests name in the place of the alerter's parts: a subscription has its topic's ARN and an
 * id, a trigger an id whose function only the response tells, and a function may be named from its
 * account on, by `function:` alone, or with a version.
 * Source: `Unsubscribe`, Amazon SNS API Reference; `UpdateEventSourceMapping`, AWS Lambda API
 * Reference, and `FunctionName` there.
 */
function partsOf({ topics, functionName }: Environment): readonly Condition[] {
  const subscriptions = Object.values(topics).map((arn) =>
    field("requestParameters.subscriptionArn").is(`${arn}:*`),
  );
  if (functionName === undefined) return subscriptions;
  return [
    ...subscriptions,
    field("responseElements.functionArn").is(`*function:${functionName}`),
    field("responseElements.functionArn").is(`*function:${functionName}:*`),
    field("requestParameters.functionName").is(`${functionName}:*`),
    field("requestParameters.functionName").is(`*function:${functionName}`),
    field("requestParameters.functionName").is(`*function:${functionName}:*`),
  ];
}

/** The names and ARNs by which calls refer to the alerter's parts. */
function namesOf(environment: Environment): readonly string[] {
  const { topics, stateTable, configURI, ownRole, functionName } = environment;
  const [topic] = Object.values(topics);
  const [, partition, , region, account] = topic?.split(":") ?? [];
  const own = (service: string, name: string): string =>
    `arn:${partition}:${service}:${region}:${account}:${name}`;
  const parts = [
    ...Object.values(topics),
    ...(functionName === undefined
      ? []
      : [functionName, own("lambda", `function:${functionName}`), `/aws/lambda/${functionName}`]),
    ...(stateTable === undefined ? [] : [stateTable, own("dynamodb", `table/${stateTable}`)]),
    ...(ownRole === undefined ? [] : [ownRole, ownRole.split("/").at(-1) ?? ""]),
    ...(configURI?.startsWith("ssm:") === true ? parameterNames(configURI.slice(4), own) : []),
    ...(configURI?.startsWith("s3://") === true ? [configURI.split("/")[2] ?? ""] : []),
  ];
  return parts.filter((part) => part !== "");
}

/** A parameter by its name or its ARN, in which the slash of a path is not doubled. */
function parameterNames(
  name: string,
  own: (service: string, name: string) => string,
): readonly string[] {
  return name.startsWith("arn:")
    ? [name, name.slice(name.indexOf("parameter") + "parameter".length)]
    : [name, own("ssm", `parameter/${name.replace(/^\//, "")}`)];
}
