import { field, type Rule } from "../../src/index.ts";
import { createRule } from "./create-rule.ts";
import type { Random } from "./random.ts";

const [first, second] = [field("eventType"), field("userIdentity.arn")];

/** A few rules that look for texts in two fields; each is one leaf, so that none hides another. */
export function createTextRules(random: Random): readonly Rule[] {
  return Array.from({ length: 1 + random.below(9) }, (_, index) => {
    const asked = random.oneIn(2) ? first : second;
    const glob = lettersOf(random, ["a", "b", ":", "*", "*"]);
    return createRule(random.oneIn(3) ? asked.isNot(glob) : asked.is(glob), index);
  });
}

/** A record with texts that such rules may look for, escaped or not, and with other values. */
export function createOddText(random: Random): string {
  return `{"eventType":${createValue(random)},"userIdentity":{"arn":${createValue(random)}}}`;
}

function createValue(random: Random): string {
  if (random.oneIn(12)) return random.pick(["1", "null", "true", "[]", "{}", '["a"]', "1.0", '""']);
  const odd = ["\\u0061", "\\u003a", '\\"', "\\\\", "\\/", "\\n", "é", "😀", "*", "a".repeat(240)];
  return `"${lettersOf(random, ["a", "b", ":", ...(random.oneIn(4) ? odd : [])])}"`;
}

function lettersOf(random: Random, letters: readonly string[]): string {
  return Array.from({ length: random.below(8) }, () => random.pick(letters)).join("");
}
