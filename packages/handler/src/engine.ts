import {
  compileRules,
  createExplainer,
  type Explainer,
  field,
  type Result,
  type Rule,
  type RuleSet,
  type Settings,
  type TrailRecord,
  textsSought,
} from "@logcritical/rules";
import { createScanner } from "@logcritical/rules/scan";
import type { Sifter } from "./decode/decode-sifted.ts";
import { parseHandlerSettings } from "./settings/parse-settings.ts";
import type { HandlerSettings } from "./settings/settings.ts";
import { compileSuppressions, type Suppressor } from "./suppress/suppress.ts";

/** Rules and settings made ready for records: what one settings document is compiled to. */
export interface Engine {
  readonly rules: RuleSet;
  /** Spares the pipeline the records of a delivery that no rule matches. */
  readonly sifter: Sifter;
  readonly settings: HandlerSettings;
  readonly settingsVersion: string;
  readonly suppress: Suppressor;
  /** Clause by clause, why a rule matches a record, whose JSON text may be known. */
  readonly explain: (rule: Rule, record: TrailRecord, json?: string) => readonly string[];
  /** What rules look for at any depth, to be named first among what a record is about. */
  readonly sought: ReadonlySet<string>;
  /** The ARN of the role that the function runs as, where it is known. */
  readonly ownRole: string | undefined;
}

/** What an engine is made of besides the settings. */
export interface EngineParts {
  /** They run beside those that the settings bring. */
  readonly rules: readonly Rule[];
  readonly ownRole: string | undefined;
}

/** What is no record of a call has to be seen, so that it is not counted as one. */
const insight = field("eventCategory").is("Insight");

/** Compiles rules under a settings document, parsed from JSON; problems are all those of both. */
export function createEngine(
  document: unknown,
  settingsVersion: string,
  { rules, ownRole }: EngineParts,
): Result<Engine> {
  const settings = parseHandlerSettings(document);
  if (!settings.ok) return settings;
  const all = [...rules, ...settings.value.ownRules];
  const compiled = compileRules(all, settings.value.rules);
  if (!compiled.ok) return compiled;
  return {
    ok: true,
    value: {
      rules: compiled.value,
      sifter: createScanner(compiled.value, [insight]),
      settings: settings.value,
      settingsVersion,
      suppress: compileSuppressions(settings.value.suppressions),
      explain: createExplain(settings.value.rules),
      sought: textsSought(compiled.value.rules),
      ownRole,
    },
  };
}

/** Rules are few, and alerts may be many: each rule is made ready once. */
function createExplain(settings: Settings): Engine["explain"] {
  const explainers = new Map<Rule, Explainer>();
  return (rule, record, json) => {
    const explain = explainers.get(rule) ?? createExplainer(rule, settings);
    explainers.set(rule, explain);
    return explain(record, json).lines;
  };
}
