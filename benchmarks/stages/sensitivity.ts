import type { RuleSet } from "@logcritical/rules";
import { createScanner } from "@logcritical/rules/scan";
import { createDeliveries } from "../data/deliveries.ts";
import { compileAskingWho } from "../data/many-rules.ts";
import { createRandom } from "../data/random.ts";
import { catalogRules, generateRecords, type Mix, usual } from "../data/records.ts";
import { compare, type Outcome } from "../harness.ts";
import { decideAll, findAll, parseAll } from "../work.ts";

/** One departure from the usual records, and how the scanner does on it against parsing all. */
export interface Sensitivity {
  readonly what: string;
  readonly decide: Outcome;
  readonly find: Outcome;
}

const few: Mix = { ...usual, count: 6000 };
const random = createRandom(7);

interface Case {
  readonly what: string;
  readonly mix?: Partial<Mix>;
  readonly batch?: number;
  readonly change?: (text: string) => string;
  /** In place of the catalogue alone. */
  readonly rules?: RuleSet;
}

const cases: readonly Case[] = [
  { what: "batches of 1", batch: 1, mix: { count: 2000 } },
  { what: "batches of 10", batch: 10 },
  { what: "batches of 100", batch: 100 },
  { what: "batches of 500", batch: 500 },
  { what: "calls in any shape", mix: { shapes: 1000 } },
  { what: "no record matches", mix: { matching: 0 } },
  { what: "25 % match", mix: { matching: 0.25 } },
  { what: "all match", mix: { matching: 1 } },
  {
    what: "records of 20 KB",
    mix: { count: 1000 },
    change: (text) => text.replace('"requestParameters":', `"x":${filler()},"requestParameters":`),
  },
  {
    what: "names beyond ASCII",
    change: (text) =>
      text.replace('"requestParameters":', '"tag":"日本語のタグ — größer","requestParameters":'),
  },
  {
    what: "tags whose keys collide",
    change: (text) =>
      text.replace('"requestParameters":', `"tags":{${tags()}},"requestParameters":`),
  },
  {
    what: "addresses all unique",
    change: (text) =>
      text.replaceAll(/198\.51\.100\.\d+/g, () => `2001:db8:4::${random.hex(4)}:${random.hex(4)}`),
  },
  {
    what: "principals all unique",
    change: (text) =>
      text.replaceAll(/:(role|user|assumed-role)\//g, (all) => `${all}${random.hex(8)}/`),
  },
  {
    what: "principals all unique, and a rule about each",
    rules: compileAskingWho(),
    change: (text) =>
      text.replace(
        /"arn":"[^"]*"/,
        () => `"arn":"arn:aws:sts::111122223333:assumed-role/Deploy/${random.hex(12)}"`,
      ),
  },
];

/** Keys that differ in the middle alone, where the scanner's hashes do not look. */
function tags(): string {
  return Array.from({ length: 20 }, () => `"hostile-${random.hex(8)}-hostile":"x"`).join(",");
}

function filler(): string {
  const items = Array.from({ length: 130 }, () => ({
    networkInterfaceId: `eni-${random.hex(17)}`,
    description: 'an interface like many others, with "quotes"',
    attached: true,
    index: random.below(99),
  }));
  return JSON.stringify(items);
}

/** Measures every case. */
export async function measureSensitivity(): Promise<readonly Sensitivity[]> {
  const measured: Sensitivity[] = [];
  for (const { what, mix = {}, batch = 200, change, rules = catalogRules } of cases) {
    const records = generateRecords({ ...few, ...mix }).map((text) => change?.(text) ?? text);
    const deliveries = createDeliveries(records, { from: batch, to: batch });
    const scanner = createScanner(rules);
    const [, decide, find] = await compare(
      [
        { name: "parse all, match nothing", run: () => parseAll(deliveries) },
        { name: "decide", run: () => decideAll(deliveries, scanner) },
        { name: "find", run: () => findAll(deliveries, scanner) },
      ],
      { rounds: 9 },
    );
    if (decide !== undefined && find !== undefined) measured.push({ what, decide, find });
  }
  return measured;
}
