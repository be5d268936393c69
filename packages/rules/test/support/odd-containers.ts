import { field, type Rule } from "../../src/index.ts";
import { createRule } from "./create-rule.ts";
import type { Random } from "./random.ts";

const texts = ["i-1", "i-2", "i-12", "x", "arn:aws:ec2:eu-west-1:111122223333:instance/i-1"];

/** A few rules that look for texts at any depth in two fields, most of which ask nothing else. */
export function createHoldingRules(random: Random): readonly Rule[] {
  return Array.from({ length: 1 + random.below(5) }, (_, index) => {
    const asked = field(random.pick(["requestParameters", "responseElements"]));
    if (random.oneIn(12)) return createRule(asked.isMissing(), index);
    return createRule(asked.holdsAnyOf(random.pick(texts), random.pick(texts)), index);
  });
}

/** A record with such texts in its containers, and with keys that come twice, escaped or not. */
export function createOddContainers(random: Random): string {
  return `{"requestParameters":${createValue(random, 0)},"responseElements":${createValue(random, 0)}}`;
}

function createValue(random: Random, depth: number): string {
  if (depth === 4 || random.oneIn(3)) return createText(random);
  const values = Array.from({ length: random.below(4) }, () => createValue(random, depth + 1));
  if (random.oneIn(3)) return `[${values.join(",")}]`;
  return `{${values.map((value) => `${createKey(random)}:${value}`).join(", ")}}`;
}

function createKey(random: Random): string {
  return random.oneIn(20) ? '"\\u0061"' : JSON.stringify(random.pick(["a", "b", "c", "i-1", ""]));
}

function createText(random: Random): string {
  if (random.oneIn(4))
    return random.pick(["1", "null", "true", '""', '"é"', '"i-\\u0031"', '"\\\\"']);
  return JSON.stringify(random.pick(texts));
}
