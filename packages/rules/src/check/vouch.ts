import type { Rule } from "../rule.ts";

/** Rules that need no check. */
const vouched = new WeakSet<Rule>();

/**
 * Vouches for rules of ours, which `test/catalog.test.ts` checks, so that no start of a Lambda has
 * to. They are frozen to the last list, and so stay what was checked; a copy of one is another
 * rule, and checked like anybody's.
 */
export function vouchFor(rules: readonly Rule[]): readonly Rule[] {
  for (const rule of rules) {
    freeze(rule);
    vouched.add(rule);
  }
  return rules;
}

/** Whether this very object is a rule that `vouchFor` was given. */
export function isVouchedFor(rule: Rule): boolean {
  return vouched.has(rule);
}

/** Freezes an object and all within it. Rules are trees, as deep as their groups nest. */
function freeze(value: object): void {
  const parts: readonly unknown[] = Object.values(value);
  for (const part of parts) if (part instanceof Object) freeze(part);
  Object.freeze(value);
}
