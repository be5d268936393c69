import { describeIssue, parseHandlerSettings } from "@logcritical/handler/settings";
import type { Problem, Result } from "@logcritical/rules";
import * as v from "valibot";
import { alertsOptions } from "../alarms/options.ts";
import { configOptions } from "../config/options.ts";
import { deliveryOptions } from "../delivery/options.ts";
import { checkIdentity } from "../identity/check-identity.ts";
import { identityOptions } from "../identity/options.ts";
import { placeOf, setPrefixesOf, siemSourcesOf } from "../identity/surroundings.ts";
import { checkTrail } from "../trail/check-trail.ts";
import { trailOptions } from "../trail/options.ts";
import { watchOptions } from "../watch/options.ts";
import type { Environment } from "./environment.ts";
import { excessOf } from "./names.ts";
import { flag, option } from "./schema.ts";

/**
 * Reads an environment, parsed from JSON, wholly: every problem at once, each with its path, also
 * those of the settings, as the function will read them. What is left out gets its default.
 */
export function parseEnvironment(document: unknown): Result<Environment> {
  const parsed = v.safeParse(environmentSchema, document);
  const settingsDocument = settingsOf(document);
  const settings = parseHandlerSettings(settingsDocument);
  const problems = [
    ...(parsed.issues ?? []).map(describeIssue),
    ...(settings.ok ? [] : settings.problems.map(withinSettings)),
    ...(parsed.success ? checkNames(parsed.output) : []),
    ...(parsed.success ? checkTrail(parsed.output.trail) : []),
    ...(parsed.success ? checkPeople(parsed.output) : []),
  ];
  if (!parsed.success || !settings.ok || problems.length > 0) return { ok: false, problems };
  const { $schema: _, settings: __, ...own } = parsed.output;
  // The schema has just read the settings as an object, or put one in its place.
  const written = settingsDocument as Readonly<Record<string, unknown>>;
  return { ok: true, value: { ...own, settings: settings.value, settingsDocument: written } };
}

/**
 * Names begin log groups, parameters and buckets, whose services each reserve some beginnings:
 * `aws` and `ssm` ("PutParameter", AWS Systems Manager API Reference), `sthree`, `xn--` and `amzn-`
 * ("Bucket naming rules", Amazon S3 User Guide).
 */
const company = v.pipe(
  v.string("write a text in quotes"),
  v.regex(
    /^(?!aws|ssm|sthree|amzn)[a-z](?:-?[a-z0-9])*$/,
    "write lower-case letters, digits and single hyphens, beginning with a letter, and not with aws, ssm, sthree or amzn",
  ),
  v.description("Begins every name, with the environment's: example makes example-prod-trail."),
);

const environmentName = v.pipe(
  v.string("write a text in quotes"),
  v.regex(/^[a-z](?:-?[a-z0-9])*$/, "write lower-case letters, digits and single hyphens"),
  v.description("What the file is called, without .json."),
);

const account = v.pipe(
  v.string("write 12 digits in quotes"),
  v.regex(/^\d{12}$/, "write 12 digits"),
  v.description("The account to deploy to, 12 digits in quotes."),
);

const region = v.pipe(
  v.string("write a Region in quotes"),
  v.regex(/^[a-z]{2,3}(?:-[a-z]+)+-\d$/, "write a Region: eu-west-1"),
  v.description("The Region to deploy to, which is the trail's home."),
);

/** What valibot reads: all but what the settings mean. */
interface OwnPart extends Omit<Environment, "settings" | "settingsDocument"> {
  readonly $schema?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** The schema of an environment's own part; the handler reads its settings itself. */
export const environmentSchema: v.GenericSchema<unknown, OwnPart> = v.strictObject({
  $schema: v.exactOptional(v.string()),
  name: environmentName,
  company,
  account,
  region,
  terminationProtection: option("Whether CloudFormation refuses to delete the stacks.", flag, true),
  trail: v.optional(trailOptions, {}),
  config: v.optional(configOptions, {}),
  alerts: v.exactOptional(alertsOptions),
  delivery: v.optional(deliveryOptions, {}),
  watch: v.optional(watchOptions, {}),
  identity: v.exactOptional(identityOptions),
  settings: v.exactOptional(v.looseObject({})),
});

function settingsOf(document: unknown): unknown {
  const isObject = typeof document === "object" && document !== null;
  return isObject && "settings" in document ? document.settings : {};
}

function withinSettings(problem: Problem): Problem {
  const path = problem.path === undefined ? "settings" : `settings.${problem.path}`;
  return { ...problem, path, message: `settings: ${problem.message}` };
}

function checkNames(parts: OwnPart): readonly Problem[] {
  const excess = excessOf(parts);
  if (excess === 0) return [];
  const message = `company and name: names of buckets would be too long; shorten these two by ${excess} characters in all.`;
  return [{ code: "name-too-long", path: "company", message }];
}

function checkPeople({ identity, ...environment }: OwnPart): readonly Problem[] {
  if (identity === undefined) return [];
  return checkIdentity({
    identity,
    place: placeOf(environment),
    setPrefixes: setPrefixesOf(environment, identity.identityCenter),
    siemSources: siemSourcesOf(environment),
  });
}
