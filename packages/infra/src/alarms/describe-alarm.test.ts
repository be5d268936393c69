import { defaultSettings } from "@logcritical/handler/settings";
import { describe, expect, it } from "vitest";
import type { AlarmSpec } from "./alarm-plan.ts";
import { describeAlarm, descriptionLengthMax } from "./describe-alarm.ts";
import { packNames } from "./packs.ts";
import { planAlarms } from "./plan-alarms.ts";

const planned = planAlarms({
  packs: packNames,
  except: [],
  settings: defaultSettings,
  account: "111122223333",
  topics: {},
});
const alarms = planned.ok ? planned.value.alarms : [];
const queryName = "logcritical/acme-prod/some-rule";

function specOf(id: string, changes: Partial<AlarmSpec> = {}): AlarmSpec {
  const found = alarms.find((alarm) => alarm.id === id);
  if (found === undefined) throw new Error(`No alarm ${id}`);
  return { ...found, ...changes };
}

describe("describeAlarm", () => {
  it.each(alarms.map((alarm) => [alarm.id, alarm] as const))(
    "says of %s which rule rang, where to look and what to do",
    (id, alarm) => {
      const text = describeAlarm(alarm, { queryName });
      expect(text.length).toBeLessThanOrEqual(descriptionLengthMax);
      expect(text).toContain(`Rule ${id} `);
      expect(text).toContain(queryName);
      expect(text).toContain(`1. ${alarm.rule.runbook[0]}`);
    },
  );

  it("says whose rule it is", () => {
    const { pack: _, ...own } = specOf("root-access");
    expect(describeAlarm(own, { queryName })).toContain("Rule root-access (your own).");
    expect(describeAlarm(specOf("root-access"), { queryName })).toContain("(pack secglobal)");
  });

  it("says that a filter is wider than its rule", () => {
    const wider = specOf("root-access", { isWider: true });
    expect(describeAlarm(wider, { queryName })).toContain("wider than the rule");
    expect(describeAlarm(specOf("root-access"), { queryName })).not.toContain("wider");
  });

  it("says that it counts calls of everybody", () => {
    const text = describeAlarm(specOf("massive-terminations"), { queryName });
    expect(text).toContain("at 11 calls within 300 s, of all actors together");
  });

  it("leaves out whole steps, and says where they are", () => {
    const { rule } = specOf("root-access");
    const runbook = ["Look.", "x".repeat(900), "Act."];
    const text = describeAlarm(specOf("root-access", { rule: { ...rule, runbook } }), {
      queryName,
    });
    expect(text).toMatch(/1\. Look\.\nMore: logcritical rules show root-access$/);
  });

  it("cuts a first step that has no room", () => {
    const { rule } = specOf("root-access");
    const long = { ...rule, runbook: ["x".repeat(2000)] };
    const text = describeAlarm(specOf("root-access", { rule: long }), { queryName });
    expect(text).toHaveLength(descriptionLengthMax);
    expect(text.endsWith("logcritical rules show root-access")).toBe(true);
  });
});
