import {
  type HandlerSettings,
  isSMSTopic,
  route,
  type TopicName,
  type Topics,
} from "@logcritical/handler/settings";
import {
  type Condition,
  compileRules,
  type Problem,
  parsePattern,
  printPattern,
  type Result,
  type RuleState,
} from "@logcritical/rules";
import type { AlarmPlan, AlarmSpec, FilterSpec, LeftOut } from "./alarm-plan.ts";
import { namesCalls } from "./names-calls.ts";
import { type PackName, type PackRule, readPack } from "./packs.ts";
import { printQuery } from "./print-query.ts";

/** What alarms are planned for. */
export interface AlarmRequest {
  readonly packs: readonly PackName[];
  /** Ids of rules that shall have no alarm; the function watches for them still. */
  readonly except: readonly string[];
  /** The document that the function reads: modes, severities, thresholds, lists and routing. */
  readonly settings: HandlerSettings;
  /** The account whose trail it is, by which routing may choose. */
  readonly account: string;
  /** The topics that exist. */
  readonly topics: Topics;
}

/**
 * Plans the alarms of the packs, and of the account's own rules, under the settings. An alarm counts
 * what its pattern lets through, so it must not ring as if it were the rule where the pattern is
 * wider: where that one at least names the calls it is about, the alarm says so and goes to no phone;
 * where it does not, there is none, and the rule is left to the function.
 *
 * Problems: those of the rules and settings; `unknown-rule` for an exception to nothing; and what
 * `printPattern` says of a rule.
 */
export function planAlarms(request: AlarmRequest): Result<AlarmPlan> {
  const own = request.settings.ownRules.map((rule): PackRule => ({ rule }));
  return planMembers([...request.packs.flatMap(readPack), ...own], request);
}

/** Likewise for rules that come from wherever. */
export function planMembers(
  members: readonly PackRule[],
  request: AlarmRequest,
): Result<AlarmPlan> {
  const rules = members.map(({ rule }) => rule);
  const compiled = compileRules(rules, request.settings.rules);
  if (!compiled.ok) return compiled;
  const ids = new Set(rules.map(({ id }) => id));
  const unknown = request.except.filter((id) => !ids.has(id)).map(unknownRule);
  // The states come in the order of the rules, one for each.
  const verdicts = compiled.value.rules.flatMap((state, at) => {
    const member = members[at];
    return member === undefined ? [] : [judge(state, member, request)];
  });
  const problems = [
    ...unknown,
    ...verdicts.flatMap((verdict) => (verdict.kind === "problems" ? verdict.problems : [])),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const counted = verdicts.flatMap((verdict) => (verdict.kind === "counted" ? [verdict] : []));
  const left = verdicts.flatMap((verdict) => (verdict.kind === "left" ? [verdict.left] : []));
  return { ok: true, value: { alarms: groupForms(counted, request), left } };
}

/** A rule with what CloudWatch is to be asked for it. */
interface Counted {
  readonly kind: "counted";
  readonly member: PackRule;
  readonly state: RuleState;
  readonly filter: FilterSpec;
  readonly condition: Condition;
  readonly isWider: boolean;
}

type Verdict =
  | Counted
  | { readonly kind: "left"; readonly left: LeftOut }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] };

function judge(state: RuleState, member: PackRule, { except }: AlarmRequest): Verdict {
  const ruleId = state.rule.id;
  const reason = reasonToLeave(state, member, except);
  if (reason !== undefined) return { kind: "left", left: { ruleId, ...reason } };
  const printed = printPattern(state.when);
  // A published text is deployed as it is, even where it prints otherwise.
  const text = member.verbatim ?? (printed.ok ? printed.value.text : "");
  const parsed = parsePattern(text);
  if (!printed.ok || !parsed.ok) {
    const problems = [printed, parsed].flatMap((result) => (result.ok ? [] : result.problems));
    return { kind: "problems", problems: problems.map((problem) => advise(problem, ruleId)) };
  }
  const condition = parsed.value;
  const isWider = !printed.value.exact;
  if (isWider && !namesCalls(condition)) {
    const why = printed.value.dropped.map((clause) => clause.reason)[0] ?? "";
    const reason = `its pattern names no calls and would ring on ordinary work. ${why}`;
    return { kind: "left", left: { ruleId, kind: "too-wide", reason } };
  }
  const filter = { id: ruleId, pattern: text, regexes: printed.value.regexes };
  return { kind: "counted", member, state, filter, condition, isWider };
}

function reasonToLeave(
  { rule, state, reason }: RuleState,
  { unfit }: PackRule,
  except: readonly string[],
): Omit<LeftOut, "ruleId"> | undefined {
  if (except.includes(rule.id)) return { kind: "excepted", reason: "named in alerts.except" };
  if (unfit !== undefined) return { kind: "unfit", reason: unfit };
  switch (state) {
    case "alert":
      return undefined;
    case "shadow":
      return { kind: "silent", reason: "in shadow: it is counted by the function, nobody is told" };
    case "off":
      return { kind: "silent", reason: "switched off" };
    case "inactive":
      return { kind: "inactive", reason: reason ?? "not configured" };
  }
}

/**
 * Joins the forms of one published control: each has a filter, so that whoever looks for either
 * text finds it, and both count into one metric, so that people are told once.
 */
function groupForms(counted: readonly Counted[], request: AlarmRequest): readonly AlarmSpec[] {
  const forms = Map.groupBy(counted, ({ member: { pack, rule } }) =>
    pack === "cis" ? (rule.cis?.[0] ?? rule.id) : rule.id,
  );
  return [...forms.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [specify(first, others, request)],
  );
}

function specify(first: Counted, others: readonly Counted[], request: AlarmRequest): AlarmSpec {
  const { rule } = first.state;
  const forms = [first, ...others];
  const isWider = forms.some((form) => form.isWider);
  const { over = 0, withinSeconds = defaultPeriodSeconds } = rule.threshold ?? {};
  return {
    id: rule.id,
    ...(first.member.pack !== undefined && { pack: first.member.pack }),
    rule,
    filters: forms.map(({ filter }) => filter),
    isWider,
    topics: chooseTopics(first, isWider, request),
    periodSeconds: Math.min(Math.ceil(withinSeconds / 60) * 60, periodSecondsMax),
    threshold: over + 1,
    query: printQuery(...forms.map(({ condition }) => condition)),
  };
}

/** As the templates of 2016 had it, for all but one alarm. */
const defaultPeriodSeconds = 300;

/** What an alarm of one period looks back at most: "PutMetricAlarm", CloudWatch API Reference. */
const periodSecondsMax = 86_400;

function chooseTopics(
  { state: { rule } }: Counted,
  isWider: boolean,
  { settings, account, topics }: AlarmRequest,
): readonly TopicName[] {
  const { id: ruleId, severity, teams } = rule;
  const chosen = route({ ruleId, severity, teams, account }, settings, topics).topics;
  const quiet = chosen.filter((topic) => !isSMSTopic(topic));
  return isWider && quiet.length > 0 ? quiet : chosen;
}

function unknownRule(id: string): Problem {
  const message = `alerts.except: no pack has a rule ${id}, nor do the settings: mend or remove it.`;
  return { code: "unknown-rule", ruleId: id, path: "alerts.except", message };
}

/** What the printer says, with the rule that it is about and the way out that is always open. */
function advise(problem: Problem, ruleId: string): Problem {
  const message = `${ruleId}: ${problem.message} Or name it in alerts.except: the function watches it still.`;
  return { ...problem, ruleId, message };
}
