import {
  type Check,
  choice,
  dictionary,
  isObject,
  list,
  matching,
  object,
  optional,
  text,
  wholeNumber,
  wrong,
} from "../check/shape.ts";
import { parseNetwork } from "../condition/network.ts";
import { failure, type Result, success } from "../problem.ts";
import { severities } from "../rule.ts";
import { type RuleSettings, ruleModes, type Settings } from "./settings.ts";

/**
 * Reads a settings document, parsed from JSON, and names every problem in it at once, each with
 * its path. Unknown keys are problems too, for a key that is misspelt would silently do nothing.
 */
export function parseSettings(document: unknown): Result<Settings> {
  const [first, ...rest] = checkSettings(document, "");
  // The check has just seen that the document has the shape of Settings, and nothing else.
  return first === undefined ? success(document as Settings) : failure(first, ...rest);
}

const ruleSettings = object({
  mode: optional(choice(ruleModes)),
  severity: optional(choice(severities)),
  threshold: optional(
    object({ over: optional(wholeNumber(0)), withinSeconds: optional(wholeNumber(1)) }),
  ),
} satisfies Required<Record<keyof RuleSettings, Check>>);

/**
 * Resource ids have had 17 hexadecimal digits since 2018, and 8 before. A placeholder such as
 * `i-instance1ID` must never be taken for an id. Source: "Resource IDs", Amazon EC2 User Guide.
 */
const instanceId = matching(/^i-(?:[0-9a-f]{8}|[0-9a-f]{17})$/, "i- and 8 or 17 hex digits");
const volumeId = matching(/^vol-(?:[0-9a-f]{8}|[0-9a-f]{17})$/, "vol- and 8 or 17 hex digits");

/** A type, `p5.48xlarge`, or some of them, `p5.*`, `u-*`; never `*` alone, which is no choice. */
const instanceType = matching(
  /^(?=.*[a-z0-9])[a-z0-9*-]+(?:\.[a-z0-9*-]+)?$/,
  "an instance type or family, * as wildcard: p5.48xlarge, p5.*, u-*",
);

const network = text((cidr) => {
  const parsed = parseNetwork(cidr);
  if (!parsed.ok) return "an address and a prefix length without host bits: 203.0.113.0/24";
  return parsed.value.prefix === 0 ? "networks of your own: this one is everybody's" : undefined;
});

const siteData = {
  criticalInstances: optional(list(instanceId)),
  criticalVolumes: optional(list(volumeId)),
  networks: optional(list(network)),
  largeInstanceTypes: optional(list(instanceType)),
  lists: optional(dictionary(list(matching(/\S/, "a text that is not blank")))),
} satisfies Required<Record<keyof Omit<Settings, "rules">, Check>>;

/** A rule may bear the name of a section, so that what is written for it decides which is meant. */
const ruleEntry: Check = (value, path) => {
  const name = path.replace(/^rules\./, "");
  const section = new Map(Object.entries(siteData)).get(name);
  if (section !== undefined && (!isObject(value) || section(value, path).length === 0)) {
    const message = `${path} is in the wrong place: write "${name}" beside "rules", not in it.`;
    return [{ code: "misplaced-key", path, message }];
  }
  if (isObject(value)) return ruleSettings(value, path);
  const mend = 'an object such as {"mode": "off"}, for rules stand here by their id';
  return [wrong(path, value, mend)];
};

const checkSettings = object({
  ...siteData,
  rules: optional(dictionary(ruleEntry)),
} satisfies Required<Record<keyof Settings, Check>>);
