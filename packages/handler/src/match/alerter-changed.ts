import { all, field, type Rule, wrote } from "@logcritical/rules";
import type { Environment } from "../environment.ts";

/**
 * The rule that watches the alerter itself: any change that names its function, topics, table,
 * settings or role, refused or not. Undefined where the environment names none of them.
 */
export function createAlerterRule(environment: Environment): Rule | undefined {
  const [first, ...others] = namesOf(environment);
  if (first === undefined) return undefined;
  return {
    id: "alerter-changed",
    title: "The alerter itself was changed",
    description: "Something that LogCritical runs on, or sends through, was or was to be changed.",
    severity: "high",
    teams: ["infosec"],
    when: all(wrote(), field("requestParameters").holdsAnyOf(first, ...others)),
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
    ...(configURI?.startsWith("ssm:") === true ? [configURI.slice("ssm:".length)] : []),
    ...(configURI?.startsWith("s3://") === true ? [configURI.split("/")[2] ?? ""] : []),
  ];
  return parts.filter((part) => part !== "");
}
