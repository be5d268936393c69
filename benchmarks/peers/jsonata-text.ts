import type { Condition } from "@logcritical/rules";
import { type Ask, createAsk } from "./ask.ts";
import { literalOf, regularOf } from "./regular.ts";

/** A condition as an expression of JSONata, and the functions of ours that it calls. */
export interface Expression {
  readonly text: string;
  readonly functions: ReadonlyMap<string, Ask>;
}

/** Says a condition as an expression. */
export function toExpression(condition: Condition): Expression {
  const functions = new Map<string, Ask>();
  return { text: print(condition, functions), functions };
}

function print(condition: Condition, functions: Map<string, Ask>): string {
  const join = (conditions: readonly Condition[], word: string): string =>
    `(${conditions.map((part) => print(part, functions)).join(` ${word} `)})`;
  switch (condition.kind) {
    case "all":
      return join(condition.conditions, "and");
    case "any":
      return join(condition.conditions, "or");
    case "none":
      return `$not(${join(condition.conditions, "or")})`;
    case "missing":
      return `$not($exists(${condition.path}))`;
    case "is":
      return `${condition.path} = ${condition.value}`;
    case "comparison": {
      const { path, operator } = condition;
      const regex = regularOf(condition);
      if (path.includes("[*]") || (operator !== "=" && operator !== "!=")) break;
      const found =
        regex === undefined
          ? `${path} = ${JSON.stringify(literalOf(condition))}`
          : `$contains($string(${path}), ${String(regex)})`;
      return operator === "="
        ? `($exists(${path}) and ${found})`
        : `($exists(${path}) and $not(${found}))`;
    }
    case "in-networks":
    case "holds":
    case "member":
    case "message":
      break;
  }
  const name = `ask${functions.size}`;
  functions.set(name, createAsk(condition));
  return `$${name}($$)`;
}
