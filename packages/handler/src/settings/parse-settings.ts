import {
  checkRule,
  type Problem,
  parseSettings,
  type Result,
  type Rule,
  severities,
} from "@logcritical/rules";
import * as v from "valibot";
import { isObject } from "../json.ts";
import { alerterRuleId } from "../match/alerter-rule-id.ts";
import { topicNames } from "../route/topic.ts";
import { parseSuppressionCriteria } from "../suppress/criteria.ts";
import { describeIssue } from "./describe-issue.ts";
import {
  defaultSettings,
  type GroupingSettings,
  type HandlerSettings,
  type Suppression,
} from "./settings.ts";

/**
 * Reads a settings document, parsed from JSON, wholly: every problem at once, each with its path.
 * Unknown keys are problems too, for a key that is misspelt would silently do nothing.
 */
export function parseHandlerSettings(document: unknown): Result<HandlerSettings> {
  if (!isObject(document)) {
    const message = "The settings are no JSON object: write {} to have none.";
    return { ok: false, problems: [{ code: "not-an-object", message }] };
  }
  const isOwn = ([name]: readonly [string, unknown]): boolean => Object.hasOwn(sections, name);
  const entries = Object.entries(document);
  const own = v.safeParse(ownSections, Object.fromEntries(entries.filter(isOwn)));
  const rules = parseSettings(Object.fromEntries(entries.filter((entry) => !isOwn(entry))));
  const problems = [
    ...(own.issues ?? []).map(describeIssue),
    ...(own.success ? checkOwnRules(own.output.ownRules ?? []) : []),
    ...(rules.ok ? [] : rules.problems.map(nameSections)),
  ];
  if (!own.success || !rules.ok || problems.length > 0) return { ok: false, problems };
  // The schema has just seen that they have this shape; JSON has no undefined among its values.
  const { ownRules, accounts, suppressions, ...others } = own.output as OwnSections;
  const { routing, grouping, limits, links } = others;
  return {
    ok: true,
    value: {
      rules: rules.value,
      ownRules: ownRules ?? defaultSettings.ownRules,
      accounts: accounts ?? defaultSettings.accounts,
      suppressions: suppressions ?? defaultSettings.suppressions,
      routing: routing ?? defaultSettings.routing,
      grouping: {
        minutes: { ...defaultSettings.grouping.minutes, ...grouping?.minutes },
        rules: { ...grouping?.rules },
      },
      limits: { ...defaultSettings.limits, ...limits },
      links: { ...defaultSettings.links, ...links },
    },
  };
}

/** The handler's sections as a document holds them: each may be left out, and so may its parts. */
interface OwnSections
  extends Partial<Pick<HandlerSettings, "ownRules" | "accounts" | "suppressions" | "routing">> {
  readonly grouping?: {
    readonly minutes?: Partial<GroupingSettings["minutes"]>;
    readonly rules?: GroupingSettings["rules"];
  };
  readonly limits?: Partial<HandlerSettings["limits"]>;
  readonly links?: Partial<HandlerSettings["links"]>;
}

const text = v.pipe(v.string(), v.regex(/\S/, "write a text that is not blank"));
const accountId = v.pipe(v.string(), v.regex(/^\d{12}$/, "write 12 digits in quotes"));
/** Without its zone a time would be another at each desk than in the Lambda. */
const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;
/** A 31st of a shorter month would be read as a day of the next. */
const isDay = (date: string): boolean => new Date(date).toISOString().startsWith(date);
const time = v.pipe(
  v.string(),
  v.check(
    (value) => zoned.test(value) && !Number.isNaN(Date.parse(value)) && isDay(value.slice(0, 10)),
    "write a time with its zone: 2027-01-31T00:00:00Z",
  ),
);
const count = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer("write a whole number"),
    v.minValue(least, `write ${least} or more`),
    v.maxValue(most, `write ${most} or less`),
  );
const minutes = count(1, 24 * 60);

const suppression = v.pipe(
  v.strictObject({
    rule: v.optional(text),
    account: v.optional(accountId),
    region: v.optional(text),
    actor: v.optional(text),
    network: v.optional(text),
    userAgent: v.optional(text),
    eventName: v.optional(text),
    errorCode: v.optional(text),
    from: v.optional(time),
    until: time,
    reason: text,
    owner: text,
    includeTampering: v.optional(v.literal(true)),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    // What is optional is absent here, never undefined: JSON has no undefined.
    for (const message of parseSuppressionCriteria(dataset.value as Suppression)) {
      addIssue({ message });
    }
  }),
);

const routingEntry = v.strictObject({
  rule: v.optional(text),
  severity: v.optional(v.picklist(severities)),
  account: v.optional(accountId),
  topics: v.pipe(v.array(v.picklist(topicNames)), v.minLength(1, "name at least one topic")),
});

const sections = {
  $schema: v.optional(v.string()),
  // What a rule is, the rules' own reader says.
  ownRules: v.optional(v.array(v.unknown())),
  accounts: v.optional(v.record(accountId, v.strictObject({ alias: text }))),
  suppressions: v.optional(v.array(suppression)),
  routing: v.optional(v.array(routingEntry)),
  grouping: v.optional(
    v.strictObject({
      minutes: v.optional(
        v.strictObject({
          critical: v.optional(minutes),
          high: v.optional(minutes),
          medium: v.optional(minutes),
          low: v.optional(minutes),
        }),
      ),
      rules: v.optional(v.record(v.string(), minutes)),
    }),
  ),
  limits: v.optional(
    v.strictObject({
      emailsPerDelivery: v.optional(count(1, 1000)),
      emailsPerSecond: v.optional(count(1, 1000)),
      smsPerHour: v.optional(count(1, 1000)),
      smsPerDay: v.optional(count(1, 10_000)),
      unreadablePerDelivery: v.optional(count(0, 1_000_000)),
    }),
  ),
  links: v.optional(v.strictObject({ console: v.optional(text) })),
};
const ownSections = v.strictObject(sections);

/** The problems of rules of the account's own, each with its place in the document. */
function checkOwnRules(rules: readonly unknown[]): readonly Problem[] {
  const taken = new Set<unknown>([alerterRuleId]);
  return rules.flatMap((rule, at) => {
    const place = `ownRules[${at}]`;
    // It takes nothing for granted.
    const problems = checkRule(rule as Rule).map((problem) => ({
      ...problem,
      path: problem.path ? `${place}.${problem.path}` : place,
    }));
    if (problems.length > 0) return problems;
    const { id } = rule as Rule;
    if (taken.has(id)) problems.push(takenId(id, `${place}.id`));
    taken.add(id);
    return problems;
  });
}

function takenId(id: string, path: string): Problem & { readonly path: string } {
  const message = `${path}: another rule has the id ${id}: give this one its own.`;
  return { code: "duplicate-id", ruleId: id, path, message };
}

/** Adds the handler's sections to the keys that the rules' reader offers for an unknown one. */
function nameSections(problem: Problem): Problem {
  const isTop = problem.code === "unknown-key" && !/[.[]/.test(problem.path ?? "");
  if (!isTop) return problem;
  const own = Object.keys(sections).filter((name) => name !== "$schema");
  return { ...problem, message: `${problem.message} Or one of ${own.join(", ")}.` };
}
