import type { Condition } from "@logcritical/rules";
import { createAsk } from "./ask.ts";
import { literalOf, regularOf } from "./regular.ts";

/** A query as MongoDB has them, which sift and mingo take. */
export type Query = Readonly<Record<string, unknown>>;

const orders = { "<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte" } as const;

/** Says a condition as a query; what queries cannot say becomes a function of ours. */
export function toQuery(condition: Condition): Query {
  switch (condition.kind) {
    case "all":
      return { $and: condition.conditions.map(toQuery) };
    case "any":
      return { $or: condition.conditions.map(toQuery) };
    case "none":
      return { $nor: condition.conditions.map(toQuery) };
    case "missing":
      return { [plain(condition.path)]: { $exists: false } };
    case "is":
      return { [plain(condition.path)]: JSON.parse(condition.value) as unknown };
    case "comparison": {
      const path = plain(condition.path);
      const regex = regularOf(condition);
      const { operator } = condition;
      if (operator !== "=" && operator !== "!=") {
        return { [path]: { [orders[operator]]: literalOf(condition) } };
      }
      const wanted = regex === undefined ? { $eq: literalOf(condition) } : { $regex: regex };
      return operator === "="
        ? { [path]: wanted }
        : { $and: [{ [path]: { $exists: true } }, { [path]: { $not: wanted } }] };
    }
    case "in-networks":
    case "holds":
    case "member":
    case "message": {
      const ask = createAsk(condition);
      return {
        $where(this: unknown) {
          return ask(this);
        },
      };
    }
  }
}

/** Queries go through arrays by themselves. */
function plain(path: string): string {
  return path.replaceAll("[*]", "");
}
