import { createScanner } from "@logcritical/rules/scan";
import { createDeliveries } from "../data/deliveries.ts";
import { catalogRules, generateRecords, usual } from "../data/records.ts";
import { compare, type Outcome } from "../harness.ts";
import { decideAll, findAll, matchAll, messagesOf, parseAll } from "../work.ts";

const scanner = createScanner(catalogRules);

/** Whole deliveries under the 23 rules, against parsing them. */
export function compareDeliveries(): Promise<readonly Outcome[]> {
  const deliveries = createDeliveries(generateRecords(usual), { from: 50, to: 500 });
  return compare([
    { name: "parse all, match nothing", run: () => parseAll(deliveries) },
    { name: "decide", run: () => decideAll(deliveries, scanner) },
    { name: "find, matched records parsed", run: () => findAll(deliveries, scanner) },
    { name: "reference engine", run: () => matchAll(deliveries, catalogRules) },
  ]);
}

/** Inflated bytes to rule ids, against parsing the same records' own text. */
export function compareInflated(): Promise<readonly Outcome[]> {
  const deliveries = createDeliveries(generateRecords(usual), { from: 50, to: 500 });
  const messages = deliveries.flatMap(({ inflated }) => messagesOf(inflated));
  return compare([
    {
      name: "JSON.parse of each record",
      run: () => messages.filter((message) => typeof JSON.parse(message) === "object").length,
    },
    {
      name: "decide",
      run: () =>
        deliveries.reduce((sum, { inflated }) => sum + scanner.decide(inflated).matches.length, 0),
    },
  ]);
}

/** Every record is unusual: a key is escaped, so that each is left to the reference. */
export function compareWorst(): Promise<readonly Outcome[]> {
  const records = generateRecords({ ...usual, count: 10_000 }).map((text) =>
    text.replace('"awsRegion"', '"awsRegi\\u006fn"'),
  );
  const deliveries = createDeliveries(records, { from: 50, to: 500 });
  return compare([
    { name: "reference engine", run: () => matchAll(deliveries, catalogRules) },
    { name: "find", run: () => findAll(deliveries, scanner) },
  ]);
}
