import { describe, expect, it } from "vitest";
import { catalog } from "../src/catalog/index.ts";
import { createCounter } from "../src/counter/counter.ts";
import { compileRules } from "../src/index.ts";
import { readFixtureBursts } from "./support/fixture-records.ts";

const bursts = catalog.flatMap(({ id }) => readFixtureBursts(id));

describe("the rules that count", () => {
  it.each(bursts)(
    "say of $ruleId/$file what its name says: $fires",
    ({ ruleId, fires, records }) => {
      const rules = compileRules(catalog.filter(({ id }) => id === ruleId));
      if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
      const [state] = rules.value.rules;
      const counter = state?.rule.threshold && createCounter(state.rule.threshold);
      const told = records.flatMap((record) =>
        rules.value
          .match(record)
          .filter(({ threshold }) => threshold === undefined || counter?.add(record) !== undefined),
      );
      expect(told).toHaveLength(fires ? 1 : 0);
    },
  );

  it("are three", () => {
    const counting = catalog.filter(({ threshold }) => threshold !== undefined);
    expect(counting.map(({ id, threshold }) => [id, threshold?.over])).toEqual([
      ["massive-operations", 10],
      ["massive-terminations", 10],
      ["unauthorised", 4],
    ]);
  });

  it("count instances, however many a call names", () => {
    const counted = catalog.filter(({ threshold }) => Array.isArray(threshold?.count));
    expect(counted.map(({ id }) => id)).toEqual(["massive-operations", "massive-terminations"]);
  });
});
