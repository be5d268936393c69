import type { Condition } from "@logcritical/rules";
import { Engine, type NestedCondition } from "json-rules-engine";
import { createAsk } from "./ask.ts";
import { literalOf, regularOf } from "./regular.ts";

/** An engine with a rule for each condition. */
export function createRulesEngine(conditions: readonly Condition[]): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator<unknown, RegExp>(
    "matches",
    (fact, regex) => typeof fact === "string" && regex.test(fact),
  );
  engine.addOperator<unknown, RegExp>(
    "differs",
    (fact, regex) => typeof fact === "string" && !regex.test(fact),
  );
  engine.addOperator<unknown, unknown>("missing", (fact) => fact === undefined);
  engine.addOperator<unknown, unknown>(
    "present",
    (fact, other) => fact !== undefined && fact !== other,
  );
  engine.addOperator<unknown, (fact: unknown) => boolean>("asks", (fact, ask) => ask(fact));
  for (const [index, condition] of conditions.entries()) {
    engine.addRule({ conditions: { all: [toRule(condition)] }, event: { type: String(index) } });
  }
  return engine;
}

function toRule(condition: Condition): NestedCondition {
  switch (condition.kind) {
    case "all":
      return { all: condition.conditions.map(toRule) };
    case "any":
      return { any: condition.conditions.map(toRule) };
    case "none":
      return { not: { any: condition.conditions.map(toRule) } };
    case "missing":
      return at(condition.path, "missing", true);
    case "is":
      return at(condition.path, "equal", JSON.parse(condition.value));
    case "comparison": {
      if (condition.path.includes("[*]")) return asking(condition);
      const regex = regularOf(condition);
      const { path, operator } = condition;
      if (operator === "=") {
        return regex === undefined
          ? at(path, "equal", literalOf(condition))
          : at(path, "matches", regex);
      }
      if (operator !== "!=") return asking(condition);
      return regex === undefined
        ? at(path, "present", literalOf(condition))
        : at(path, "differs", regex);
    }
    case "in-networks":
    case "holds":
    case "member":
    case "message":
      return asking(condition);
  }
}

/** Top-level fields are facts; below them a path leads on. */
function at(path: string, operator: string, value: unknown): NestedCondition {
  const [fact = "", ...rest] = path.split(".");
  return rest.length === 0
    ? { fact, operator, value }
    : { fact, operator, value, path: `$.${rest.join(".")}` };
}

function asking(condition: Condition): NestedCondition {
  return { fact: "record", operator: "asks", value: createAsk(condition) };
}
