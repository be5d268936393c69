import { compileRules, field } from "@logcritical/rules";
import { expect, it } from "vitest";
import { trySuppressions } from "./try-suppressions.ts";

const rule = {
  id: "plain",
  title: "t",
  description: "d",
  severity: "high",
  teams: ["infosec"],
  when: field("eventName").is("*"),
  attack: ["T1078"],
  runbook: ["Look."],
  falsePositives: [],
  references: [],
} as const;

const meta = { reason: "planned", owner: "ops" };

it("counts for each entry what it fits, whenever it holds and whatever else fits", () => {
  const rules = compileRules([rule]);
  if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
  const trial = trySuppressions([
    { ...meta, rule: "plain", until: "2020-01-01T00:00:00Z" },
    { ...meta, rule: "plain", from: "2998-01-01T00:00:00Z", until: "2999-01-01T00:00:00Z" },
    { ...meta, eventName: "A", until: "2999-01-01T00:00:00Z" },
    { ...meta, eventName: "C", until: "2999-01-01T00:00:00Z" },
  ]);
  for (const eventName of ["A", "B"]) {
    for (const finding of rules.value.match({ eventName })) trial.take(finding, rule);
  }
  expect(trial.hits()).toEqual([2, 2, 1, 0]);
});
