import type { Condition } from "@logcritical/rules";
import { createScanner } from "@logcritical/rules/scan";
import jsonata from "jsonata";
import { Query as MingoQuery } from "mingo";
import * as siftModule from "sift";
import { createDeliveries, type Delivery } from "../data/deliveries.ts";
import { catalogRules, generateRecords, usual } from "../data/records.ts";
import { type Contender, compare, type Outcome } from "../harness.ts";
import { type Ask, createAsk } from "../peers/ask.ts";
import { createRulesEngine } from "../peers/json-rules.ts";
import { toExpression } from "../peers/jsonata-text.ts";
import { toQuery } from "../peers/mongo-query.ts";
import { messagesOf } from "../work.ts";

/**
 * The 23 rules said in the language of other engines, from inflated deliveries to matches. All but
 * the scanner parse the document and each record first. The ratios say how many times as long as
 * the scanner the others take.
 */
export async function comparePeers(): Promise<readonly Outcome[]> {
  const records = generateRecords({ ...usual, count: 2000 });
  const deliveries = createDeliveries(records, { from: 100, to: 300 });
  const conditions = catalogRules.rules.map(({ when }) => when);
  const queries = conditions.map(toQuery);
  const outcomes = await compare(
    [
      ours(deliveries),
      asking("a function for each rule", deliveries, conditions.map(createAsk)),
      asking(
        "sift",
        deliveries,
        queries.map((query) => siftModule.default.default(query)),
      ),
      asking(
        "mingo",
        deliveries,
        queries.map((query) => {
          const compiled = new MingoQuery(query);
          // Records are objects, which is all that the type asks for.
          return (record) => compiled.test(record as Readonly<Record<string, unknown>>);
        }),
      ),
      jsonRulesEngine(deliveries, conditions),
      jsonataExpressions(deliveries, conditions),
    ],
    { rounds: 7, warmUps: 10 },
  );
  return outcomes.map(({ ratio, min, max, ...outcome }) => ({
    ...outcome,
    ratio: 1 / ratio,
    min: 1 / max,
    max: 1 / min,
  }));
}

function ours(deliveries: readonly Delivery[]): Contender {
  const scanner = createScanner(catalogRules);
  return {
    name: "scanner",
    run: () =>
      deliveries.reduce(
        (sum, { inflated }) => sum + scanner.decide(inflated).matches.flat().length,
        0,
      ),
  };
}

function asking(name: string, deliveries: readonly Delivery[], asks: readonly Ask[]): Contender {
  return {
    name,
    run: () =>
      parse(deliveries).reduce((sum, record) => sum + asks.filter((ask) => ask(record)).length, 0),
  };
}

function jsonRulesEngine(
  deliveries: readonly Delivery[],
  conditions: readonly Condition[],
): Contender {
  const engine = createRulesEngine(conditions);
  return {
    name: "json-rules-engine",
    async run() {
      let matches = 0;
      for (const record of parse(deliveries)) {
        const { events } = await engine.run({ ...record, record });
        matches += events.length;
      }
      return matches;
    },
  };
}

function jsonataExpressions(
  deliveries: readonly Delivery[],
  conditions: readonly Condition[],
): Contender {
  const expressions = conditions.map((condition) => {
    const { text, functions } = toExpression(condition);
    const compiled = jsonata(text);
    for (const [name, ask] of functions) compiled.registerFunction(name, ask);
    return compiled;
  });
  return {
    name: "jsonata",
    async run() {
      let matches = 0;
      for (const record of parse(deliveries)) {
        for (const expression of expressions) {
          if ((await expression.evaluate(record)) === true) matches += 1;
        }
      }
      return matches;
    },
  };
}

function parse(deliveries: readonly Delivery[]): readonly Readonly<Record<string, unknown>>[] {
  return deliveries.flatMap(({ inflated }) =>
    // The generator writes objects.
    messagesOf(inflated).map((text) => JSON.parse(text) as Readonly<Record<string, unknown>>),
  );
}
