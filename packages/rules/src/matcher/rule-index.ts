import type { Condition } from "../condition/node.ts";
import type { TrailRecord } from "../record/trail-record.ts";
import { requiredTexts } from "./required.ts";

/** What is filed under the names and sources that its condition requires. */
export interface Indexable {
  /** With the settings put in. */
  readonly when: Condition;
}

/** The rules to ask about a record, in two lists that are each in the order given. */
export type Candidates<T> = readonly [named: readonly T[], unnamed: readonly T[]];

/**
 * Files rules under the `eventName`s that they require, and those that require none under the
 * `eventSource`s, and returns the function that finds those which may match a record; the others
 * cost the record nothing. A number compares with text too, as its own text, and an array or
 * object would be made text by a lookup: a record with either for a name or source, which
 * CloudTrail never writes, is shown to every rule.
 */
export function createRuleIndex<T extends Indexable>(
  rules: readonly T[],
): (record: TrailRecord) => Candidates<T> {
  const filed = rules.map((rule) => ({
    rule,
    names: requiredTexts(rule.when, "eventName"),
    sources: requiredTexts(rule.when, "eventSource"),
  }));
  const unnamed = filed.filter(({ names }) => names === undefined);
  const anywhere = unnamed.filter(({ sources }) => sources === undefined).map(({ rule }) => rule);
  const byName = fileUnder(filed.map(({ rule, names }) => [rule, names]));
  const sourced = fileUnder(unnamed.map(({ rule, sources }) => [rule, sources]));
  const bySource = new Map(
    Array.from(sourced.keys(), (source) => [
      source,
      unnamed.filter(({ sources }) => sources?.has(source) ?? true).map(({ rule }) => rule),
    ]),
  );
  return ({ eventName = "", eventSource = "" }) =>
    typeof eventName === "string" && typeof eventSource === "string"
      ? [byName.get(eventName) ?? [], bySource.get(eventSource) ?? anywhere]
      : [rules, []];
}

/** The rules by each text that they require, in their order; those that require none are left out. */
function fileUnder<T>(
  rules: readonly (readonly [rule: T, texts: ReadonlySet<string> | undefined])[],
): ReadonlyMap<string, readonly T[]> {
  const byText = new Map<string, T[]>();
  for (const [rule, texts = []] of rules) {
    for (const text of texts) {
      const filed = byText.get(text);
      if (filed === undefined) byText.set(text, [rule]);
      else filed.push(rule);
    }
  }
  return byText;
}
