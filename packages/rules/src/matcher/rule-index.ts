import type { Condition } from "../condition/node.ts";
import type { TrailRecord } from "../record/trail-record.ts";
import { requiredTexts } from "./required.ts";

/** What is filed under the names and sources that its condition requires. */
export interface Indexable {
  /** With the settings put in. */
  readonly when: Condition;
}

/**
 * Files rules under the `eventName`s they require, or else under the `eventSource`s, and gives back
 * a function that finds those which may match a record, so that the others cost it nothing. A
 * number there compares with text too, as its own text, and whatever else is no string would be
 * made one by a lookup: such a record, which CloudTrail never writes, is shown to every rule.
 */
export function createRuleIndex<T extends Indexable>(
  rules: readonly T[],
): (record: TrailRecord) => readonly T[] {
  const byName = new Map<string, T[]>();
  const bySource = new Map<string, T[]>();
  const anywhere: T[] = [];
  for (const rule of rules) {
    const names = requiredTexts(rule.when, "eventName");
    const sources = requiredTexts(rule.when, "eventSource");
    if (names !== undefined) file(byName, names, rule);
    else if (sources !== undefined) file(bySource, sources, rule);
    else anywhere.push(rule);
  }
  return ({ eventName = "", eventSource = "" }) =>
    typeof eventName === "string" && typeof eventSource === "string"
      ? [...(byName.get(eventName) ?? []), ...(bySource.get(eventSource) ?? []), ...anywhere]
      : rules;
}

function file<T>(index: Map<string, T[]>, texts: ReadonlySet<string>, rule: T): void {
  for (const text of texts) {
    const filed = index.get(text) ?? [];
    index.set(text, [...filed, rule]);
  }
}
