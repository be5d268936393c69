import {
  type HandlerSettings,
  route,
  type TopicName,
  topicNames,
} from "../../packages/handler/src/settings/index.ts";
import { catalog } from "../../packages/rules/src/catalog/index.ts";
import {
  compileRules,
  createCounter,
  type Finding,
  type TrailRecord,
} from "../../packages/rules/src/index.ts";

/** What records should come to, by the rules and the routing table alone. */
export interface Expected {
  /** `<rule> at <topic>`, of what is told at once. */
  readonly told: ReadonlySet<string>;
  /** Of what is of low severity and waits for the daily report. */
  readonly waiting: ReadonlySet<string>;
}

/** Says what should be told of records that come together. */
export function createOracle(
  settings: HandlerSettings,
): (records: readonly object[], account: string) => Expected {
  const compiled = compileRules(catalog, settings.rules);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const every = Object.fromEntries(topicNames.map((name) => [name, name]));
  const topicsOf = (finding: Finding, account: string): readonly TopicName[] =>
    route({ ...finding, account }, settings, every).topics;
  return (records, account) => {
    const findings = records.flatMap((record) => compiled.value.match(record));
    const heard = [...Map.groupBy(findings, ({ ruleId }) => ruleId).values()].flatMap(countEnough);
    const pairs = (isLow: boolean): ReadonlySet<string> =>
      new Set(
        heard
          .filter(({ severity }) => (severity === "low") === isLow)
          .flatMap((one) => topicsOf(one, account).map((topic) => `${one.ruleId} at ${topic}`)),
      );
    return { told: pairs(false), waiting: pairs(true) };
  };
}

/** Those of one rule that stand for themselves, and those past its threshold. */
function countEnough(findings: readonly Finding[]): readonly Finding[] {
  const [threshold] = findings.flatMap((finding) => finding.threshold ?? []);
  if (threshold === undefined) return findings;
  const counter = createCounter(threshold);
  return findings.filter(
    // A finding holds the very record that it is of.
    (finding) =>
      finding.threshold === undefined ||
      counter.add(finding.record satisfies TrailRecord) !== undefined,
  );
}
