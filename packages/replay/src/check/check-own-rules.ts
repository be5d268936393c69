import type { Rule } from "@logcritical/rules";
import { checkRules } from "./check-rules.ts";
import type { Remark } from "./remark.ts";

/** Everything to say of the rules that settings bring, by their places in the document. */
export function checkOwnRules(own: readonly Rule[], catalog: readonly Rule[]): readonly Remark[] {
  const taken = new Set(catalog.map(({ id }) => id));
  const clashes = own.flatMap((rule, ruleIndex): readonly Remark[] => {
    if (!taken.has(rule.id)) return [];
    const message = `The Lambda has a rule ${rule.id} already: give this one an id of its own.`;
    return [{ kind: "problem", code: "duplicate-id", path: "id", message, ruleIndex }];
  });
  return [...clashes, ...checkRules(own)].map(({ ruleIndex, path, ...remark }) => {
    const place = `ownRules[${ruleIndex}]`;
    return { ...remark, path: path === undefined ? place : `${place}.${path}` };
  });
}
