import { createSubjectPreview, type HandlerSettings } from "@logcritical/handler";
import {
  compileRules,
  createCounter,
  createExplainer,
  type Finding,
  type Rule,
  type RuleSet,
} from "@logcritical/rules";
import { problemsError } from "../usage-error.ts";
import type { Example, ExampleFolder, ExampleKind, ExampleRecord } from "./read-examples.ts";

/** What came of the examples of one rule. */
export interface RuleVerdict {
  readonly ruleId: string;
  /** What is missing for the rule to be proved, in sentences. */
  readonly lacks: readonly string[];
  readonly examples: readonly ExampleVerdict[];
}

/** What came of one file. */
interface ExampleVerdict {
  readonly file: string;
  readonly kind: ExampleKind;
  readonly passed: boolean;
  /** The subject of the e-mail that it would be, where the rule finds it. */
  readonly subject?: string;
  /** Where it failed: what should have been, then the clauses that decided, with the values seen. */
  readonly reasons: readonly string[];
}

/** What is to be tried. */
export interface TrialPlan {
  /** Each of them must have examples of both kinds. */
  readonly own: readonly Rule[];
  /** Those of packs, which are tried where there are examples for them. */
  readonly others: readonly Rule[];
  readonly settings: HandlerSettings;
  readonly folder: ExampleFolder;
}

/** Asks every rule about its examples; rules without examples are told only if they are one's own. */
export function testRules({ own, others, settings, folder }: TrialPlan): readonly RuleVerdict[] {
  const rules = [...own, ...others];
  const compiled = compileRules(rules, settings.rules);
  if (!compiled.ok) throw problemsError("These rules cannot be used", compiled.problems);
  const ruleSet = compiled.value;
  return ruleSet.rules.flatMap(({ rule }) => {
    const examples = folder.examples.filter(({ ruleId }) => ruleId === rule.id);
    const isOwn = own.some(({ id }) => id === rule.id);
    if (examples.length === 0 && !isOwn) return [];
    // Made ready once, for a rule may come with thousands of networks.
    const subjectOf = createSubjectPreview({ rule, settings });
    const trial = { rule, ruleSet, settings, subjectOf };
    return [
      {
        ruleId: rule.id,
        lacks: isOwn ? lacksOf(rule, examples) : [],
        examples: examples.map((example) => testExample(example, trial)),
      },
    ];
  });
}

/** Whether everything is as its name says, and nothing is missing. */
export function hasPassed({ lacks, examples }: RuleVerdict): boolean {
  return lacks.length === 0 && examples.every(({ passed }) => passed);
}

function lacksOf({ id }: Rule, examples: readonly Example[]): readonly string[] {
  const kinds = new Set(examples.map(({ kind }) => kind));
  return [
    ...(kinds.has("match") || kinds.has("fires")
      ? []
      : [`Nothing shows that it ever matches: add ${id}/match-….json.`]),
    ...(kinds.has("ignore") || kinds.has("waits")
      ? []
      : [`Nothing shows what it leaves alone: add ${id}/ignore-….json.`]),
  ];
}

/** What an example is asked of. */
interface Trial {
  readonly rule: Rule;
  readonly ruleSet: RuleSet;
  readonly settings: HandlerSettings;
  /** The subject of the e-mail that a finding would be. */
  readonly subjectOf: (finding: Finding) => string;
}

function testExample(example: Example, trial: Trial): ExampleVerdict {
  const { file, kind, records, flaw } = example;
  if (flaw !== undefined) return { file, kind, passed: false, reasons: [flaw] };
  const finding =
    kind === "match" || kind === "ignore" ? single(records, trial) : burst(records, trial);
  const subject = finding === undefined ? {} : { subject: trial.subjectOf(finding) };
  const passed = (finding !== undefined) === (kind === "match" || kind === "fires");
  return { file, kind, passed, ...subject, reasons: passed ? [] : reasonsFor(example, trial) };
}

/** The finding in the record, whether or not it only counts towards a threshold. */
function single([first]: readonly ExampleRecord[], trial: Trial): Finding | undefined {
  return first === undefined ? undefined : findingIn(first, trial);
}

/** The finding with which the burst gets past the threshold, or that does not have to wait for it. */
function burst(records: readonly ExampleRecord[], trial: Trial): Finding | undefined {
  const { threshold } = trial.rule;
  const counter = threshold === undefined ? undefined : createCounter(threshold);
  for (const example of records) {
    const finding = findingIn(example, trial);
    if (finding === undefined) continue;
    const waits = finding.threshold !== undefined && counter?.add(finding.record) === undefined;
    if (!waits) return finding;
  }
  return undefined;
}

function findingIn({ record, json }: ExampleRecord, { rule, ruleSet }: Trial): Finding | undefined {
  return ruleSet.match(record, json).find(({ ruleId }) => ruleId === rule.id);
}

const wanted: Readonly<Record<ExampleKind, string>> = {
  match: "It should match, and does not:",
  ignore: "It should not match, and does:",
  fires: "It should get past the threshold, and does not.",
  waits: "It should stay below the threshold, and does not.",
};

function reasonsFor(
  { kind, records }: Example,
  { rule, ruleSet, settings }: Trial,
): readonly string[] {
  const [first] = records;
  const state = ruleSet.rules.find((one) => one.rule.id === rule.id);
  if (state?.state === "off" || state?.state === "inactive") {
    return [
      wanted[kind],
      `the rule is ${state.state}${state.reason === undefined ? "" : `: ${state.reason}`}`,
    ];
  }
  const isSingle = kind === "match" || kind === "ignore";
  if (first === undefined || !isSingle) return [wanted[kind]];
  const explain = createExplainer(rule, settings.rules);
  return [wanted[kind], ...explain(first.record, first.json).lines];
}
