import { type Severity, severities } from "@logcritical/rules";
import type { ReplayResult } from "../replay/result.ts";
import type { Difference } from "./compare-results.ts";

/** What differs for one rule. */
export interface RuleDifferences {
  readonly ruleId: string;
  /** Findings of the one set-up, and of the other. */
  readonly before: number;
  readonly after: number;
  readonly new: Differing;
  readonly gone: Differing;
  /** Of another severity, or on trial in only one. */
  readonly changed: Differing;
}

/** How many differ in one way, and the first of them. */
interface Differing {
  readonly count: number;
  readonly examples: readonly Exclude<Difference, { readonly kind: "same" }>[];
}

/** Counts differences by rule. */
export interface DifferenceTally {
  add(difference: Difference): void;
  /** Rules of which anything was found: those that differ most first. */
  rules(): readonly RuleDifferences[];
  /** The gravest severity of what differs; undefined where nothing does. */
  gravest(): Severity | undefined;
}

/** Creates a tally that keeps so many examples of each difference of a rule. */
export function createDifferenceTally(examplesMax: number): DifferenceTally {
  const rules = new Map<string, Counting>();
  let gravest: Severity | undefined;
  return {
    add(difference) {
      const results = resultsOf(difference);
      const ruleId = results[0]?.ruleId ?? "";
      const rule = rules.get(ruleId) ?? startCounting(ruleId);
      rules.set(ruleId, rule);
      if (difference.kind !== "new") rule.before += 1;
      if (difference.kind !== "gone") rule.after += 1;
      if (difference.kind === "same") return;
      for (const { severity } of results) gravest = graver(gravest, severity);
      const differing = rule[difference.kind];
      differing.count += 1;
      if (differing.examples.length < examplesMax) differing.examples.push(difference);
    },
    rules: () =>
      [...rules.values()].toSorted(
        (a, b) => weight(b) - weight(a) || b.after - a.after || (a.ruleId < b.ruleId ? -1 : 1),
      ),
    gravest: () => gravest,
  };
}

function graver(a: Severity | undefined, b: Severity): Severity {
  return a === undefined || severities.indexOf(b) < severities.indexOf(a) ? b : a;
}

/** The results that a difference is about. */
export function resultsOf(difference: Difference): readonly ReplayResult[] {
  switch (difference.kind) {
    case "gone":
      return [difference.before];
    case "new":
      return [difference.after];
    case "same":
    case "changed":
      return [difference.before, difference.after];
  }
}

interface Counting extends RuleDifferences {
  before: number;
  after: number;
  readonly new: CountingDiffering;
  readonly gone: CountingDiffering;
  readonly changed: CountingDiffering;
}

interface CountingDiffering extends Differing {
  count: number;
  readonly examples: Exclude<Difference, { readonly kind: "same" }>[];
}

function startCounting(ruleId: string): Counting {
  const none = (): CountingDiffering => ({ count: 0, examples: [] });
  return { ruleId, before: 0, after: 0, new: none(), gone: none(), changed: none() };
}

function weight(rule: RuleDifferences): number {
  return rule.new.count + rule.gone.count + rule.changed.count;
}
