import { checkRule } from "../check/check-rule.ts";
import { isVouchedFor } from "../check/vouch.ts";
import { failure, type Problem, type Result, success } from "../problem.ts";
import type { TrailRecord } from "../record/trail-record.ts";
import { isObject } from "../record/value.ts";
import { type Rule, type Severity, severities } from "../rule.ts";
import { parseSettings } from "../settings/parse.ts";
import type { Settings } from "../settings/settings.ts";
import { compilePart } from "./compile.ts";
import type { Finding, RuleSet, Told } from "./finding.ts";
import { parseRecord } from "./parse-record.ts";
import { createRuleIndex, type Indexable } from "./rule-index.ts";
import { type ConfiguredRule, configureRule } from "./rule-state.ts";
import { type Predicate, Subject } from "./subject.ts";

/**
 * Compiles rules, under the account's settings, to be asked all at once. The problems are those of
 * every rule (`checkRule`), but for the catalogue's own, and of the settings (`parseSettings`), and
 * ids that are used twice. Off and inactive rules are kept in `rules` and never match.
 *
 * This engine parses the record and asks the rules that the index finds, one after the other. It
 * defines what any other engine behind `RuleSet` has to answer. Graver cases are compiled when they
 * are first asked, so that neither the rules nor the settings may be changed afterwards.
 */
export function compileRules(rules: readonly Rule[], settings: Settings = {}): Result<RuleSet> {
  const parsed = parseSettings(settings);
  const [first, ...rest] = [
    ...rules.flatMap((rule) => (isVouchedFor(rule) ? [] : checkRule(rule))),
    ...duplicateIds(rules),
    ...(parsed.ok ? [] : parsed.problems),
  ];
  if (first !== undefined) return failure(first, ...rest);
  const configured = rules.map((rule) => configureRule(rule, settings));
  const detectors = configured.flatMap(compileRule);
  const findDetectors = whenAsked(() => createRuleIndex(detectors));
  const ask = (subject: Subject, record: TrailRecord): readonly Finding[] => {
    const found: Detector[] = [];
    for (const candidates of findDetectors(record)) {
      for (const detector of candidates) if (detector.predicate(subject)) found.push(detector);
    }
    return found.toSorted((a, b) => a.order - b.order).map(({ find }) => find(subject, record));
  };
  const readTold = createToldReader(detectors);
  const confirm = (told: Told, subject: Subject, record: TrailRecord): readonly Finding[] => {
    const found: Finding[] = [];
    for (const { detector, isOpen } of readTold(told)) {
      if (!isOpen || detector.predicate(subject)) found.push(detector.find(subject, record));
    }
    return found;
  };
  const match: RuleSet["match"] = (record, json, told) => {
    if (!isObject(record)) return [];
    const subject = new Subject(record, json);
    return told === undefined ? ask(subject, record) : confirm(told, subject, record);
  };
  return success({
    rules: configured.map(({ state }) => state),
    match,
    matchText: (json, told) => match(parseRecord(json), json, told),
  });
}

/** An id names findings, settings and counts, so that two rules must not share one. */
function duplicateIds(rules: readonly Rule[]): readonly Problem[] {
  const seen = new Set<unknown>();
  return rules.filter(isObject).flatMap(({ id }) => {
    if (typeof id !== "string" || !seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = `An earlier rule has the id ${JSON.stringify(id)}: give this one its own.`;
    return [{ code: "duplicate-id", ruleId: id, path: "id", message }];
  });
}

/** A rule that can match, and its place among the others. */
interface Detector extends Indexable {
  readonly ruleId: string;
  readonly order: number;
  readonly predicate: Predicate;
  readonly find: (subject: Subject, record: TrailRecord) => Finding;
}

/** A detector that matches a record, or may. */
interface ToldDetector {
  readonly detector: Detector;
  readonly isOpen: boolean;
}

/** Reads what another engine tells, and remembers it, as it tells the same of many records. */
function createToldReader(detectors: readonly Detector[]): (told: Told) => readonly ToldDetector[] {
  const byId = new Map(detectors.map((detector) => [detector.ruleId, detector]));
  const known = new WeakMap<Told, readonly ToldDetector[]>();
  const take = (ids: readonly string[], isOpen: boolean): readonly ToldDetector[] =>
    ids.flatMap((id) => {
      const detector = byId.get(id);
      return detector === undefined ? [] : { detector, isOpen };
    });
  return (told) => {
    const remembered = known.get(told);
    if (remembered !== undefined) return remembered;
    const all = [...take(told.certain, false), ...take(told.open, true)];
    const read = all.toSorted((a, b) => a.detector.order - b.detector.order);
    known.set(told, read);
    return read;
  };
}

function compileRule({ state, raise }: ConfiguredRule, order: number): readonly Detector[] {
  const { rule, when, state: mode } = state;
  if (mode === "off" || mode === "inactive") return [];
  const { id: ruleId, title, severity, teams, threshold } = rule;
  const found = { ruleId, title, severity, teams, mode };
  const plain = threshold === undefined ? found : { ...found, threshold };
  const raises = raise
    .filter(({ to }) => isGraver(to, severity))
    .map(({ to, because, when }) => ({
      predicate: whenAsked(() => compilePart(when).predicate),
      // A graver case is a finding by itself: it does not wait for the threshold.
      raised: { ...found, severity: to, because },
    }));
  return [
    {
      ruleId,
      order,
      when,
      predicate: compilePart(when).predicate,
      find(subject, record) {
        const { raised = plain } = raises.find(({ predicate }) => predicate(subject)) ?? {};
        return { ...raised, record };
      },
    },
  ];
}

/**
 * The function that is made when it is first asked. Behind a scanner nobody looks rules up, and
 * graver cases are asked about matches alone.
 */
function whenAsked<Argument, Answer>(
  make: () => (argument: Argument) => Answer,
): (argument: Argument) => Answer {
  let made: ((argument: Argument) => Answer) | undefined;
  return (argument) => {
    made ??= make();
    return made(argument);
  };
}

/** The settings may have set the severity above what a raise would set it to. */
function isGraver(a: Severity, b: Severity): boolean {
  return severities.indexOf(a) < severities.indexOf(b);
}
