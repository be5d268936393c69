import type { Problem, Result } from "@logcritical/rules";
import { type Topics, topicVariables } from "./route/topic.ts";

/** What the deployment tells the function, by environment variables. */
export interface Environment {
  readonly topics: Topics;
  /** The state table's name; without one, state lives as long as the process. */
  readonly stateTable: string | undefined;
  /** Where the settings document is; see `createSettingsSource`. */
  readonly configURI: string | undefined;
  /** The ARN of the role that the function runs as. */
  readonly ownRole: string | undefined;
  readonly functionName: string | undefined;
  /** Of the settings that the subscription filters were made with; see `filtersVersion`. */
  readonly filtersVersion: string | undefined;
}

const topicARN = /^arn:aws[\w-]*:sns:[\w-]+:\d{12}:[\w-]+$/;

/** Reads the environment; at least one topic must be there, or nobody would ever be told. */
export function parseEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
): Result<Environment> {
  const given = Object.entries(topicVariables).flatMap(([topic, name]) => {
    const arn = variables[name] ?? "";
    return arn === "" ? [] : [{ topic, name, arn }];
  });
  const problems: Problem[] = given
    .filter(({ arn }) => !topicARN.test(arn))
    .map(({ name, arn }) => ({
      code: "bad-topic",
      path: name,
      message: `${name} is ${JSON.stringify(arn)}: give the ARN of a standard SNS topic.`,
    }));
  if (given.length === 0) {
    const names = Object.values(topicVariables).join(", ");
    problems.push({ code: "no-topic", message: `Give at least one topic: ${names}.` });
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: {
      topics: Object.fromEntries(given.map(({ topic, arn }) => [topic, arn])),
      stateTable: variables.STATE_TABLE || undefined,
      configURI: variables.CONFIG_URI || undefined,
      ownRole: variables.OWN_ROLE_ARN || undefined,
      functionName: variables.AWS_LAMBDA_FUNCTION_NAME || undefined,
      filtersVersion: variables.FILTERS_VERSION || undefined,
    },
  };
}
