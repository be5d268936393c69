import type { AlertDocument } from "@logcritical/handler";
import { type Severity, severities } from "@logcritical/rules";
import { createTop } from "../../aggregate/top.ts";
import { type ReplayResult, resultTimeMs } from "../../replay/result.ts";
import type { ReportStep, ReportSuspect } from "../report.ts";
import { personOf } from "./person.ts";

/** Weighs actors by what they did. */
export interface Suspects {
  /** Takes a finding. */
  add(result: ReplayResult): void;
  /** Takes an alert, which becomes a step of its actor. */
  tell(alert: AlertDocument): void;
  /** The most suspicious first. */
  list(): readonly ReportSuspect[];
}

/** How many are shown, and how many steps of each. */
const shownMax = 3;
const stepsMax = 12;

/** Of so many actors everything is known, whoever else there is: the gravest stay. */
const actorsMax = 2000;

/** How many values and steps of a severity are kept of each, and how much of a stranger's text. */
const keptMax = 50;
const lengthMax = 200;

/**
 * Each rule that noticed an actor counts once, at the gravest that it found: who did many grave
 * things comes before who did one harmless thing a thousand times.
 */
const weights = { critical: 27, high: 9, medium: 3, low: 1 } as const satisfies Record<
  Severity,
  number
>;

/** Creates the scales. */
export function createSuspects(): Suspects {
  const actors = createTop<Weighed>({ create: start, rank: weigh, kept: actorsMax });
  return {
    add(result) {
      const { key, name } = personOf(result);
      note(actors.of(key), name, result);
    },
    tell(alert) {
      const { kind, name, arn } = alert.actor;
      const named = { actor: name, actorKind: kind, account: alert.account.id };
      const { key } = personOf({ ...named, ...(arn !== undefined && { actorArn: arn }) });
      const actor = actors.known(key);
      if (actor !== undefined) noteStep(actor.steps[alert.severity], alert);
    },
    list: () => actors.highest(shownMax).entries.map(describe),
  };
}

/** An actor while being weighed. */
interface Weighed {
  readonly key: string;
  name: string;
  kind: string;
  /** A role's own where its sessions have several. */
  arn: string | undefined;
  readonly bySeverity: Record<Severity, number>;
  /** The gravest that each rule found. */
  readonly gravest: Map<string, Severity>;
  readonly accounts: Set<string>;
  readonly regions: Set<string>;
  readonly sources: Set<string>;
  readonly tools: Set<string>;
  readonly steps: Readonly<Record<Severity, Map<string, Step>>>;
  fromMs: number | undefined;
  toMs: number | undefined;
}

interface Step extends Omit<ReportStep, "count"> {
  count: number;
}

function start(key: string): Weighed {
  return {
    key,
    name: "",
    kind: "",
    arn: undefined,
    bySeverity: { critical: 0, high: 0, medium: 0, low: 0 },
    gravest: new Map(),
    accounts: new Set(),
    regions: new Set(),
    sources: new Set(),
    tools: new Set(),
    steps: { critical: new Map(), high: new Map(), medium: new Map(), low: new Map() },
    fromMs: undefined,
    toMs: undefined,
  };
}

function note(actor: Weighed, name: string, result: ReplayResult): void {
  const { severity, ruleId, account, region, source, tool, actorArn } = result;
  if (actor.name === "") {
    actor.name = name.slice(0, lengthMax);
    actor.kind = result.actorKind;
    actor.arn = actorArn?.slice(0, lengthMax);
  } else if (actor.arn !== actorArn?.slice(0, lengthMax)) actor.arn = actor.key;
  const timeMs = resultTimeMs(result);
  actor.bySeverity[severity] += 1;
  const before = actor.gravest.get(ruleId) ?? severity;
  actor.gravest.set(ruleId, weights[severity] >= weights[before] ? severity : before);
  keep(actor.accounts, account);
  keep(actor.regions, region);
  keep(actor.sources, source);
  keep(actor.tools, tool);
  actor.fromMs ??= timeMs;
  actor.toMs = timeMs ?? actor.toMs;
}

function keep(values: Set<string>, value = ""): void {
  if (value !== "" && values.size < keptMax) values.add(value.slice(0, lengthMax));
}

/** The same done again is the same step: how often is what its alerts say together. */
function noteStep(steps: Map<string, Step>, alert: AlertDocument): void {
  const { id, ruleId, severity, title, action, outcome, targets, firstTime, count } = alert;
  const { kind, errorCode } = outcome;
  const fate = errorCode === undefined ? kind : `${kind} (${errorCode})`;
  const key = [ruleId, action, fate].join("/");
  const step = steps.get(key);
  if (step !== undefined) {
    step.count += count;
  } else if (steps.size < keptMax) {
    const timeMs = Date.parse(firstTime);
    const [target = ""] = targets;
    steps.set(key, {
      ...(!Number.isNaN(timeMs) && { timeMs }),
      severity,
      title,
      action,
      outcome: fate,
      target,
      count,
      alertId: id,
    });
  }
}

/** Among those that the same rules noticed, who has more critical findings comes first, then high. */
function weigh({ gravest, bySeverity }: Weighed): number {
  const weight = [...gravest.values()].reduce((sum, severity) => sum + weights[severity], 0);
  const share = (count: number): number => Math.min(count, 999) / 1000;
  return weight + share(bySeverity.critical) + share(bySeverity.high) / 1000;
}

function describe(actor: Weighed): ReportSuspect {
  const { name, kind, arn, bySeverity, gravest, fromMs, toMs } = actor;
  const steps = severities.flatMap((severity) => [...actor.steps[severity].values()]);
  return {
    name,
    kind,
    ...(arn !== undefined && { arn }),
    bySeverity,
    rules: gravest.size,
    ...(fromMs !== undefined && { fromMs }),
    ...(toMs !== undefined && { toMs }),
    accounts: [...actor.accounts],
    regions: [...actor.regions],
    sources: [...actor.sources],
    tools: [...actor.tools],
    steps: steps.slice(0, stepsMax).toSorted((a, b) => (a.timeMs ?? lastMs) - (b.timeMs ?? lastMs)),
    more: Math.max(0, steps.length - stepsMax),
  };
}

/** Where what has no time stands. */
const lastMs = Number.MAX_SAFE_INTEGER;
