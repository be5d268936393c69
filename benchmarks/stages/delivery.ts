import { createScanner } from "@logcritical/rules/scan";
import { createDeliveries } from "../data/deliveries.ts";
import { catalogRules, generateRecords, usual } from "../data/records.ts";
import { compare, type Outcome } from "../harness.ts";
import { decideAll, findAll, inflate, matchAll, messagesOf, parseAll } from "../work.ts";

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

/**
 * Inflated bytes to rule ids, against parsing the same records' own text. As parsing has the text
 * of each record at hand, the scanner has the bytes where its inflating leaves them; those of
 * somebody else's inflating it has to copy first.
 */
export function compareInflated(): Promise<readonly Outcome[]> {
  const deliveries = createDeliveries(generateRecords(usual), { from: 50, to: 500 });
  const messages = deliveries.flatMap(({ inflated }) => messagesOf(inflated));
  const gzips = deliveries.map(({ data }) => Buffer.from(data, "base64"));
  const decide = (bytes: Uint8Array): number => scanner.decide(bytes).matches.length;
  return compare([
    {
      name: "JSON.parse of each record",
      run: () => messages.filter((message) => typeof JSON.parse(message) === "object").length,
    },
    {
      name: "decide, where inflated",
      run: () => gzips.reduce((sum, gzip) => sum + decide(inflate(gzip, scanner)), 0),
      aside: () => {
        for (const gzip of gzips) inflate(gzip, scanner);
      },
    },
    {
      name: "decide, copied in",
      run: () => deliveries.reduce((sum, { inflated }) => sum + decide(inflated), 0),
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
