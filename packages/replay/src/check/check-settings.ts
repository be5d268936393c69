import {
  alerterRuleId,
  type HandlerSettings,
  parseHandlerSettings,
  type Suppression,
  watchesTampering,
} from "@logcritical/handler";
import { compileRules, type Rule } from "@logcritical/rules";
import { checkNames } from "./check-names.ts";
import { checkOwnRules } from "./check-own-rules.ts";
import { nearest } from "./nearest.ts";
import type { Remark } from "./remark.ts";
import { uniqueRules } from "./unique-rules.ts";

/** What settings are checked against. */
export interface SettingsContext {
  /** Every rule there is, so that a name is known to be none. */
  readonly rules: readonly Rule[];
  /** The catalogue's, which the Lambda runs beside those that the settings bring. */
  readonly catalog: readonly Rule[];
  readonly nowMs: number;
}

/** Settings that can be read, where they can, and everything to say of them. */
export interface CheckedSettings {
  readonly settings?: HandlerSettings;
  readonly remarks: readonly Remark[];
}

/** Checks a settings document as the Lambda reads it, and then whether it does what it says. */
export function checkSettings(document: unknown, context: SettingsContext): CheckedSettings {
  const parsed = parseHandlerSettings(document);
  if (!parsed.ok) {
    return { remarks: parsed.problems.map((problem) => ({ ...problem, kind: "problem" })) };
  }
  const settings = parsed.value;
  const rules = uniqueRules([...context.rules, ...settings.ownRules]);
  return {
    settings,
    remarks: [
      ...checkOwnRules(settings.ownRules, context.catalog),
      ...namedRules(settings).flatMap(({ path, id }) => checkRuleId(path, id, rules)),
      ...settings.suppressions.flatMap((entry, at) =>
        checkSuppression(entry, `suppressions[${at}]`, { ...context, rules }),
      ),
      ...checkThresholds(settings, context.rules),
      ...checkTypes(settings.rules.largeInstanceTypes ?? []),
      ...checkRouting(settings.routing),
      ...checkLink(settings.links.console ?? ""),
      ...inactiveRules(settings, rules),
    ],
  };
}

/** What entries fit nothing in the sample, by how many findings each of them fits. */
export function checkHits(hits: readonly number[], findings: number): readonly Remark[] {
  if (findings === 0 && hits.length > 0) {
    const message = "The sample has no findings, so that nothing is known of the suppressions.";
    return [{ kind: "note", code: "no-findings", path: "suppressions", message }];
  }
  return hits.flatMap((count, at): readonly Remark[] => {
    if (count > 0) return [];
    const message = `It fits none of the ${findings} findings in the sample: mend its criteria, or remove it.`;
    return [{ kind: "problem", code: "dead-suppression", path: `suppressions[${at}]`, message }];
  });
}

function namedRules(settings: HandlerSettings): readonly { path: string; id: string }[] {
  const { rules, grouping, routing, suppressions } = settings;
  const named = (entries: readonly { readonly rule?: string }[], section: string) =>
    entries.flatMap(({ rule }, at) =>
      rule === undefined ? [] : [{ path: `${section}[${at}].rule`, id: rule }],
    );
  return [
    ...Object.keys(rules.rules ?? {}).map((id) => ({ path: `rules.${id}`, id })),
    ...Object.keys(grouping.rules).map((id) => ({ path: `grouping.rules.${id}`, id })),
    ...named(routing, "routing"),
    ...named(suppressions, "suppressions"),
  ];
}

function checkRuleId(path: string, id: string, rules: readonly Rule[]): readonly Remark[] {
  const ids = [...rules.map((rule) => rule.id), alerterRuleId];
  if (ids.includes(id)) return [];
  const near = nearest(id, ids);
  const mend = near === undefined ? "name your own rules with --rules" : `perhaps ${near}`;
  const message = `There is no rule ${id}: ${mend}.`;
  return [{ kind: "problem", code: "unknown-rule", path, message }];
}

function checkSuppression(
  entry: Suppression,
  path: string,
  { rules, nowMs }: SettingsContext,
): readonly Remark[] {
  const problem = (code: string, key: string, message: string): Remark => ({
    kind: "problem",
    code,
    path: `${path}.${key}`,
    message,
  });
  const remarks: Remark[] = [];
  const untilMs = Date.parse(entry.until);
  if (untilMs <= nowMs) {
    const mend = "remove it, or give it a new end if its reason still holds";
    remarks.push(problem("expired", "until", `It ran out at ${entry.until}: ${mend}.`));
  }
  if (entry.from !== undefined && Date.parse(entry.from) >= untilMs) {
    remarks.push(problem("never-holds", "from", "It begins after it ends: mend one of the two."));
  }
  const rule = rules.find(({ id }) => id === entry.rule);
  if (rule !== undefined && watchesTampering(rule) && entry.includeTampering !== true) {
    const message = `It silences nothing, for ${rule.id} watches what watches: add "includeTampering": true if that is meant.`;
    remarks.push(problem("needs-tampering", "rule", message));
  }
  return entry.eventName === undefined
    ? remarks
    : [...remarks, ...checkEventName(entry.eventName, `${path}.eventName`)];
}

/** A name in a suppression is looked at as one in a rule is. */
function checkEventName(text: string, path: string): readonly Remark[] {
  const when = {
    kind: "comparison",
    path: "eventName",
    operator: "=",
    value: { kind: "text", text },
  };
  // Of a rule only its conditions and id are looked at.
  const remarks = checkNames({ id: "", when } as unknown as Rule);
  return remarks
    .filter(({ kind }) => kind === "problem")
    .map(({ kind, code, message }) => ({ kind, code, message, path }));
}

/** Of a rule that does not count, limits change nothing. */
function checkThresholds(
  { rules: { rules: named = {} } }: HandlerSettings,
  rules: readonly Rule[],
): readonly Remark[] {
  const counting = rules.filter(({ threshold }) => threshold !== undefined).map(({ id }) => id);
  return rules
    .filter(({ id }) => named[id]?.threshold !== undefined && !counting.includes(id))
    .map(({ id }) => ({
      kind: "problem",
      code: "counts-nothing",
      path: `rules.${id}.threshold`,
      message: `${id} tells every finding, and counts none: remove it. Rules that count are ${counting.join(", ")}.`,
    }));
}

/** The name of a family alone is that of no type. */
function checkTypes(types: readonly string[]): readonly Remark[] {
  return types.flatMap((type, at): readonly Remark[] => {
    if (/[.*]/.test(type)) return [];
    const message = `No instance type is called ${type}: write ${type}.* for all of a family.`;
    return [{ kind: "problem", code: "no-type", path: `largeInstanceTypes[${at}]`, message }];
  });
}

/** The first entry that fits an alert decides, so that behind a wider one an entry is never asked. */
function checkRouting(routing: HandlerSettings["routing"]): readonly Remark[] {
  return routing.flatMap((entry, at): readonly Remark[] => {
    const before = routing.slice(0, at).findIndex((earlier) => fitsAll(earlier, entry));
    if (before === -1) return [];
    const message = `Whatever fits it fits routing[${before}], which comes first: put it before that, or remove it.`;
    return [{ kind: "problem", code: "never-reached", path: `routing[${at}]`, message }];
  });
}

type RoutingEntry = HandlerSettings["routing"][number];

function fitsAll(wider: RoutingEntry, entry: RoutingEntry): boolean {
  return (["rule", "severity", "account"] as const).every(
    (name) => wider[name] === undefined || wider[name] === entry[name],
  );
}

/** Any other place is left as it is written, and the link of every alert leads nowhere. */
function checkLink(address: string): readonly Remark[] {
  const places = [...new Set(address.match(/\{[^{}]*\}/g))];
  return places
    .filter((place) => place !== "{region}" && place !== "{eventID}")
    .map((place) => ({
      kind: "problem",
      code: "unknown-place",
      path: "links.console",
      message: `Nothing takes the place of ${place}: write {region} or {eventID}.`,
    }));
}

function inactiveRules(
  { rules: settings }: HandlerSettings,
  rules: readonly Rule[],
): readonly Remark[] {
  const compiled = compileRules(rules, settings);
  if (!compiled.ok) return [];
  return compiled.value.rules.flatMap(({ rule, state, reason }): readonly Remark[] =>
    state === "inactive"
      ? [{ kind: "note", code: "inactive", message: `${rule.id} is inactive, ${reason}.` }]
      : [],
  );
}
