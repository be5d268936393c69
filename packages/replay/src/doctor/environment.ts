import { existsSync } from "node:fs";
import { type HandlerSettings, parseHandlerSettings } from "@logcritical/handler";
import { readDocument } from "../load/read-document.ts";
import { problemsError, UsageError } from "../usage-error.ts";

/** What a doctor has to know of an environment: a part of the file that it was deployed from. */
export interface DoctorEnvironment {
  readonly account: string;
  readonly region: string;
  /** What the names of its stacks and resources begin with: `example-prod`. */
  readonly prefix: string;
  readonly trailName: string;
  readonly logGroupName: string;
  readonly stacks: readonly string[];
  readonly hasPhones: boolean;
  /** Without it, there are alarms only, and no daily report. */
  readonly hasFunction: boolean;
  /** How many subscription filters the rules are packed into; none where records come otherwise. */
  readonly subscriptions: number;
  readonly settings: HandlerSettings;
}

/**
 * Reads an environment's file. The names are those that the CDK app gives: `<company>-<name>-trail`
 * for trail and log group, and `<company>-<name>-<area>` for each stack.
 */
export async function readEnvironment(path: string): Promise<DoctorEnvironment> {
  const document = await readDocument(path, wantedFor(path));
  const text = (key: string): string => {
    const value = valueAt(document, key);
    if (typeof value === "string" && value !== "") return value;
    throw new UsageError(`${path} is no environment: it has no text under ${key}.`);
  };
  const [company, name, account, region] = ["company", "name", "account", "region"].map(text);
  const prefix = `${company}-${name}`;
  const existing = valueAt(document, "trail.existing");
  const alerts = valueAt(document, "alerts");
  const settings = parseHandlerSettings(valueAt(document, "settings") ?? {});
  if (!settings.ok)
    throw problemsError(`The settings in ${path} cannot be used`, settings.problems);
  const areas = [
    ...(existing === undefined ? ["trail"] : []),
    ...(alerts === undefined ? [] : ["alerting", "watch"]),
  ];
  const named = (key: string): string => {
    const value = valueAt(existing, key);
    return typeof value === "string" ? value : `${prefix}-trail`;
  };
  return {
    account: account ?? "",
    region: region ?? "",
    prefix,
    trailName: named("trailName"),
    logGroupName: named("logGroupName"),
    stacks: areas.map((area) => `${prefix}-${area}`),
    hasPhones: ["infosec", "devops"].some((team) => isFilled(valueAt(alerts, `${team}.phones`))),
    hasFunction: alerts !== undefined && valueAt(document, "delivery.by") !== "none",
    subscriptions: subscriptionsOf(document),
    settings: settings.value,
  };
}

/** Where the CDK app has its environments, as they are called by `pnpm run deploy <name>`. */
const environments = "packages/infra/environments";

/** The file that is most likely meant, for whoever named an environment and not its file. */
function wantedFor(path: string): string {
  const likely = [`${path}.json`, `${environments}/${path}`, `${environments}/${path}.json`];
  const found = likely.find((file) => existsSync(file));
  return found ?? `the environment's file, such as ${environments}/prod.json`;
}

function subscriptionsOf(document: unknown): number {
  const by = valueAt(document, "delivery.by") ?? "logs";
  if (valueAt(document, "alerts") === undefined || by !== "logs") return 0;
  return valueAt(document, "delivery.subscriptions") === 1 ? 1 : 2;
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

/** What stands at a path of names, if anything does. */
function valueAt(document: unknown, path: string): unknown {
  let value = document;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name))
      return undefined;
    value = Reflect.get(value, name);
  }
  return value;
}
