import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { route, type TopicName, topicNames } from "@logcritical/handler/settings";
import { compileCondition, compileRules, parsePattern, type RuleState } from "@logcritical/rules";
import { catalog } from "@logcritical/rules/catalog";
import { describe, expect, it } from "vitest";
import type { Environment } from "../src/environment/environment.ts";
import { loadEnvironments } from "../src/environment/load-environments.ts";
import { Account } from "./support/account.ts";
import { type Break, breakTemplates, without, withProperty } from "./support/break-templates.ts";
import { type PlacedResource, resolveTemplates } from "./support/resolve-templates.ts";
import { synthesise, type Templates } from "./support/synthesise.ts";

/** What is deployed, as far as it tells people of what rules match. */
interface Deployed {
  readonly environment: Environment;
  readonly rules: readonly RuleState[];
  readonly alarmOf: (ruleId: string) => PlacedResource | undefined;
  /** Whether any subscription lets a record's text through. */
  readonly forwards: (record: string) => boolean;
  readonly hasFunction: boolean;
  readonly topics: Partial<Record<TopicName, string>>;
  /** The rules that a record matches, under this environment's settings. */
  readonly matched: (record: string) => readonly string[];
}

function deploy(environment: Environment, templates: Templates): Deployed {
  const account = new Account(resolveTemplates(templates, environment));
  const prefix = `${environment.company}-${environment.name}`;
  const filters = account
    .ofType("AWS::Logs::SubscriptionFilter")
    .map(({ properties }) => matcherOf(String(properties.FilterPattern)));
  const compiled = compileRules(catalog, environment.settings.rules);
  if (!compiled.ok) throw new Error("The catalogue does not compile");
  const found = topicNames.flatMap((name) => {
    const arn = account.byName(
      "AWS::SNS::Topic",
      `${prefix}-${name.replace(/(Email|SMS)$/, "-$1").toLowerCase()}`,
    )?.arn;
    return arn === undefined ? [] : [[name, arn] as const];
  });
  return {
    environment,
    rules: compiled.value.rules.filter(({ state }) => state === "alert"),
    alarmOf: (ruleId) => account.byName("AWS::CloudWatch::Alarm", `${prefix}-${ruleId}`),
    forwards: (record) => filters.some((matches) => matches(record)),
    hasFunction: filters.length > 0,
    topics: Object.fromEntries(found),
    matched: (record) => compiled.value.matchText(record).map(({ ruleId }) => ruleId),
  };
}

function matcherOf(pattern: string): (record: string) => boolean {
  const parsed = parsePattern(pattern);
  if (!parsed.ok) throw new Error(`No pattern: ${pattern}`);
  const condition = compileCondition(parsed.value);
  return (record) => condition.matchesText(record);
}

const fixtures = new URL("../../../fixtures/rules/", import.meta.url);

/** The records that a rule's fixtures say it matches. */
function recordsOf(ruleId: string): readonly string[] {
  const paths = globSync(`${ruleId}/match-*`, { cwd: fileURLToPath(fixtures) });
  return paths.map((path) => readFileSync(new URL(path, fixtures), "utf8"));
}

/** Where a rule's alert goes by the handler's table. */
function wanted({ environment, topics }: Deployed, { rule }: RuleState): readonly unknown[] {
  const { settings, account } = environment;
  const { id: ruleId, severity, teams } = rule;
  return route({ ruleId, severity, teams, account }, settings, topics).topics.map(
    (name) => topics[name],
  );
}

/** The rules whose records nobody would hear of. */
function unheard({ rules, matched, forwards, hasFunction, alarmOf }: Deployed): readonly string[] {
  const ids = rules.map(({ rule }) => rule.id);
  // Where there is a function it sees all that a rule matches; where none is, an alarm rings.
  return hasFunction
    ? ids.filter((id) =>
        recordsOf(id).some((each) => matched(each).includes(id) && !forwards(each)),
      )
    : ids.filter((id) => alarmOf(id) === undefined);
}

/** The rules whose alarm tells others than the handler would. */
function misrouted(deployed: Deployed): readonly string[] {
  const isMisrouted = (state: RuleState): boolean => {
    const actions = deployed.alarmOf(state.rule.id)?.properties.AlarmActions;
    const told = new Set([actions].flat());
    const meant = new Set(wanted(deployed, state));
    return (
      actions !== undefined &&
      (told.size !== meant.size || ![...told].every((each) => meant.has(each)))
    );
  };
  return deployed.rules.filter(isMisrouted).map(({ rule }) => rule.id);
}

const loaded = loadEnvironments(fileURLToPath(new URL("../environments", import.meta.url)));
const examples = (loaded.ok ? loaded.value : []).map((environment) => ({
  name: environment.name,
  environment,
  templates: synthesise(environment),
}));

describe.each(examples)("in the example $name", ({ environment, templates }) => {
  const deployed = deploy(environment, templates);

  it("every rule is reached by an alarm or the function", () => {
    expect(unheard(deployed)).toEqual([]);
  });

  it("every alarm goes where its alert does", () => {
    expect(misrouted(deployed)).toEqual([]);
  });

  it("most rules ring without any code of ours", () => {
    const { rules, alarmOf } = deployed;
    const ringing = rules.filter(({ rule }) => alarmOf(rule.id) !== undefined);
    expect(ringing.length).toBeGreaterThanOrEqual(20);
  });
});

describe("the walk", () => {
  const subscription = "AWS::Logs::SubscriptionFilter";
  const topic = "arn:aws:sns:eu-west-1:333333333333:example-prod-infosec-email";
  it.each<readonly [string, string, Break, (deployed: Deployed) => readonly string[], string]>([
    [
      "a pattern that lets one rule's records through only",
      "prod",
      withProperty(subscription, "FilterPattern", '{ $.userIdentity.type = "Root" }'),
      unheard,
      "iam-change",
    ],
    [
      "no pattern that lets anything through",
      "dr",
      withProperty(subscription, "FilterPattern", '{ $.eventName = "x" }'),
      unheard,
      "root-access",
    ],
    [
      "no alarm where there is no function",
      "dev",
      without("AWS::CloudWatch::Alarm"),
      unheard,
      "root-access",
    ],
    [
      "an alarm that tells one topic only",
      "prod",
      withProperty("AWS::CloudWatch::Alarm", "AlarmActions", [topic]),
      misrouted,
      "root-access",
    ],
  ])("sees %s", (...[, name, change, walk, ruleId]) => {
    const example = examples.find((each) => each.name === name);
    if (example === undefined) throw new Error(`There is no example ${name}`);
    const broken = breakTemplates(example.templates, change);
    expect(walk(deploy(example.environment, broken))).toContain(ruleId);
  });
});
